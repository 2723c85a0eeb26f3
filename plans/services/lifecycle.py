"""A plan as a whole: made, changed, issued, finished, frozen."""

import hashlib

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from cppcc.permissions import require
from plans.models import AnnualPlan, PlanRecord, PlanVersion
from plans.snapshot import canonical_text, snapshot_of
from plans.workflow import PLAN_WORKFLOW

from .changes import differences
from .overriding import hindrances
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
def move_plan(plan, name, *, by, today, reason=""):
    """Take one step of the workflow; issuing freezes a version first."""
    if name == "issue":
        return issue_plan(plan, by=by, today=today)
    PLAN_WORKFLOW.apply(plan, name, by=by, reason=reason)
    return plan


@transaction.atomic
def issue_plan(plan, *, by, today):
    """Issue the plan unless something hinders it; topics become listed, what was issued is frozen."""
    if not plan.sections.exists() and not plan.topics.exists() and not plan.activities.exists():
        raise ValidationError(_("An empty plan cannot be issued."))
    found = hindrances(plan, today)
    if found:
        said = _("The plan cannot be issued before its errors are mended and its warnings answered for:")
        raise ValidationError([said, *found])
    PLAN_WORKFLOW.apply(plan, "issue", by=by)
    for topic in plan.topics.proposed():
        topic.write(state="listed")
    freeze(plan, by=by, reason=_("issued"))
    return plan


@transaction.atomic
def freeze(plan, *, by, reason):
    """Keep the complete content of the plan as its next version, and have it printed from what was kept."""
    snapshot = snapshot_of(plan)
    text = canonical_text(snapshot)
    last = plan.versions.newest_first().first()
    version = PlanVersion.objects.create(
        plan=plan,
        number=last.number + 1 if last else 1,
        snapshot=snapshot,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        by=by,
        reason=reason,
    )
    if by:
        print_version(version, by=by)
    return version
