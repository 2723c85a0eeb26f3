import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from cppcc.importing import UnreadableFile
from members.importers import RosterRefused, error_workbook, import_roster, take_in
from members.models import Organization, RosterRow


class Command(BaseCommand):
    help = "Import members from Excel or CSV; prints what was done as JSON. Wrong rows are left out."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--organization", metavar="CODE", required=True)
        parser.add_argument("--dry-run", action="store_true", help="check only, write no member")
        parser.add_argument("--errors", type=Path, metavar="FILE", help="workbook for the wrong rows")
        parser.add_argument("--all-or-nothing", action="store_true", help="refuse all when any row is wrong")

    def handle(self, *args, **options):
        office = Organization.objects.by_code(options["organization"]).first()
        if office is None:
            raise CommandError(f"There is no office with the code {options['organization']}.", returncode=2)
        try:
            print_result(self, self.run(office, options))
        except (UnreadableFile, RosterRefused) as error:
            raise CommandError(str(error), returncode=2) from error
        except OSError as error:
            raise CommandError(f"{error.filename}: {error.strerror}.", returncode=2) from error

    def run(self, office, options):
        """What was, or would be, done."""
        path = options["file"]
        with transaction.atomic():
            roster = take_in(office, by=None, content=path.read_bytes(), file_name=path.name)
            if options["errors"]:
                options["errors"].write_bytes(error_workbook(roster))
            if options["dry_run"]:
                counts = RosterRow.objects.of(roster).counts()
                transaction.set_rollback(True)
                return {"rows": sum(counts.values()), "states": counts, "written": False}
        counts = import_roster(roster, by=None, all_or_nothing=options["all_or_nothing"])
        return {"rows": sum(counts.values()), **counts, "written": True}


def print_result(command, result):
    command.stdout.write(json.dumps(result, ensure_ascii=False))
