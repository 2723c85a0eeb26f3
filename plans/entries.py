"""Topics and activities as entries of a year: what calendar, year board and progress are made of."""

from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from math import inf

from django.urls import reverse

from cppcc.loose_time import LooseTime

from .models import Activity, ConsultationTopic

EXACT = ("day", "ten_days")
COLUMNS = (
    "pk",
    "title",
    "state",
    "held_on",
    "schedule_text",
    "schedule_earliest",
    "schedule_latest",
    "schedule_precision",
    "organisers__name",
    "organisers__committee_id",
    "organisers__committee__short_name",
    "organisers__committee__name",
    "organisers__committee__order",
)


@dataclass(frozen=True)
class Body:
    """An organising body: a committee of the office (`committee_id`), or a name alone."""

    committee_id: int | None
    name: str
    #: Where the office lists the committee; bodies that are a name alone come behind.
    place: tuple = field(default=(inf,), compare=False)

    @property
    def key(self):
        return self.committee_id or self.name


@dataclass
class Entry:
    """One topic or activity with its time and organisers, lead first; `sort` is the form or the kind.

    `topic_pk` is the topic that an activity serves.
    """

    kind: str
    pk: int
    title: str
    sort: str
    sort_key: str
    time: LooseTime | None
    state: str = ""
    held_on: date | None = None
    topic_pk: int | None = None
    bodies: list = field(default_factory=list)

    @property
    def url(self):
        return reverse(f"plans:{self.kind}_detail", args=[self.pk])

    @property
    def is_dated(self):
        return bool(self.time and self.time.earliest)

    @property
    def is_soft(self):
        """The days are only the widest reading of the words."""
        return self.time is not None and self.time.precision not in EXACT


def entries_of(plan, user):
    """All topics, then all activities of `plan` that `user` may see, each in printed order; two queries.

    What an adjustment has dropped is left out.
    """
    topics = ConsultationTopic.objects.visible_to(user).of(plan).standing()
    activities = Activity.objects.visible_to(user).of(plan).standing()
    return [
        *read_entries("topic", topics.organiser_rows(*COLUMNS, "form_id", "form__name")),
        *read_entries("activity", activities.organiser_rows(*COLUMNS, "kind", "topic_id")),
    ]


def held_entries(plan, user):
    """The activities of the plan's office that were held in its year, in any plan or in none; one query."""
    activities = Activity.objects.visible_to(user).of_office(plan.organization).held_in(plan.year)
    return list(read_entries("activity", activities.organiser_rows(*COLUMNS, "kind", "topic_id")))


def read_entries(kind, rows):
    """Entries from one row per organiser."""
    for _pk, group in groupby(rows, key=lambda row: row["pk"]):
        group = list(group)
        row = group[0]
        yield Entry(
            kind=kind,
            pk=row["pk"],
            title=row["title"],
            sort=row.get("form__name") or Activity.Kind(row["kind"]).label,
            sort_key=str(row.get("form_id") or row["kind"]),
            time=time_of(row),
            state=row["state"],
            held_on=row["held_on"],
            topic_pk=row.get("topic_id"),
            bodies=[body_of(one) for one in group if one["organisers__name"] is not None],
        )


def time_of(row):
    if not row["schedule_text"]:
        return None
    return LooseTime(
        row["schedule_text"], row["schedule_earliest"], row["schedule_latest"], row["schedule_precision"]
    )


def body_of(row):
    committee = row["organisers__committee_id"]
    if committee is None:
        return Body(None, row["organisers__name"])
    name = row["organisers__committee__short_name"] or row["organisers__committee__name"]
    return Body(committee, name, (row["organisers__committee__order"], committee))
