"""What lies on a person's desk: imports, drafts, opinions asked, and rows of issued plans that are due."""

from django.db.models import CharField, DateField, F, Q, Value
from django.db.models.functions import Cast

COLUMNS = (
    "desk_source",
    "desk_pk",
    "desk_title",
    "desk_time",
    "desk_first",
    "desk_last",
    "desk_done",
    "desk_office",
)
DONE = ("held", "closed")
MOST = 200


def on_desk(rows, source, *, pk="pk", title="title", state="state", **fields):
    """Rows in the columns of the desk; `fields` name those of `time`, `first`, `last` and `office`."""
    return (
        rows.order_by()
        .annotate(
            desk_source=Value(source, CharField()),
            desk_pk=F(pk),
            desk_title=F(title),
            desk_time=text_of(fields.get("time")),
            desk_first=day_of(fields.get("first")),
            desk_last=day_of(fields.get("last")),
            desk_done=F(state),
            desk_office=text_of(fields.get("office")),
        )
        .values(*COLUMNS)
    )


def text_of(field):
    return F(field) if field else Value("", CharField())


def day_of(field):
    return F(field) if field else Cast(Value(None), DateField())


def due_rows(rows, since, until):
    """Rows of issued plans that begin by `until` and are not over before `since`, or not done."""
    return on_desk(
        rows.standing()
        .filter(plan__state="issued", schedule_earliest__lte=until)
        .filter(Q(schedule_latest__gte=since) | ~Q(state__in=DONE)),
        rows.model._meta.model_name,
        time="schedule_text",
        first="schedule_earliest",
        last="schedule_latest",
        office="plan__organization__short_name",
    )


def opinions_asked(requests):
    """What bodies have been asked and not answered."""
    return on_desk(requests.waiting(), "opinionrequest", title="round__plan__title", last="round__until")


def rounds_to_lead(rounds, today):
    """Rounds whose last day is over, and rounds with opinions on which nobody has decided."""
    columns = {"pk": "plan_id", "title": "plan__title", "state": "plan__state"}
    return (
        on_desk(rounds.past(today), "late_round", last="until", **columns),
        on_desk(rounds.to_decide(), "undecided_round", **columns),
    )


def desk_of(*parts):
    """The parts as one list of dictionaries, those with the nearest last day first; one query."""
    first, *others = parts
    return list(
        first.union(*others, all=True).order_by(F("desk_last").asc(nulls_first=True), "desk_pk")[:MOST]
    )
