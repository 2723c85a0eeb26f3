"""The demo's plans: written into drafts by the clerk, then moved on as clerks do."""

from datetime import date
from functools import partial

from cppcc.loose_time import parse_loose_time
from plans.models import (
    Activity,
    ApprovalStation,
    ConsultationForm,
    ConsultationTopic,
    PlanSection,
    PlanTarget,
)
from plans.services import add_row, create_plan, hold_row, move_plan, submit_plan
from plans.services.figures import follow_certain_numbers
from plans.services.office_stations import add_station, move_station

from . import content
from .adjusting import adjust
from .opinions import ask_about
from .stations import walk

COUNTY_PLANS = {"finished": -1, "running": 0, "draft": 1}


def make_plans(made):
    """The county's finished, running and draft plan, and the main points of a liaison office."""
    clerk, town, year = made.users["clerk"], made.users["town"], made.today.year
    for name, distance in COUNTY_PLANS.items():
        made.plans[name] = read_plan(made, f"{name}_plan", made.county, year + distance, clerk)
    made.plans["liaison"] = read_plan(made, "liaison_plan", made.offices["qingxi-fengdu"], year, town)
    carry_out(made.plans["finished"], clerk, made.today)
    carry_out(
        made.plans["running"],
        clerk,
        made.today,
        ask=partial(ask_about, "running", made=made),
        adjust=partial(adjust, made=made, by=clerk),
    )
    carry_out(made.plans["liaison"], town, made.today)


def make_waiting(made):
    """What waits: opinions on the draft, a plan before a committee leader, one before the chair."""
    clerk = made.users["clerk"]
    ask_about("draft", made.plans["draft"], made, made.today)
    station = add_station(
        made.county,
        "work",
        by=clerk,
        name="专委会审核",
        who=ApprovalStation.Who.COMMITTEE_LEADER,
        committee=made.committees["经济委员会"],
    )
    move_station(station, by=clerk, down=False)
    for name in ("work", "points"):
        plan = read_plan(made, f"{name}_plan", made.county, made.today.year + 1, clerk)
        submit_plan(plan, by=clerk, note="请审阅。")
        made.plans[name] = plan


def read_plan(made, name, office, year, by):
    """Write the plan of `data/<name>.toml` as a draft of `office`."""
    given = content.tables(name, made.today)
    sections = given.pop("sections")
    issued = given.pop("issued", None)
    if issued:
        given["issued_on"] = min(date.fromisoformat(f"{year}-{issued}"), made.today)
    return write_plan(made, office, year, by, sections, given)


def write_plan(made, office, year, by, sections, head):
    """Write a draft plan of `office`: the values of its `head`, and its `sections` with their rows."""
    plan = create_plan(office, by=by, year=year, **head)
    Writer(made, plan, by).write(sections)
    follow_certain_numbers(plan)
    return plan


def carry_out(plan, by, today, *, ask=None, adjust=None):
    """Have a plan issued, note what took place before `today`; finish the plan of a year that has passed.

    `ask` is what `walk` calls where opinions are asked, `adjust` what changes the plan after its issue.
    """
    walk(plan, by=by, today=min(today, date(plan.year, 12, 31)), ask=ask)
    if adjust:
        adjust(plan)
        plan.refresh_from_db()
    for row in (*plan.topics.standing().with_plan(), *plan.activities.standing().with_plan()):
        if last_day(row, plan.year) < today:
            hold_row(row, by=by, on=last_day(row, plan.year))
    if plan.year < today.year:
        move_plan(plan, "finish", by=by)


def last_day(row, year):
    """The last day on which `row` can take place; plenary sessions are over by the end of February."""
    if row.schedule_precision == "session":
        return date(year, 2, 28)
    return row.schedule_latest or date(year, 12, 31)


class Writer:
    """Adds the rows of one plan through the services, topic before the activities that serve it."""

    def __init__(self, made, plan, by):
        self.made = made
        self.plan = plan
        self.by = by
        forms = ConsultationForm.objects.in_force_for(plan.organization).in_order()
        self.forms = {form.name: form for form in forms}
        self.topics = {}

    def write(self, sections, parent=None):
        for given in sections:
            section = self.add(
                PlanSection, parent=parent, title=given["title"], body=given.get("body", "").strip()
            )
            for row in given.get("topics", ()):
                self.add_topic(row, section)
            for row in given.get("activities", ()):
                self.add_activity(row, section)
            for row in given.get("targets", ()):
                self.add(PlanTarget, section=section, **row)
            self.write(given.get("below", ()), section)

    def add(self, model, **values):
        return add_row(model, self.plan, by=self.by, **values)

    def add_topic(self, row, section):
        self.topics[row["title"]] = self.add(
            ConsultationTopic,
            section=section,
            form=self.forms[row["form"]],
            title=row["title"],
            content=row.get("content", ""),
            schedule=self.schedule(row),
            leader=self.made.members.get(row.get("leader")),
            organisers=row["organisers"],
            partners=[self.made.departments[name] for name in row.get("partners", ())],
            consulted=[self.made.departments[name] for name in row.get("consulted", ())],
            sectors=[self.made.sectors[name] for name in row.get("sectors", ())],
            participants=row.get("participants", ""),
            source=row.get("source", ""),
            assigned_by_party_committee=row.get("assigned", False),
            expected_outcome=row.get("outcome", ""),
        )

    def add_activity(self, row, section):
        self.add(
            Activity,
            section=section,
            kind=row["kind"],
            title=row["title"],
            schedule=self.schedule(row),
            organisers=row["organisers"],
            place=row.get("place", ""),
            responsible=row.get("responsible", ""),
            participants=row.get("participants", ""),
            topic=self.topics.get(row.get("topic")),
        )

    def schedule(self, row):
        return parse_loose_time(row["time"], self.plan.year) if "time" in row else None
