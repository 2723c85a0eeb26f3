"""Fill an empty database with demo data, and print the accounts one can sign in with."""

import unicodedata

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from plans.demo import SIZES, NotEmpty, demo_accounts, make_demo


class Command(BaseCommand):
    help = "Fill an empty database with demo data and print its accounts; only with DEBUG on."

    def add_arguments(self, parser):
        parser.add_argument("--size", choices=SIZES, default=SIZES[0])
        parser.add_argument("--seed", type=int, default=1, help="the same seed makes the same content")
        parser.add_argument(
            "--accounts", action="store_true", help="print the accounts of existing demo data"
        )

    def handle(self, *, size, seed, accounts, **options):
        if not settings.DEBUG:
            raise CommandError(_("Demo data, with its known passwords, needs DEBUG on."), returncode=2)
        today = timezone.localdate()
        if not accounts:
            self.make(size, seed, today)
        found = demo_accounts(today)
        if not found:
            raise CommandError(_("There is no demo data in this database."), returncode=2)
        self.print_accounts(found)

    def make(self, size, seed, today):
        try:
            make_demo(size, seed, today)
        except NotEmpty as error:
            text = _("The database is not empty; demo data goes into an empty one only.")
            raise CommandError(text, returncode=2) from error

    def print_accounts(self, accounts):
        head = (_("account"), _("password"), _("role"), _("office"))
        rows = [(one.username, one.password or _("(changed)"), one.role, one.office) for one in accounts]
        widths = [max(width(row[column]) for row in (head, *rows)) for column in range(len(head))]
        for row in (head, *rows):
            cells = (text + " " * (wide - width(text)) for text, wide in zip(row, widths, strict=True))
            self.stdout.write("  ".join(cells).rstrip())


def width(text):
    """Columns that `text` takes on a terminal: Chinese letters are two wide."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)
