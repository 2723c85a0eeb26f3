from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from cppcc.forms.base import clean_text
from members.models import Organization, User
from plans.recognition.source import SourceError, read_source
from plans.services.drafts import import_text


class Command(BaseCommand):
    help = "Make a draft plan from a text (.txt or .docx) and print its id."

    def add_arguments(self, parser):
        parser.add_argument("file")
        parser.add_argument("--organization", required=True, metavar="CODE")
        parser.add_argument("--year", required=True, type=int)
        parser.add_argument("--by", metavar="USERNAME", help="who enters it; the system when left out")

    def handle(self, *args, **options):
        try:
            organization = organization_of(options["organization"])
            by = person_of(options["by"], organization)
            if not 1949 <= options["year"] <= 2199:
                raise CommandError(_("The year must be between 1949 and 2199."))
            lines = clean_text("\n".join(read_source(options["file"]))).split("\n")
            plan = import_text(organization, lines, by=by, year=options["year"])
        except (CommandError, SourceError, PermissionDenied) as error:
            raise CommandError(str(error), returncode=2) from error
        except ValidationError as error:
            raise CommandError(" ".join(error.messages), returncode=2) from error
        self.stdout.write(str(plan.pk))


def organization_of(code):
    try:
        return Organization.objects.get(code=code)
    except Organization.DoesNotExist:
        raise CommandError(_("There is no office with the code %(code)s.") % {"code": code}) from None


def person_of(username, organization):
    """The account, acting as staff of the office; None for the system."""
    if username is None:
        return None
    try:
        user = User.objects.get(username=username, is_active=True)
    except User.DoesNotExist:
        raise CommandError(_("There is no account %(name)s.") % {"name": username}) from None
    held = (one for one in user.current_assignments if one.organization_id == organization.pk)
    role = next((one for one in held if one.role == "staff"), None)
    if role is None:
        raise CommandError(_("%(name)s is not staff of this office.") % {"name": username})
    user.act_as(role.pk)
    return user
