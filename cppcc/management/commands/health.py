"""Is one part of the installation alive? What the health checks of containers and services ask."""

import os
import urllib.error
import urllib.request

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from cppcc.views.health import QUEUES, age_is_young

WEB = "web"


class Command(BaseCommand):
    help = "Exit 0 when the web server answers, or when a queue's worker carried out a task lately; else 1."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("part", choices=(WEB, *QUEUES))

    def handle(self, *, part, **options):
        alive = web_answers() if part == WEB else age_is_young(part)
        if not alive:
            raise CommandError(f"{part} gives no sign of life.")
        self.stdout.write(f"{part} is alive")


def web_answers():
    """Ask the server on this machine, by a name that it accepts."""
    port = os.environ.get("PORT", "8000")
    name = next((name for name in settings.ALLOWED_HOSTS if name[:1].isalnum()), "localhost")
    request = urllib.request.Request(f"http://127.0.0.1:{port}/health/live", headers={"Host": name})
    try:
        with urllib.request.urlopen(request, timeout=5) as response:
            return response.status == 200
    except (urllib.error.URLError, OSError):
        return False
