"""The demo's plans: written into drafts by the clerk, then moved on as clerks do."""

from datetime import date

from cppcc.loose_time import parse_loose_time
from plans.models import Activity, ConsultationForm, ConsultationTopic, PlanSection, PlanTarget
from plans.services import add_row, create_plan, issue_plan, move_plan

from . import content

COUNTY_PLANS = {"finished": -1, "running": 0, "draft": 1}


def make_plans(made):
    """The county's finished, running and draft plan, and the main points of a liaison office."""
    clerk, town = made.users["clerk"], made.users["town"]
    for name, distance in COUNTY_PLANS.items():
        made.plans[name] = write_plan(made, f"{name}_plan", made.county, made.today.year + distance, clerk)
    made.plans["liaison"] = write_plan(
        made, "liaison_plan", made.offices["qingxi-fengdu"], made.today.year, town
    )
    last_year = date(made.today.year - 1, 12, 31)
    issue_plan(made.plans["finished"], by=clerk, today=last_year)
    move_plan(made.plans["finished"], "finish", by=clerk, today=made.today)
    issue_plan(made.plans["running"], by=clerk, today=made.today)
    issue_plan(made.plans["liaison"], by=town, today=made.today)


def write_plan(made, name, office, year, by):
    """Write the plan of `data/<name>.toml` as a draft of `office`."""
    given = content.tables(name, made.today)
    head = {key: given[key] for key in given if key not in ("sections", "issued")}
    if "issued" in given:
        head["issued_on"] = min(date.fromisoformat(f"{year}-{given['issued']}"), made.today)
    plan = create_plan(office, by=by, year=year, **head)
    Writer(made, plan, by).write(given["sections"])
    return plan


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
