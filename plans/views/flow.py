"""The flow of stations as pages show it: what is done and by whom, where the plan stands, what comes next."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from plans.models import AnnualPlan, StationPassage
from plans.services.stations import laid_down

PASSING = ("submitted", "passed", "recorded")
MOST_NAMES = 3


@dataclass(frozen=True)
class FlowStation:
    """A station on the way; `state` is done, current or next, `passage` the one by which it was left."""

    station: object
    state: str
    who: str
    passage: StationPassage | None = None


@dataclass(frozen=True)
class Flow:
    """All stations of a plan; `since` is when it came to the present one, `vacant` that nobody may decide."""

    stations: list
    since: object = None
    vacant: bool = False
    is_over: bool = False

    @property
    def current(self):
        return next((one for one in self.stations if one.state == "current"), None)

    @property
    def following(self):
        return next((one for one in self.stations if one.state == "next"), None)


def flow_of(plan, user, today):
    """The flow for those who take part in approving; None for others and for plans that never had one."""
    if not user.has_perm("plans.review_plan") or plan.state == AnnualPlan.State.DISCARDED:
        return None
    if plan.state == AnnualPlan.State.DRAFT:
        return Flow(placed(draft_stations(plan), None))
    stations = plan.way
    if not stations:
        return None
    passages = list(plan.passages.newest_first().with_stations())
    if plan.station is None:
        return Flow(placed(stations, None, passages, over=True), is_over=True)
    holders = plan.station.approvers(today)
    return Flow(
        placed(stations, plan.station, passages, holders=holders),
        since=passages[0].at if passages else None,
        vacant=plan.station.is_decided_by_leaders and not holders,
    )


def draft_stations(plan):
    """Those that it went through before, or those that it would go through now.

    Submitting gives a plan its stations and freezes a version: without a version there are none to look for.
    """
    return (plan.version_number and plan.way) or laid_down(plan)


def placed(stations, here, passages=(), *, holders=(), over=False):
    """The stations as done, current and next; a draft stands at the first."""
    left = {}
    for passage in passages:
        if passage.step in PASSING and not passage.returned_to:
            left.setdefault(passage.station_id, passage)
    current = here.order if here else None
    found = []
    for index, station in enumerate(stations):
        if over or (current is not None and station.order < current):
            passage = left.get(station.pk)
            found.append(FlowStation(station, "done", passage.by_name if passage else "", passage))
        elif (station.order == current) if here else index == 0:
            found.append(FlowStation(station, "current", names(holders) or who(station)))
        else:
            found.append(FlowStation(station, "next", who(station)))
    return found


def who(station):
    """Who decides at a station, as a role or committee."""
    if station.committee:
        return _("leader of %(committee)s") % {"committee": station.committee}
    if station.who == station.Who.COMMITTEE_LEADER:
        return _("leaders of the committees in the lead")
    if station.who == station.Who.EXTERNAL:
        return _("outside the office")
    return station.get_who_display()


def names(holders):
    """“韩昇、周珺”; of many the first and how many there are."""
    people = list(dict.fromkeys(one.user.name for one in holders))
    if len(people) <= MOST_NAMES:
        return "、".join(people)
    return _("%(names)s and others (%(n)s)") % {"names": "、".join(people[:MOST_NAMES]), "n": len(people)}
