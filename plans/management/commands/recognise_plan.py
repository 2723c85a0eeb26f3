"""Print the plan JSON of a text; touches no database."""

import json
import sys

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from plans.recognition import recognise
from plans.recognition.source import SourceError, read_source


class Command(BaseCommand):
    help = (
        "Recognise chapters, topics, activities and targets in a plan (.txt or .docx) and print them as JSON."
    )
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("file")
        parser.add_argument("--year", type=int, help="the plan's year, when the text does not say it")

    def handle(self, *args, **options):
        year = options["year"]
        try:
            if year is not None and not 1949 <= year <= 2199:
                raise SourceError(_("The year must be between 1949 and 2199."))
            plan = recognise(read_source(options["file"]), year)
        except SourceError as error:
            self.stderr.write(str(error))
            sys.exit(2)
        self.stdout.write(json.dumps(plan, ensure_ascii=False, indent=2))
