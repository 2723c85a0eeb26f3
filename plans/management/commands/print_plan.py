from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from cppcc.documents.content import Unprintable
from cppcc.documents.sandbox import LimitExceeded, RenderingFailed
from plans.models import AnnualPlan, PlanVersion
from plans.services.printing import plan_document


class Command(BaseCommand):
    help = "Print a plan into a file: the working copy, or a frozen version."

    def create_parser(self, *arguments, **options):
        return super().create_parser(*arguments, conflict_handler="resolve", **options)

    def add_arguments(self, parser):
        parser.add_argument("id", type=int)
        parser.add_argument("--format", choices=("pdf", "docx", "xlsx"), required=True)
        parser.add_argument("--output", type=Path, required=True)
        parser.add_argument("--coat", choices=("plain", "official"), default="plain")
        parser.add_argument(
            "--version", type=int, metavar="N", help="a frozen version instead of the working copy"
        )
        parser.add_argument("--for-opinions", action="store_true", help="with the watermark 征求意见稿")

    def handle(self, *args, **options):
        plan = AnnualPlan.objects.by_id(options["id"])
        if not plan:
            raise CommandError(f"There is no plan {options['id']}.", returncode=2)
        try:
            document = plan_document(
                plan,
                coat=options["coat"],
                version=options["version"],
                for_opinions=options["for_opinions"],
            )
            options["output"].write_bytes(document.make(options["format"]))
        except PlanVersion.DoesNotExist:
            message = f"Plan {plan.pk} has no version {options['version']}."
            raise CommandError(message, returncode=2) from None
        except (OSError, LimitExceeded, RenderingFailed, Unprintable) as error:
            raise CommandError(str(error), returncode=2) from error
