"""What has been carried out of an issued plan, and the sheet that tells it."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cppcc import jobs
from cppcc.permissions import require
from cppcc.workflow import WrongState
from plans.documents import MonthDocument
from plans.models import AnnualPlan, ConsultationTopic
from plans.workflow import ACTIVITY_WORKFLOW, TOPIC_WORKFLOW

from .printing import FORMAT_NAMES


@transaction.atomic
def hold_row(row, *, by, on=None, note=""):
    """Note that a topic or activity of an issued plan took place on a day (None: today)."""
    require(by, "plans.record_progress", row)
    plan = AnnualPlan.objects.select_for_update().get(pk=row.plan_id)
    if plan.state != AnnualPlan.State.ISSUED:
        raise WrongState(_("“%(plan)s” is not being carried out.") % {"plan": plan})
    today = timezone.localdate()
    if on and on > today:
        raise ValidationError({"on": _("This day is still to come.")})
    workflow = TOPIC_WORKFLOW if isinstance(row, ConsultationTopic) else ACTIVITY_WORKFLOW
    workflow.apply(row, "hold", by=by, reason=note, held_on=on or today)
    return row


def print_month(plan, *, by, month, file_format):
    """Queue the monthly sheet of a plan and return the job."""
    require(by, MonthDocument.permission, plan)
    title = _("%(plan)s: sheet of month %(month)s (%(format)s)")
    return jobs.ask_for(
        "print_month",
        by=by,
        title=title % {"plan": plan.title, "month": month, "format": FORMAT_NAMES[file_format]},
        plan=plan.pk,
        month=month,
        file_format=file_format,
    )
