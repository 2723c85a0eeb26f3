from django.core.management.base import BaseCommand

from cppcc import jobs


class Command(BaseCommand):
    help = "Give back jobs whose worker died, send again what the broker lost; may run any number of times."

    def handle(self, **options):
        jobs.sweep()
