from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from members.importers import template_workbook
from members.models import Organization


class Command(BaseCommand):
    help = "Write the empty roster (Excel, with drop-downs) into a file."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--organization", metavar="CODE", help="with the lists of this office")

    def handle(self, *args, **options):
        office = None
        if code := options["organization"]:
            office = Organization.objects.by_code(code).first()
            if office is None:
                raise CommandError(f"There is no office with the code {code}.", returncode=2)
        try:
            options["file"].write_bytes(template_workbook(office))
        except OSError as error:
            raise CommandError(f"{error.filename}: {error.strerror}.", returncode=2) from error
