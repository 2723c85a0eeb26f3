"""Steps of a plan that would pull the ground from under an adjustment."""

from django.utils.translation import gettext as _

from cppcc.workflow import WrongState
from plans.models import AnnualPlan

#: Steps after which an issued plan is not in force any more.
ENDING = ("withdraw", "finish")


def keep_adjustments_whole(plan, name):
    """Lock the plan; raise `WrongState` for a step that cannot be taken while an adjustment is open.

    An issued plan with an open adjustment stays issued; a discarded working copy comes back only when nothing
    has happened to its plan since.
    """
    plan = AnnualPlan.objects.select_for_update().get(pk=plan.pk)
    if name in ENDING and plan.working_copies.open_copies().exists():
        text = _("“%(plan)s” is being adjusted: bring the adjustment to an end, or discard it first.")
        raise WrongState(text % {"plan": plan})
    if name == "restore" and plan.adjusts_id:
        refuse_outlived(plan)


def refuse_outlived(working):
    plan = AnnualPlan.objects.select_for_update().get(pk=working.adjusts_id)
    newest = plan.versions.newest_first().first()
    is_same = plan.state == AnnualPlan.State.ISSUED and newest.pk == working.adjustment.base_id
    if not is_same or plan.working_copies.open_copies().exists():
        text = _("“%(plan)s” has been issued anew or is being adjusted again; open a new adjustment.")
        raise WrongState(text % {"plan": plan})
