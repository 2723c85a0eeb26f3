"""What lies on a person's desk: unfinished imports, drafts, and the rows of issued plans that are due."""

from django.db.models import CharField, DateField, F, Q, Value
from django.db.models.functions import Cast

COLUMNS = ("desk_source", "desk_pk", "desk_title", "desk_time", "desk_last", "desk_done")
DONE = ("held", "closed", "cancelled", "dropped")
MOST = 200


def on_desk(rows, source, *, time="", last=None):
    """Rows in the columns of the desk; `time` and `last` name fields, without them the columns are empty."""
    return (
        rows.order_by()
        .annotate(
            desk_source=Value(source, CharField()),
            desk_pk=F("pk"),
            desk_title=F("title"),
            desk_time=F(time) if time else Value("", CharField()),
            desk_last=F(last) if last else Cast(Value(None), DateField()),
            desk_done=F("state"),
        )
        .values(*COLUMNS)
    )


def due_rows(rows, until):
    """Rows of issued plans that begin by `until` and are not over before this month, or not done."""
    return on_desk(
        rows.filter(plan__state="issued", schedule_earliest__lte=until).filter(
            Q(schedule_latest__gte=until.replace(day=1)) | ~Q(state__in=DONE)
        ),
        rows.model._meta.model_name,
        time="schedule_text",
        last="schedule_latest",
    )


def desk_of(*parts):
    """The parts as one list of dictionaries, those with the nearest last day first; one query."""
    first, *others = parts
    return list(
        first.union(*others, all=True).order_by(F("desk_last").asc(nulls_first=True), "desk_pk")[:MOST]
    )
