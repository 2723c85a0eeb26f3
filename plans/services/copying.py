"""Last year's plan as this year's draft: what changes on the way, and the copy itself."""

import calendar
import re
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from cppcc.dates import span_text
from cppcc.loose_time import LooseTime, parse_loose_time
from cppcc.permissions import require
from plans.models import Activity, ConsultationTopic, PlanRecord, PlanSection, PlanTarget
from plans.numbering import places
from plans.years import move_year

from .lifecycle import create_plan
from .rows import add_row

NAMED_YEAR = re.compile(r"(?<!\d)(19\d\d|20\d\d|21\d\d)(?=\s*年)")
TIME_YEAR = re.compile(r"(?<!\d)(19\d\d|20\d\d|21\d\d)(?!\d)")
LEAP_DAY = re.compile(r"(2\s*月\s*)29(\s*[日号])")


@dataclass(frozen=True)
class Change:
    """One text that the copy does not take over as it stands."""

    row: str
    field: str
    before: str
    after: str


@dataclass
class Copied:
    """A row as it will be added: its source, the values, and what differs from the source."""

    source: object
    values: dict
    changes: list = field(default_factory=list)


@dataclass
class PlanCopy:
    """The whole copy before it is made; `other_years` are years named in the texts that stay as they are."""

    title: str
    sections: list
    topics: list
    activities: list
    targets: list
    other_years: list

    @property
    def changes(self):
        rows = (*self.sections, *self.topics, *self.activities, *self.targets)
        return [change for row in rows for change in row.changes]


def move_day(day, years):
    """The same day `years` later; 29 February becomes the 28th where the year has none."""
    year = day.year + years
    return date(year, day.month, min(day.day, calendar.monthrange(year, day.month)[1]))


def move_schedule(schedule, old, new):
    """A time in its new year: read again from its words where they explain its days, else moved by years.

    >>> str(move_schedule(parse_loose_time("2月29日", 2028), 2028, 2029).text)
    '2月28日'
    """
    if schedule is None or old == new:
        return schedule
    text = TIME_YEAR.sub(lambda match: str(int(match[1]) + new - old), schedule.text)
    if not calendar.isleap(new):
        text = LEAP_DAY.sub(r"\g<1>28\2", text)
    understood = parse_loose_time(schedule.text, old)
    if understood and days_of(understood) == days_of(schedule):
        again = parse_loose_time(text, new)
        return LooseTime(text, *days_of(again), again.precision)
    if not schedule.earliest:
        return LooseTime(text, None, None, schedule.precision)
    first, last = (move_day(day, new - old) for day in days_of(schedule))
    return LooseTime(text, first, last, schedule.precision)


def days_of(schedule):
    return schedule.earliest, schedule.latest


def prepare_copy(plan, year):
    """What copying `plan` into `year` would make, parents before what lies within; nothing is written."""
    sections = [
        copied(place.section, plan, year, ("title", "body"), ()) for place in places(plan.sections.all())
    ]
    topics = [
        copied(
            row,
            plan,
            year,
            ("title", "content"),
            ("participants", "source", "assigned_by_party_committee", "expected_outcome", "form", "leader"),
        )
        for row in ConsultationTopic.objects.of(plan).standing().with_details().in_order()
    ]
    activities = [
        copied(row, plan, year, ("title", "content"), ("kind", "place", "responsible", "participants"))
        for row in Activity.objects.of(plan).standing().with_details().in_order()
    ]
    targets = [
        copied(row, plan, year, ("text",), ("kind", "minimum", "maximum", "unit", "scope"))
        for row in plan.targets.in_order()
    ]
    rows = (*sections, *topics, *activities, *targets)
    texts = [value for row in rows for value in row.values.values() if isinstance(value, str)]
    return PlanCopy(
        title=move_year(plan.title, plan.year, year),
        sections=sections,
        topics=topics,
        activities=activities,
        targets=targets,
        other_years=sorted({int(name) for text in texts for name in NAMED_YEAR.findall(text)} - {year}),
    )


def copied(row, plan, year, texts, kept):
    """One row of the copy: `texts` with the year moved, `kept` as they are, the time in its new year."""
    one = Copied(row, {name: getattr(row, name) for name in ("lineage", *kept)})
    for name in texts:
        before = getattr(row, name)
        one.values[name] = move_year(before, plan.year, year)
        note_change(one, row._meta.get_field(name).verbose_name, before, one.values[name])
    if hasattr(row, "organisers"):
        one.values["organisers"] = [organiser.name for organiser in row.organisers.all()]
        before, after = row.schedule, move_schedule(row.schedule, plan.year, year)
        one.values["schedule"] = after
        label = row._meta.get_field("schedule_text").verbose_name
        note_change(one, label, describe(before), describe(after))
    if isinstance(row, ConsultationTopic):
        for name in ("partners", "consulted", "sectors"):
            one.values[name] = list(getattr(row, name).all())
    return one


def note_change(one, label, before, after):
    if before != after:
        one.changes.append(Change(str(one.source), str(label), before, after))


def describe(schedule):
    """A time with its days, so that a moved day shows even where the words stay."""
    if schedule is None:
        return ""
    if schedule.earliest is None:
        return schedule.text
    days = span_text(schedule.earliest, schedule.latest)
    return _("%(time)s (%(days)s)") % {"time": schedule.text, "days": days}


@transaction.atomic
def copy_plan(plan, *, by, year, title=""):
    """Make a draft for `year` from `plan`: same chapters and rows, dates moved, topics proposed again."""
    require(by, "plans.edit_plan", plan)
    prepared = prepare_copy(plan, year)
    copy = create_plan(
        plan.organization,
        by=by,
        year=year,
        kind=plan.kind,
        title=title or prepared.title,
        declared_total=plan.declared_total,
        issuing_offices=plan.issuing_offices,
        addressee=plan.addressee,
        copies_to=plan.copies_to,
    )
    fill_copy(copy, prepared, by)
    PlanRecord.write(by=by, step="copy", plan=copy, subject=copy.title, changes={"source": [plan.title, ""]})
    return copy


def fill_copy(copy, prepared, by):
    """Add everything that was prepared to the empty plan `copy`."""
    sections = {}
    for one in prepared.sections:
        parent = sections.get(one.source.parent_id)
        sections[one.source.pk] = add_row(PlanSection, copy, by=by, parent=parent, **one.values)
    topics = copy_rows(ConsultationTopic, prepared.topics, copy, by, sections)
    for one in prepared.activities:
        one.values["topic"] = topics.get(one.source.topic_id)
    copy_rows(Activity, prepared.activities, copy, by, sections)
    copy_rows(PlanTarget, prepared.targets, copy, by, sections)


def copy_rows(model, prepared, copy, by, sections):
    return {
        one.source.pk: add_row(model, copy, by=by, section=sections.get(one.source.section_id), **one.values)
        for one in prepared
    }
