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

from .changes import as_text
from .printing import FORMAT_NAMES


@transaction.atomic
def hold_row(row, *, by, on=None, note=""):
    """Note that a topic or activity of an issued plan took place on a day (None: today)."""
    carried_out(row, by)
    workflow_of(row).apply(row, "hold", by=by, reason=note, held_on=past_day(on))
    return row


@transaction.atomic
def correct_held_row(row, *, by, on, note=""):
    """Correct the day on which a row took place; history keeps the day that was noted before."""
    carried_out(row, by)
    before, after = row.held_on, past_day(on)
    if before == after:
        return row
    told = {"held_on": [as_text(before), as_text(after)]}
    workflow_of(row).apply(row, "correct", by=by, reason=note, told=told, held_on=after)
    return row


@transaction.atomic
def take_back_held_row(row, *, by, reason):
    """Note that a row was marked as held by mistake: it is to come again, history keeps both."""
    carried_out(row, by)
    told = {"held_on": [as_text(row.held_on), ""]}
    workflow_of(row).apply(row, "unhold", by=by, reason=reason, told=told, held_on=None)
    return row


def carried_out(row, by):
    """Lock the plan of the row; raise unless it is being carried out and `by` may say what took place."""
    require(by, "plans.record_progress", row)
    plan = AnnualPlan.objects.select_for_update().get(pk=row.plan_id)
    if plan.state != AnnualPlan.State.ISSUED:
        raise WrongState(_("“%(plan)s” is not being carried out.") % {"plan": plan})


def past_day(day):
    """The day, or today for None; `ValidationError` for one that is still to come."""
    today = timezone.localdate()
    if day and day > today:
        raise ValidationError({"on": _("This day is still to come.")})
    return day or today


def workflow_of(row):
    return TOPIC_WORKFLOW if isinstance(row, ConsultationTopic) else ACTIVITY_WORKFLOW


def print_month(plan, *, by, month, file_format):
    """Queue the sheet of a month of a plan, or of its whole year (month 0), and return the job."""
    require(by, MonthDocument.permission, plan)
    title = (
        _("%(plan)s: sheet of month %(month)s (%(format)s)")
        if month
        else _("%(plan)s: progress of the year (%(format)s)")
    )
    return jobs.ask_for(
        "print_month",
        by=by,
        title=title % {"plan": plan.title, "month": month, "format": FORMAT_NAMES[file_format]},
        plan=plan.pk,
        month=month,
        file_format=file_format,
    )
