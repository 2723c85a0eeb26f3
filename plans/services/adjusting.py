"""Adjusting an issued plan: a working copy is opened, each of its differences gets its reason."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from cppcc.dates import short_date
from cppcc.models import StaleObject
from cppcc.permissions import require
from cppcc.workflow import WrongState
from plans.adjustment import adjusted_rows, content_difference, is_rearranged
from plans.models import AdjustmentReason, AnnualPlan, PlanAdjustment, PlanRecord
from plans.snapshot import snapshot_of

from .copying import fill_copy, prepare_copy
from .lifecycle import create_plan, freeze
from .rows import open_plan

#: What the working copy takes over of the head of its plan, and gives back to it.
HEAD = (
    "title",
    "declared_total",
    "document_number",
    "issued_on",
    "issuing_offices",
    "addressee",
    "copies_to",
)


class AlreadyOpen(WrongState):
    """Somebody has opened an adjustment of the plan already; `working` is its working copy."""

    def __init__(self, working):
        super().__init__(_("An adjustment of “%(plan)s” is open already.") % {"plan": working})
        self.working = working


@transaction.atomic
def open_adjustment(plan, *, by, reason):
    """Make the working copy in which an issued plan is adjusted; the plan itself stays as it is."""
    require(by, "plans.adjust_plan", plan)
    plan = AnnualPlan.objects.select_for_update().get(pk=plan.pk)
    if plan.state != AnnualPlan.State.ISSUED:
        raise WrongState(_("“%(plan)s” is not issued; only issued plans are adjusted.") % {"plan": plan})
    if not reason.strip():
        raise ValidationError({"reason": _("Please give a reason.")})
    opened = plan.working_copies.open_copies().first()
    if opened:
        raise AlreadyOpen(opened)
    base = version_to_adjust(plan, by)
    same = {"year": plan.year, "kind": plan.kind, "adjusts": plan}
    working = create_plan(plan.organization, by=by, **same, **head_of(plan))
    fill_copy(working, prepare_copy(plan, plan.year), by)
    reason = reason.strip()
    PlanAdjustment.objects.create(working=working, base=base, reason=reason, by=by)
    PlanRecord.write(by=by, step="open adjustment", plan=working, subject=working.title, reason=reason)
    return working


def head_of(plan):
    return {name: getattr(plan, name) for name in HEAD}


def version_to_adjust(plan, by):
    """The newest version, or a new one when the plan is not what was frozen last."""
    newest = plan.versions.newest_first().first()
    if newest and not content_difference(newest.snapshot, snapshot_of(plan)).rows:
        return newest
    return freeze(plan, by=by, reason=_("before the adjustment"))


@transaction.atomic
def give_reason(working, kind, lineage, text, *, by, seen=0):
    """Store why a row of the working copy differs; `seen` is the version of the reason that `by` saw, 0 none.

    An empty text takes the reason away. `StaleObject` with the stored reason when somebody else was quicker.
    """
    open_plan(working, by)
    text = text.strip()
    longest = AdjustmentReason._meta.get_field("text").max_length
    if len(text) > longest:
        raise ValidationError(_("A reason has at most %(n)s characters."), params={"n": longest})
    row = working.adjustment.reasons.about(kind, lineage).first()
    if row is None:
        return first_reason(working.adjustment, kind, lineage, text, by)
    if row.text == text:
        return row
    if row.version != seen:
        raise StaleObject(row)
    row.write(text=text, by=by)
    return row


def first_reason(adjustment, kind, lineage, text, by):
    row = AdjustmentReason(adjustment=adjustment, kind=kind, lineage=lineage, text=text, by=by)
    if text:
        row.full_clean()
        row.save()
    return row


@transaction.atomic
def change_whole_reason(working, text, *, by, seen):
    """Store why the plan is adjusted at all; `seen` is the version of the adjustment that `by` saw."""
    open_plan(working, by)
    adjustment = PlanAdjustment.objects.get(working=working)
    text = text.strip()
    if not text:
        raise ValidationError({"whole": _("Please give a reason.")})
    if adjustment.reason == text:
        return adjustment
    if adjustment.version != seen:
        raise StaleObject(adjustment)
    PlanRecord.write(
        by=by,
        step="change",
        plan=working,
        subject=working.title,
        changes={"reason": [adjustment.reason, text]},
    )
    adjustment.write(reason=text)
    return adjustment


def missing_reasons(plan):
    """What must be explained before the adjustment goes on its way, as sentences; none for other plans."""
    return missing_of(adjusted_rows(plan.adjustment)) if plan.adjusts_id else []


def adjustment_hindrances(plan):
    """Why an adjustment cannot go on its way or take effect now, as sentences; none for other plans."""
    if not plan.adjusts_id:
        return []
    rows = adjusted_rows(plan.adjustment)
    outlived = why_not_adjusted(plan.adjustment)
    if not rows and not outlived and not is_rearranged(plan.adjustment):
        return [_("Nothing differs from the issued plan yet.")]
    return [*outlived, *missing_of(rows), *held_conflicts(rows)]


def missing_of(rows):
    text = _("“%(row)s”: the reason is missing.")
    return [text % {"row": row.difference.name} for row in rows if row.is_missing]


def held_conflicts(rows):
    text = _("“%(row)s” has been held on %(day)s; it can neither be dropped nor put at another time.")
    return [
        text % {"row": row.difference.name, "day": short_date(row.held_on)} for row in rows if row.is_settled
    ]


def why_not_adjusted(adjustment):
    """The adjusted plan is no longer what the working copy was made from."""
    plan = adjustment.working.adjusts
    if plan.state != AnnualPlan.State.ISSUED:
        text = _("“%(plan)s” is not issued any more (%(state)s); it cannot be adjusted now.")
        return [text % {"plan": plan, "state": plan.get_state_display()}]
    meanwhile = content_difference(adjustment.base.snapshot, snapshot_of(plan)).rows
    if meanwhile:
        text = _("“%(plan)s” has been changed since the adjustment was opened: %(rows)s. Open a new one.")
        return [text % {"plan": plan, "rows": "、".join(row.name for row in meanwhile)}]
    return []
