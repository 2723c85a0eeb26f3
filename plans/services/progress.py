"""What has been carried out of an issued plan."""

from django.db import transaction
from django.utils.translation import gettext as _

from cppcc.permissions import require
from cppcc.workflow import WrongState
from plans.models import AnnualPlan, ConsultationTopic
from plans.workflow import ACTIVITY_WORKFLOW, TOPIC_WORKFLOW


@transaction.atomic
def hold_row(row, *, by):
    """Note that a topic or activity of an issued plan has taken place."""
    require(by, "plans.record_progress", row)
    plan = AnnualPlan.objects.select_for_update().get(pk=row.plan_id)
    if plan.state != AnnualPlan.State.ISSUED:
        raise WrongState(_("“%(plan)s” is not being carried out.") % {"plan": plan})
    workflow = TOPIC_WORKFLOW if isinstance(row, ConsultationTopic) else ACTIVITY_WORKFLOW
    workflow.apply(row, "hold", by=by)
    return row
