"""Printing a plan: what is asked for, and the file that comes of it."""

from django.utils.translation import gettext as _

from cppcc import jobs
from cppcc.permissions import require
from plans.documents import PlanDocument
from plans.models import PlanVersion
from plans.snapshot import snapshot_of

FORMAT_NAMES = {"pdf": "PDF", "docx": "Word", "xlsx": "Excel"}
WATERMARK = "征求意见稿"


def print_plan(plan, *, by, file_format, coat="plain", version=None, for_opinions=False):
    """Queue the printing of a plan (`version`: a frozen one, None: as it is now) and return the job."""
    require(by, PlanDocument.permission, plan)
    title = _("%(plan)s (%(format)s)") % {
        "plan": plan.title,
        "format": " · ".join(told_apart(file_format, coat, version, for_opinions)),
    }
    return jobs.ask_for(
        "print_plan",
        by=by,
        title=title,
        plan=plan.pk,
        version=version,
        file_format=file_format,
        coat=coat,
        for_opinions=for_opinions,
    )


def told_apart(file_format, coat, version, for_opinions):
    """What tells the files of one plan from each other."""
    if coat == "official":
        yield _("official document")
    if version:
        yield _("Version %(n)s") % {"n": version}
    if for_opinions:
        yield WATERMARK
    yield FORMAT_NAMES[file_format]


def plan_document(plan, *, user=None, coat="plain", version=None, for_opinions=False):
    """The document of the working copy, or of a version that `user` sees (`PlanVersion.DoesNotExist`)."""
    versions = PlanVersion.objects.visible_to(user) if user else PlanVersion.objects.all()
    snapshot = versions.of(plan).numbered(version).get().snapshot if version else snapshot_of(plan)
    return PlanDocument(snapshot, coat=coat, watermark=WATERMARK if for_opinions else "")
