"""A plan on its way through its stations: submitted, let pass, returned, recorded, withdrawn.

Each step asks the permission first, then locks the plan and compares it with what the person saw (`seen` is
the checksum of the content on the page), then moves it, freezes it and tells those whose turn it is.
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from cppcc import outbox
from cppcc.permissions import require
from cppcc.workflow import WrongState
from plans.models import AnnualPlan, ApprovalStation, PlanStation, StationPassage
from plans.snapshot import checksum, snapshot_of
from plans.workflow import PLAN_WORKFLOW

from .adjusting import adjustment_hindrances
from .lifecycle import freeze
from .opinions import settle_opinions
from .presets import SHORTEST, as_stations
from .scans import kept_scan
from .turns import matter, turn_notices

Step = StationPassage.Step


class MovedOn(WrongState):
    """The plan does not stand any more where the person saw it, or its content is another one."""


@transaction.atomic
def submit_plan(plan, *, by, note="", seen=""):
    """Send a draft on its way; its stations are copied from the office's when this happens first."""
    require(by, "plans.submit_plan", plan)
    as_seen(plan, seen)
    refuse_empty(plan)
    refuse_hindered(plan)
    first, second = stations_of(plan)[:2]
    return move(plan, "submit", Step.SUBMITTED, by=by, at=first, to=second, opinion=note)


@transaction.atomic
def pass_station(plan, *, by, opinion="", seen=""):
    """Let the plan pass on to its next station; from the first one this is to submit it again."""
    require(by, "plans.review_plan")
    as_seen(plan, seen)
    require(by, "plans.pass_station", plan)
    refuse_hindered(plan)
    here = plan.station
    if here.asks_opinions:
        settle_opinions(plan, by=by)
    step = Step.SUBMITTED if here.is_first else Step.PASSED
    return move(plan, "pass", step, by=by, at=here, to=next_station(plan), opinion=opinion)


@transaction.atomic
def return_plan(plan, *, by, to, reason, seen=""):
    """Send the plan back to an earlier station, with the reason."""
    require(by, "plans.review_plan")
    as_seen(plan, seen)
    require(by, "plans.return_plan", plan)
    check_way_back(plan, to)
    return move(plan, "return", Step.RETURNED, by=by, at=plan.station, to=to, opinion=reason, returned_to=to)


def record_station(plan, *, by, today, decided_on, scan=None, to=None, reason="", seen="", **facts):
    """Record what was decided outside the office, or in place of leaders of whom nobody is left.

    `facts`: opinion, meeting, document_number; `scan` is (name, bytes); `to` an earlier station when the plan
    was sent back; `reason` says why staff record what a leader should have decided.
    """
    require(by, "plans.submit_plan", plan)
    if decided_on > today:
        raise ValidationError({"decided_on": _("This day is still to come.")})
    with kept_scan(scan) as kept, transaction.atomic():
        as_seen(plan, seen)
        require(by, "plans.record_station", plan)
        if plan.station.is_decided_by_leaders and not reason.strip():
            raise ValidationError({"reason": _("Please say why staff record this decision.")})
        if to:
            check_way_back(plan, to)
        elif plan.station.asks_opinions:
            settle_opinions(plan, by=by)
        return move(
            plan,
            "record",
            Step.RECORDED,
            by=by,
            at=plan.station,
            to=to or next_station(plan),
            returned_to=to,
            decided_on=decided_on,
            reason=reason.strip(),
            **facts,
            **kept,
        )


@transaction.atomic
def withdraw_plan(plan, *, by, reason, seen=""):
    """Take a plan under approval back; it is a draft again and keeps its stations."""
    require(by, "plans.recall_plan", plan)
    as_seen(plan, seen)
    return move(plan, "recall", Step.WITHDRAWN, by=by, at=plan.station, to=None, opinion=reason)


def as_seen(plan, seen):
    """Lock the plan for this transaction; raise `MovedOn` unless it is what the person saw.

    Who may decide is asked again under the lock, whatever the page has found before.
    """
    stored = AnnualPlan.objects.select_for_update().get(pk=plan.pk)
    if stored.version != plan.version or (seen and seen != checksum(snapshot_of(plan))):
        raise moved_on(stored, plan.version)
    if plan.station:
        plan.station.forget_approvers()


def moved_on(plan, seen):
    """The refusal of what began at version `seen` of the plan: who was quicker, and where it stands now."""
    last = plan.records.newest_first().first()
    if last and last.step in PLAN_WORKFLOW.steps and seen != plan.version:
        text = _("%(name)s was quicker (%(step)s). “%(plan)s” now: %(place)s.") % {
            "name": last.by_name,
            "step": PLAN_WORKFLOW[last.step].label,
            "plan": plan,
            "place": plan.station or plan.get_state_display(),
        }
    else:
        text = _("“%(plan)s” has been changed meanwhile; please look at it again.") % {"plan": plan}
    return MovedOn(text)


def move(plan, name, step, *, by, at, to, opinion="", head=None, **facts):
    """Take one step of the workflow: history, frozen version, passage, and messages to those who are next.

    `head` holds values of the plan itself that are stored along.
    """
    opinion = opinion.strip()
    told = {"station": [at.name if name != "submit" else "", to.name if to else ""]}
    PLAN_WORKFLOW.apply(plan, name, by=by, reason=opinion, told=told, station=to, **(head or {}))
    if name == "issue":
        for topic in plan.topics.proposed():
            topic.write(state="listed")
    occasion = _("%(station)s: %(step)s") % {"station": at, "step": step.label}
    passage = StationPassage.objects.create(
        plan=plan,
        station=at,
        step=step,
        by=by,
        by_name=by.name,
        acting_as=by.acting_text,
        opinion=opinion,
        version=freeze(plan, by=by, reason=occasion),
        **facts,
    )
    outbox.settle(matter(plan))
    outbox.enqueue(turn_notices(plan, passage))
    return passage


def refuse_empty(plan):
    if not plan.sections.exists() and not plan.topics.exists() and not plan.activities.exists():
        raise ValidationError(_("An empty plan cannot be submitted."))


def refuse_hindered(plan):
    """An adjustment goes on only while every topic in it has its reason and nothing stands against it."""
    found = adjustment_hindrances(plan)
    if found:
        raise ValidationError([_("The adjustment cannot go on:"), *found])


def stations_of(plan):
    """The plan's own stations; copies of the office's when it has none yet."""
    own = list(plan.stations.in_order())
    return own or PlanStation.objects.bulk_create(copies(plan))


def laid_down(plan):
    """The office's stations for the plan as they are now, or the shortest way there is; one query."""
    found = ApprovalStation.objects.in_force_for(plan.organization, plan.kind)
    return found or as_stations(SHORTEST)


def copies(plan):
    """Unsaved stations of the plan; a committee of another office stands for the leading committees."""
    rows = []
    for order, station in enumerate(laid_down(plan), 1):
        row = PlanStation(plan=plan, **{**station.values(), "order": order})
        if row.committee and row.committee.organization_id != plan.organization_id:
            row.committee = None
        rows.append(row)
    return rows


def next_station(plan):
    return next(one for one in plan.stations.in_order() if one.order > plan.station.order)


def check_way_back(plan, to):
    """Refuse a way back to anything but an earlier station of this plan."""
    if to.plan_id != plan.pk or to.order >= plan.station.order:
        raise ValidationError({"to": _("A plan goes back to a station that it has passed.")})
