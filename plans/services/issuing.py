"""The last station: the plan gets number and date, its topics become listed, everybody sees it."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from cppcc.permissions import require
from plans.models import StationPassage
from plans.workflow import PLAN_WORKFLOW, last_step

from .applying import apply_adjustment
from .overriding import hindrances
from .stations import as_seen, move


@transaction.atomic
def issue_plan(plan, *, by, today, seen="", note="", **head):
    """Issue the plan unless something hinders it: errors of the check, warnings that nobody answered for.

    `head`: document_number, issued_on, issuing_offices (one a line, the lead first), addressee, copies_to;
    what is not given stays as it is. A working copy is not issued itself: its content becomes that of the
    plan which it adjusts.
    """
    require(by, "plans.review_plan")
    as_seen(plan, seen)
    name = last_step(plan)
    require(by, PLAN_WORKFLOW[name].permission, plan)
    found = hindrances(plan, today)
    if found:
        said = _("The plan cannot be issued before its errors are mended and its warnings answered for:")
        raise ValidationError([said, *found])
    if plan.adjusts_id:
        apply_adjustment(plan, by=by, today=today, **head)
    return move(
        plan, name, StationPassage.Step.PASSED, by=by, at=plan.station, to=None, opinion=note, head=head
    )
