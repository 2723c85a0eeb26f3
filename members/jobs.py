"""Background work on members and accounts."""

from functools import partial

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _

from cppcc.documents.base import CONTENT_TYPES
from cppcc.documents.sandbox import LimitExceeded, RenderingFailed
from cppcc.jobs import JobFile, JobRefused, job_kind

from .importers import RosterRefused, import_roster
from .models import RosterImport
from .services.printing import people_document


@job_kind("print_people")
def print_people(job, user, progress):
    """Make the list that was asked for, of what the requester may see now."""
    wanted = job.arguments
    progress(10, _("reading the members"))
    document = people_document(wanted["name"], by=user, month=wanted["month"])
    return made(document, wanted["file_format"], progress)


def made(document, file_format, progress):
    """The file of a document; what is too large to print is refused with its reason."""
    try:
        content = document.make(file_format, on_tick=partial(progress, 50, _("making the file")))
    except (LimitExceeded, RenderingFailed) as error:
        raise JobRefused(str(error)) from error
    return JobFile(f"{document.file_name}.{file_format}", CONTENT_TYPES[file_format], content)


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
