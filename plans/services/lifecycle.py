"""A plan as a whole: made, changed, moved along its life, frozen."""

from django.db import transaction

from cppcc.permissions import require
from plans.models import AnnualPlan, PlanRecord, PlanVersion
from plans.querysets import PUBLISHED
from plans.snapshot import checksum, snapshot_of
from plans.workflow import PLAN_WORKFLOW

from .adjustment_guards import keep_adjustments_whole
from .changes import differences
from .rows import open_plan
from .version_files import print_version


@transaction.atomic
def create_plan(organization, *, by, year, kind, title, **values):
    """Make an empty draft plan of `organization`; `by` None stands for the system."""
    plan = AnnualPlan(organization=organization, year=year, kind=kind, title=title, **values)
    if by:
        require(by, "plans.edit_plan", plan)
    plan.full_clean()
    plan.save()
    PlanRecord.write(by=by, step="create", plan=plan, subject=title, to_state=plan.state)
    return plan


@transaction.atomic
def change_plan(plan, *, by, **values):
    """Store the head of a draft plan: title, year, addressees, document number and so on."""
    open_plan(plan, by)
    changes = differences(plan, values)
    if changes:
        plan.write(**values)
        PlanRecord.write(by=by, step="change", plan=plan, subject=plan.title, changes=changes)


@transaction.atomic
def move_plan(plan, name, *, by, reason=""):
    """Take a step beside the stations: withdraw what was issued, finish, reopen, discard, restore."""
    keep_adjustments_whole(plan, name)
    PLAN_WORKFLOW.apply(plan, name, by=by, reason=reason)
    return plan


@transaction.atomic
def freeze(plan, *, by, reason, adjustment=None):
    """Keep the complete content of the plan as its next version, and have it printed from what was kept.

    `adjustment` is the one by which the content came about: the version keeps its reasons.
    """
    snapshot = snapshot_of(plan, adjustment=adjustment)
    last = plan.versions.newest_first().first()
    version = PlanVersion.objects.create(
        plan=plan,
        number=last.number + 1 if last else 1,
        snapshot=snapshot,
        sha256=checksum(snapshot),
        by=by,
        reason=reason,
        is_issued=plan.state in PUBLISHED,
    )
    if by:
        print_version(version, by=by, in_passing=True)
    return version
