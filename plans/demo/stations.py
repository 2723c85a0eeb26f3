"""A plan led through all its stations to its issue, each passed by somebody who may."""

from plans.models import PlanStation
from plans.services import issue_plan, pass_station, record_station, submit_plan


def walk(plan, *, by, today, ask=None, **head):
    """Submit the draft, let it pass every station and issue it; `by` is staff, `head` the head of the issue.

    Leaders who hold the role let it pass; staff record what is decided outside. `ask(plan=…, today=…)` asks
    for opinions where the station does.
    """
    submit_plan(plan, by=by)
    while not plan.station.issues:
        if ask and plan.station.asks_opinions:
            ask(plan=plan, today=today)
        step_on(plan, by, today)
    issue_plan(plan, by=by, today=today, **head)
    return plan


def step_on(plan, by, today):
    who, station = PlanStation.Who, plan.station
    if station.who == who.EXTERNAL:
        record_station(plan, by=by, today=today, decided_on=today, opinion="同意。")
    elif station.who == who.STAFF:
        pass_station(plan, by=by, opinion="已按意见修改。" if station.asks_opinions else "同意")
    else:
        held = station.approvers(today)[0]
        held.user.act_as(held.pk)
        pass_station(plan, by=held.user, opinion="同意")
