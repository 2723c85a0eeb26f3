"""Targets held against the records that count towards them: which, how many, or why nobody knows."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from django.utils.translation import gettext as _

from members.models import Committee, Membership

from .entries import held_entries
from .models import PlanTarget

PLANNED, UNDER_WAY, DONE, LATE = "planned", "under_way", "done", "late"
#: Units that count how often something took place, and so activities held.
COUNTED_UNITS = ("次", "场", "场次", "期", "个", "项", "轮")
PERCENT = ("%", "％")
#: Kinds of which there are no activities: what is handed in or given is recorded elsewhere.
WITHOUT_RECORDS = ("submission", "donation", "other")
#: What a target's scope says when it counts every activity of the office, in whatever plan or in none.
WHOLE_OFFICE = ("全机关", "全单位", "全会", "全政协")
#: What it says when each committee is to reach the number.
EACH_COMMITTEE = ("每个专委会", "各专委会", "每个专门委员会", "各专门委员会")


#: What it says when the number is to be reached in each such period, and how many of them a year has.
EACH_PERIOD = {"每周": 52, "每月": 12, "每两个月": 6, "每季度": 4, "每半年": 2}

KNOWN_SCOPES = (*WHOLE_OFFICE, *EACH_COMMITTEE, *EACH_PERIOD)


@dataclass
class TargetStanding:
    """A target with what counts towards it; `reason` says why it cannot be computed (then `state` is "").

    `parts` are (committee, how many) where each committee is to reach the number.
    """

    target: PlanTarget
    state: str
    counted: list = field(default_factory=list)
    reason: str = ""
    parts: list = field(default_factory=list)

    @property
    def least(self):
        """How many it takes in the whole year, None without a lower limit."""
        return in_a_year(self.target.minimum, self.target)

    @property
    def most(self):
        return in_a_year(self.target.maximum, self.target)

    @property
    def is_over(self):
        """More took place than the target allows."""
        found = [count for _name, count in self.parts] or [len(self.counted)]
        return self.most is not None and max(found) > self.most


def in_a_year(number, target):
    """A number of a target, for the whole year where its scope is a shorter period."""
    return number if number is None else number * EACH_PERIOD.get(target.scope, 1)


class TargetCounter:
    """Counts the targets of one plan on one day as far as `user` may see; `held` are the plan's held entries.

    The office's committees, members and other activities are read only for targets that speak of them.
    """

    def __init__(self, plan, user, today, held):
        self.plan, self.user, self.today = plan, user, today
        self.held = [one for one in held if one.kind == "activity"]
        self.read = {}

    def standings(self):
        return [self.standing(target) for target in self.plan.targets.in_order()]

    def standing(self, target):
        committee = self.committee_of(target)
        reason = self.why_not_computed(target, committee)
        if reason:
            return TargetStanding(target, "", reason=reason)
        counted = [one for one in self.records_for(target) if target.kind in ("activity", one.sort_key)]
        if committee:
            counted = [one for one in counted if organised_by(one, committee)]
        if target.scope not in EACH_COMMITTEE:
            return TargetStanding(target, self.state(target, len(counted)), counted)
        parts = [
            (one.name, sum(organised_by(entry, one) for entry in counted)) for one in self.working_committees
        ]
        least = min((count for _name, count in parts), default=0)
        state = self.state(target, least)
        if state == PLANNED and counted:
            state = UNDER_WAY
        return TargetStanding(target, state, counted, parts=parts)

    def state(self, target, found):
        is_over = self.today > date(self.plan.year, 12, 31)
        least = in_a_year(target.minimum, target)
        if least is None:
            return DONE if is_over else UNDER_WAY
        if found >= least:
            return DONE
        if is_over:
            return LATE
        return UNDER_WAY if found else PLANNED

    def records_for(self, target):
        """The held activities among which a target counts: the plan's, or all of the office in the year."""
        if target.scope not in WHOLE_OFFICE:
            return self.held
        return self.once("office", lambda: held_entries(self.plan, self.user))

    def committee_of(self, target):
        """The committee that a target's scope names, or None."""
        if not target.scope or target.scope in KNOWN_SCOPES:
            return None
        return next((one for one in self.committees if target.scope in (one.name, one.short_name)), None)

    def why_not_computed(self, target, committee):
        """Why the records that there are do not tell how far a target is; "" when they do."""
        if target.minimum is None and target.maximum is None:
            return _("the target names no number")
        if target.unit in PERCENT:
            return self.why_no_share(target)
        if target.scope and not committee and target.scope not in KNOWN_SCOPES:
            return _("“%(scope)s” would need records for each of them") % {"scope": target.scope}
        if target.kind in WITHOUT_RECORDS:
            return _("there are no records of this kind yet")
        if target.unit not in COUNTED_UNITS:
            return _("records do not count “%(unit)s”") % {"unit": target.unit or "—"}
        return ""

    def why_no_share(self, target):
        """A share of the members needs records of each member; how many that would be is known."""
        members = self.once("members", lambda: average_members(self.plan))
        share = target.minimum if target.minimum is not None else target.maximum
        text = _(
            "records by member are not kept yet; %(share)s%% of %(members)s members, counted by days of "
            "membership, are %(needed)s"
        )
        needed = -(-round(members * share * 10) // 1000)
        return text % {"share": share, "members": f"{members:g}", "needed": needed}

    @property
    def committees(self):
        offices = Committee.objects.of(self.plan.organization)
        return self.once("committees", lambda: list(offices.active().in_order()))

    @property
    def working_committees(self):
        return [one for one in self.committees if one.kind == Committee.Kind.COMMITTEE]

    def once(self, name, read):
        if name not in self.read:
            self.read[name] = read()
        return self.read[name]


def organised_by(entry, committee):
    return any(body.committee_id == committee.pk for body in entry.bodies)


def average_members(plan):
    """The members of the office in the plan's year, each for the days of the membership; one decimal."""
    first, last = date(plan.year, 1, 1), date(plan.year, 12, 31)
    spans = Membership.objects.of_office(plan.organization).overlapping(first, last).spans()
    days = sum((min(until or last, last) - max(since, first) + timedelta(1)).days for since, until in spans)
    return round(days / ((last - first).days + 1), 1)
