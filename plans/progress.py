"""How far a plan is carried out, from its records: nothing is typed here, everything is derived."""

from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.urls import reverse

from .entries import entries_of
from .target_counts import DONE, LATE, PLANNED, UNDER_WAY, TargetCounter

STATES = (LATE, UNDER_WAY, PLANNED, DONE)
DONE_STATES = ("held", "closed")
NO_MONTH = 0
ALL = "all"
COLUMNS = (*range(1, 13), NO_MONTH, ALL)


@dataclass
class Standing:
    """A topic or activity with how far it is; `evidence` are the held activities that serve a topic."""

    entry: object
    state: str
    month: int
    evidence: list = field(default_factory=list)

    @property
    def lead(self):
        """The name of the body that leads; "" without any."""
        return self.entry.bodies[0].name if self.entry.bodies else ""

    @property
    def place(self):
        """Sorts by what leads, as the office lists its committees; without any last."""
        return (0, *self.entry.bodies[0].place) if self.entry.bodies else (1,)


@dataclass
class Cell:
    """What one committee has in one month; `url` leads to these rows with their evidence."""

    url: str = ""
    total: int = 0
    done: int = 0
    late: int = 0


@dataclass
class Lane:
    """A leading body ("" without any): the cells of twelve months and of rows without days, and all."""

    name: str
    cells: list
    total: Cell


@dataclass
class PlanProgress:
    """A plan on one day: its rows and targets with their state; dropped and cancelled rows are left out."""

    plan: object
    rows: list
    targets: list

    def count(self, state):
        return sum(row.state == state for row in self.rows)

    def of_state(self, *states):
        return [row for row in self.rows if row.state in states]

    def in_cell(self, body, month):
        """The rows that a body leads, in one month; None stands for all."""
        return [
            row
            for row in self.rows
            if (body is None or row.lead == body) and (month is None or row.month == month)
        ]

    def lanes(self, names=None):
        """The `Lane` of each leading body in the office's own order, or of the bodies named."""
        lanes = {}
        for row in sorted(self.rows, key=lambda row: (row.place, row.lead)):
            if names is not None and row.lead not in names:
                continue
            lane = lanes.setdefault(row.lead, {month: self.cell(row.lead, month) for month in COLUMNS})
            for key in (row.month, ALL):
                lane[key].total += 1
                lane[key].done += row.state == DONE
                lane[key].late += row.state == LATE
        return [
            Lane(name, [lane[month] for month in COLUMNS if month != ALL], lane[ALL])
            for name, lane in lanes.items()
        ]

    def cell(self, name, month):
        asked = {"body": name} if month == ALL else {"body": name, "month": month}
        return Cell(f"{reverse('plans:plan_progress', args=[self.plan.pk])}?{urlencode(asked)}#rows")


def progress_of(plan, user, today):
    """The progress of `plan` on `today` as far as `user` may see it; three queries."""
    entries = entries_of(plan, user)
    is_running = plan.state in ("issued", "finished")
    serving = {}
    for one in entries:
        if one.topic_pk and one.state in DONE_STATES:
            serving.setdefault(one.topic_pk, []).append(one)
    rows = []
    for one in entries:
        evidence = serving.get(one.pk, []) if one.kind == "topic" else []
        state = state_of(one, evidence, today) if is_running else PLANNED
        rows.append(Standing(one, state, month_of(one, plan.year), evidence))
    held = [row.entry for row in rows if row.state == DONE]
    return PlanProgress(plan, rows, TargetCounter(plan, user, today, held).standings())


def state_of(entry, evidence, today):
    if entry.state in DONE_STATES:
        return DONE
    time = entry.time
    if time and time.latest and time.latest < today and entry.state != "postponed":
        return LATE
    if evidence or (time and time.earliest and time.earliest <= today):
        return UNDER_WAY
    return PLANNED


def month_of(entry, year):
    """The month in which a row was held, or else by the end of which it is due; `NO_MONTH` without days."""
    day = entry.held_on or (entry.time and entry.time.latest)
    if not day:
        return NO_MONTH
    return day.month if day.year == year else (12 if day.year > year else 1)
