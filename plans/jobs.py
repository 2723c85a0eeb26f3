"""Background work on plans."""

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cppcc.jobs import JobRefused, job_kind
from cppcc.permissions import require
from cppcc.printing import document_file

from .documents import MonthDocument, OpinionsDocument, PlanDocument, YearDocument
from .models import AnnualPlan, OpinionRound, PlanImport, PlanVersion
from .recognition import recognise
from .services import drafts
from .services.comparing import difference_document
from .services.printing import plan_document
from .services.version_files import keep_file, missing_formats, version_document


def plan_to_print(pk, user):
    """The plan, as far as the requester may see and print it now."""
    plan = AnnualPlan.objects.visible_to(user).with_offices().by_id(pk)
    if not plan:
        raise JobRefused(_("The plan is not there any more, or you may not see it any more."))
    require(user, PlanDocument.permission, plan)
    return plan


@job_kind("print_plan")
def print_plan(job, user, progress):
    """Make the file that was asked for, with the rights and the content of now."""
    wanted = job.arguments
    plan = plan_to_print(wanted["plan"], user)
    progress(10, _("reading the plan"))
    try:
        document = plan_document(
            plan,
            user=user,
            coat=wanted["coat"],
            version=wanted["version"],
            for_opinions=wanted["for_opinions"],
        )
    except PlanVersion.DoesNotExist:
        raise JobRefused(_("The version is not there any more, or you may not see it any more.")) from None
    return document_file(document, wanted["file_format"], progress)


@job_kind("print_difference")
def print_difference(job, user, progress):
    """Make the account of what differs between two contents of a plan."""
    wanted = job.arguments
    plan = plan_to_print(wanted["plan"], user)
    progress(10, _("reading the plan"))
    try:
        document = difference_document(plan, wanted["start"], wanted["end"], user)
    except ValidationError as error:
        raise JobRefused(" ".join(error.messages)) from error
    return document_file(document, wanted["file_format"], progress)


@job_kind("print_version")
def print_version(job, user, progress):
    """Print a frozen version in the formats that are still missing, and keep the files with it."""
    version = PlanVersion.objects.visible_to(user).with_plan().with_files().by_id(job.arguments["version"])
    if not version:
        raise JobRefused(_("The plan is not there any more, or you may not see it any more."))
    require(user, PlanDocument.permission, version.plan)
    document = version_document(version)
    for file_format in missing_formats(version):
        file = document_file(document, file_format, progress)
        keep_file(version, file_format, file.name, file.content)
    return reverse("plans:plan_version", args=[version.plan_id, version.number])


@job_kind("print_month")
def print_month(job, user, progress):
    """Make the sheet of what was done in a month and what the next one brings; month 0 is the whole year."""
    wanted = job.arguments
    plan = plan_to_print(wanted["plan"], user)
    progress(10, _("reading the plan"))
    told = {"user": user, "today": timezone.localdate()}
    month = wanted["month"]
    document = MonthDocument(plan, month, **told) if month else YearDocument(plan, **told)
    return document_file(document, wanted["file_format"], progress)


@job_kind("print_opinions")
def print_opinions(job, user, progress):
    """Make the summary of a round of opinions, with the answers and verdicts of now."""
    round_ = OpinionRound.objects.visible_to(user).with_plan().by_id(job.arguments["round"])
    if not round_:
        raise JobRefused(_("The round is not there any more, or you may not see it any more."))
    require(user, OpinionsDocument.permission, round_.plan)
    progress(10, _("reading the opinions"))
    return document_file(OpinionsDocument(round_), job.arguments["file_format"], progress)


@job_kind("recognise_plan")
def recognise_plan(job, user, progress):
    """Recognise the text of the import that the job names, and lead to its page."""
    try:
        draft = PlanImport.objects.visible_to(user).get(pk=job.arguments["draft"])
    except PlanImport.DoesNotExist:
        raise JobRefused(_("The import is not there any more.")) from None
    progress(10, _("Reading %(n)s lines") % {"n": len(draft.lines)})
    plan_json = recognise(draft.lines, draft.year)
    progress(80, _("Numbering the rows"))
    drafts.finish_recognition(draft, plan_json)
    return reverse("plans:import_detail", args=[draft.pk])
