"""Background work on members and accounts."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _

from cppcc.jobs import JobRefused, job_kind
from cppcc.printing import document_file

from .documents import AccountSlips
from .importers import RosterRefused, import_roster
from .models import Member, RosterImport
from .services import invite_member, renew_initial_password
from .services.printing import people_document


@job_kind("print_people")
def print_people(job, user, progress):
    """Make the list that was asked for, of what the requester may see now."""
    wanted = job.arguments
    progress(10, _("reading the members"))
    document = people_document(wanted["name"], by=user, month=wanted["month"])
    return document_file(document, wanted["file_format"], progress)


@job_kind("import_roster")
def write_roster(job, user, progress):
    """Write a checked roster and lead to what came of it."""
    roster = RosterImport.objects.visible_to(user).by_id(job.arguments["roster"])
    if not roster:
        raise JobRefused(_("The roster is not there any more."))
    try:
        import_roster(roster, by=user, all_or_nothing=job.arguments["all_or_nothing"], progress=progress)
    except RosterRefused as error:
        raise JobRefused(str(error)) from error
    except ValidationError as error:
        raise JobRefused(" ".join(error.messages)) from error
    return reverse("members:roster_detail", args=[roster.pk])


@job_kind("invite_members")
def invite_members(job, user, progress):
    """Give every member without an account one, and print the slips that hold the initial passwords.

    Passwords stand in the file alone: a second attempt makes new ones for accounts nobody has used yet.
    """
    members = list(
        Member.objects.visible_to(user).of(user.organization).active().to_invite().in_stroke_order()
    )
    if not members:
        raise JobRefused(_("All members have an account, and all have signed in."))
    slips = []
    for number, member in enumerate(members):
        progress(5 + 70 * number // len(members), member.name)
        if member.account:
            slips.append((member.account, renew_initial_password(member.account, by=user)))
        else:
            slips.append(invite_member(member, by=user))
    return document_file(AccountSlips(user.organization, slips, sign_in_address()), "pdf", progress)


def sign_in_address():
    """Where members sign in, as far as the settings tell."""
    hosts = [host for host in settings.ALLOWED_HOSTS if host not in ("*", "[::1]", "localhost")]
    scheme = "https" if settings.HTTPS else "http"
    return f"{scheme}://{hosts[0].lstrip('.')}" if hosts else ""
