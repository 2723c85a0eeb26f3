"""The fields of plan JSON that are compared, what they are called, and how their values read."""

from datetime import date

from django.utils.translation import gettext as _

from cppcc.dates import span_text
from plans.models import RecordKind

HEAD_FIELDS = (
    "title",
    "number",
    "issued_on",
    "issuing_offices",
    "addressee",
    "copies_to",
)
FIELDS = {
    "topic": (
        "title",
        "form",
        "schedule",
        "organizers",
        "leader",
        "content",
        "participants",
        "partners",
        "consulted",
        "sectors",
        "source",
        "assigned_by_party_committee",
        "expected_outcome",
    ),
    "activity": (
        "title",
        "kind",
        "schedule",
        "organizers",
        "place",
        "responsible",
        "participants",
        "content",
        "topic",
    ),
    "target": ("text", "kind", "minimum", "maximum", "unit", "scope"),
    "section": ("title", "body"),
}
#: A change of one of these moves a row; any other only changes it.
MOVING = ("form", "kind", "schedule", "section")


def field_labels():
    """{field: its name for people}."""
    return {
        "title": _("title"),
        "number": _("document number"),
        "issued_on": _("date of issue"),
        "issuing_offices": _("issuing offices"),
        "addressee": _("addressees"),
        "copies_to": _("copies to"),
        "form": _("consultation form"),
        "kind": _("kind"),
        "schedule": _("time"),
        "section": _("section"),
        "organizers": _("organisers"),
        "leader": _("leader in charge"),
        "content": _("content"),
        "participants": _("participants"),
        "partners": _("partner departments"),
        "consulted": _("consulted departments"),
        "sectors": _("sectors"),
        "source": _("proposed by"),
        "assigned_by_party_committee": _("assigned by the Party committee"),
        "expected_outcome": _("expected outcome"),
        "place": _("place"),
        "responsible": _("responsible"),
        "topic": _("topic"),
        "text": _("text"),
        "minimum": _("at least"),
        "maximum": _("at most"),
        "unit": _("unit"),
        "scope": _("scope"),
        "body": _("text"),
    }


def same_time(before, after):
    """The words agree, and the days too where both sides have some."""
    if not before or not after:
        return not before and not after
    days = [(one["earliest"], one["latest"]) for one in (before, after)]
    return before["text"] == after["text"] and (days[0] == days[1] or not all(day[0] for day in days))


def as_text(name, value, *, days=False):
    """A value of plan JSON as people read it; `days` adds what a time means."""
    if value is None or value is False or value == "":
        return ""
    if value is True:
        return _("yes")
    if isinstance(value, list):
        return "、".join(value)
    if name == "schedule":
        return time_text(value, days=days)
    if name == "kind":
        return str(RecordKind(value).label)
    return str(value)


def time_text(schedule, *, days):
    if not days or not schedule["earliest"]:
        return schedule["text"]
    days = span_text(*(date.fromisoformat(schedule[end]) for end in ("earliest", "latest")))
    return _("%(time)s (%(days)s)") % {"time": schedule["text"], "days": days}
