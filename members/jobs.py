"""Background work on members and accounts."""

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cppcc.jobs import JobRefused, job_kind
from cppcc.printing import document_file

from . import services
from .documents import AccountSlips, Slip
from .importers import RosterRefused, import_roster
from .models import RosterImport
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


@job_kind("invite_many")
def invite_many(job, user, progress):
    """Give everybody of a round an account, and print the slips with passwords or links.

    They stand in the file alone: a second attempt makes new ones for accounts nobody has used yet.
    """
    wanted = job.arguments
    invited = services.round_of(wanted["whom"], by=user, people=wanted["people"])
    if not invited:
        raise JobRefused(_("Everybody has an account, and has signed in."))
    slips = []
    for number, (name, invite) in enumerate(invited):
        progress(5 + 70 * number // len(invited), name)
        account, password = invite()
        if password:
            slips.append(slip_of(account, password, wanted))
    if not slips:
        return reverse("members:account_list")
    return document_file(AccountSlips(user.organization, slips, wanted["address"]), "pdf", progress)


def slip_of(account, password, wanted):
    until = timezone.localdate(account.initial_until)
    if wanted["how"] != "link":
        return Slip(account.name, account.username, until, password=password)
    path = reverse("members:welcome", args=[services.welcome_token(account)])
    return Slip(account.name, account.username, until, link=wanted["address"] + path)
