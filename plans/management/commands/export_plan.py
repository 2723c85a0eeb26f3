import json

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from plans.models import AnnualPlan, PlanVersion
from plans.snapshot import snapshot_of


class Command(BaseCommand):
    help = "Print a plan as plan JSON: the working copy, or a frozen version."

    def create_parser(self, *arguments, **options):
        return super().create_parser(*arguments, conflict_handler="resolve", **options)

    def add_arguments(self, parser):
        parser.add_argument("id", type=int)
        parser.add_argument(
            "--version", type=int, metavar="N", help="a frozen version instead of the working copy"
        )

    def handle(self, *args, **options):
        plan = AnnualPlan.objects.by_id(options["id"])
        if not plan:
            raise CommandError(_("There is no plan %(id)s.") % {"id": options["id"]}, returncode=2)
        self.stdout.write(json.dumps(content_of(plan, options["version"]), ensure_ascii=False, indent=2))


def content_of(plan, number):
    if number is None:
        return snapshot_of(plan)
    try:
        return plan.versions.get(number=number).snapshot
    except PlanVersion.DoesNotExist:
        said = _("Plan %(id)s has no version %(number)s.") % {"id": plan.pk, "number": number}
        raise CommandError(said, returncode=2) from None
