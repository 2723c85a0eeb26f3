"""A row of an import as its template shows it, with the steps that are open to it."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cppcc.dates import span_text
from plans.importing.names import best_form
from plans.models import ConsultationForm, RecordKind

PREVIEW = 240
FACTS = ("schedule", "organizers", "leader", "place", "responsible", "participants", "minimum", "maximum")
SORTS = {
    "sections": (_("Section"), "text-paragraph"),
    "topics": (_("Topic"), "chat-square-text"),
    "activities": (_("Activity"), "calendar-event"),
    "targets": (_("Target"), "bullseye"),
    "unplaced": (_("Not placed"), "question-circle"),
}
UNCLEAR = {
    "guessed-form": _("the form is guessed from the words around it"),
    "time-not-understood": _("the time was not understood"),
    "no-time": _("no time was found"),
    "no-organiser": _("no organiser was found"),
}
STEP_LABELS = {
    "restore": (_("Put back"), "arrow-counterclockwise"),
    "topics": (_("Make it a topic"), "chat-square-text"),
    "activities": (_("Make it an activity"), "calendar-event"),
    "targets": (_("Make it a target"), "bullseye"),
    "sections": (_("Make it a section"), "text-paragraph"),
    "join": (_("Add to the row before"), "arrow-bar-up"),
    "leave_out": (_("Leave out of the plan"), "eye-slash"),
    "take_in": (_("Keep in the plan"), "eye"),
    "remove": (_("Remove (its text stays as not placed)"), "x-lg"),
}
STEPS_OF = {
    "sections": ("topics", "activities", "join", "remove"),
    "topics": ("activities", "join", "remove"),
    "activities": ("topics", "targets", "join", "remove"),
    "targets": ("activities", "topics", "join", "remove"),
    "unplaced": ("restore", "topics", "activities", "targets", "sections", "join", "leave_out", "take_in"),
}


def is_unclear(name, row):
    return bool(row["unclear"]) or (name == "unplaced" and not row.get("left_out"))


class FormNames:
    """Which form of the office a recognised form will be saved as; one query."""

    def __init__(self, draft):
        self.forms = list(ConsultationForm.objects.in_force_for(draft.organization).in_order())
        self.known = {}

    def saved_as(self, name):
        """(name of the office's form, is it a new one)."""
        if name not in self.known:
            exact = next((form for form in self.forms if form.name == name), None)
            form = exact or best_form(name, self.forms, lambda one: one.name)
            self.known[name] = (form.name, False) if form else (name, True)
        return self.known[name]


def shown_row(draft, name, row, forms=None):
    """A row as its template shows it."""
    sort, icon = SORTS[name]
    schedule = row.get("schedule")
    form, is_new = (forms or FormNames(draft)).saved_as(row["form"]) if row.get("form") else ("", False)
    return {
        "key": row["key"],
        "rev": row["rev"],
        "list": name,
        "sort": sort,
        "icon": icon,
        "data": row,
        "lines": row["lines"],
        "title": shortened(row.get("title") or row.get("text") or ""),
        "text": preview(name, row),
        "form": form,
        "form_is_new": is_new,
        "kind": RecordKind(row["kind"]).label if row.get("kind") in RecordKind.values else "",
        "organizers": "、".join(row.get("organizers") or ()),
        "schedule": schedule,
        "days": days_of(schedule),
        "has_facts": any(row.get(fact) not in (None, "", []) for fact in FACTS),
        "is_unclear": is_unclear(name, row),
        "unclear": [UNCLEAR.get(code, code) for code in row["unclear"]],
        "can_restore": bool(row.get("was")),
        "url": reverse("plans:import_row", args=[draft.pk, row["key"]]),
        "steps": steps_of(draft, name, row),
    }


def days_of(schedule):
    """The days a time was understood to mean, in words; empty when it means none."""
    if not schedule or not schedule.get("earliest"):
        return ""
    return span_text(date.fromisoformat(schedule["earliest"]), date.fromisoformat(schedule["latest"]))


def preview(name, row):
    return shortened(row.get("body" if name == "sections" else "content") or "")


def shortened(text):
    return text if len(text) <= PREVIEW else f"{text[:PREVIEW]}…"


def steps_of(draft, name, row):
    """The steps open to a row: {label, icon, url}; for a text without a place the first is the likeliest."""
    impossible = {
        "restore": not row.get("was"),
        "leave_out": row.get("left_out"),
        "take_in": not row.get("left_out"),
        "join": draft.recognised[name][0]["key"] == row["key"],
    }
    return [
        {"label": label, "icon": icon, "url": reverse("plans:import_step", args=[draft.pk, row["key"], step])}
        for step in STEPS_OF[name]
        if not impossible.get(step)
        for label, icon in [STEP_LABELS[step]]
    ]


def page_url(draft, row):
    """The page on which a row stands, at the row."""
    url = reverse("plans:import_detail", args=[draft.pk])
    line = f"?line={row['lines'][0]}" if row["lines"] else ""
    return f"{url}{line}#row-{row['key']}"
