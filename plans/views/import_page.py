"""What the page of an import shows: a page of source lines, the rows that begin there, counts, warnings."""

from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cppcc.forms.loose_time import span_text
from plans.importing.draft_rows import LISTS
from plans.importing.names import best_form
from plans.importing.pages import page_of_line, pages, reading_order
from plans.models import AnnualPlan, ConsultationForm, RecordKind

PREVIEW = 240
FACTS = ("schedule", "organizers", "leader", "place", "responsible", "participants", "minimum", "maximum")
SORTS = {
    "sections": (gettext_lazy("Section"), "text-paragraph"),
    "topics": (gettext_lazy("Topic"), "chat-square-text"),
    "activities": (gettext_lazy("Activity"), "calendar-event"),
    "targets": (gettext_lazy("Target"), "bullseye"),
    "unplaced": (gettext_lazy("Not placed"), "question-circle"),
}
SHOW = ("all", *LISTS, "unclear")
UNCLEAR = {
    "guessed-form": gettext_lazy("the form is guessed from the words around it"),
    "time-not-understood": gettext_lazy("the time was not understood"),
    "no-time": gettext_lazy("no time was found"),
    "no-organiser": gettext_lazy("no organiser was found"),
}
STEP_LABELS = {
    "restore": (gettext_lazy("Put back"), "arrow-counterclockwise"),
    "topics": (gettext_lazy("Make it a topic"), "chat-square-text"),
    "activities": (gettext_lazy("Make it an activity"), "calendar-event"),
    "targets": (gettext_lazy("Make it a target"), "bullseye"),
    "sections": (gettext_lazy("Make it a section"), "text-paragraph"),
    "join": (gettext_lazy("Add to the row before"), "arrow-bar-up"),
    "leave_out": (gettext_lazy("Leave out of the plan"), "eye-slash"),
    "take_in": (gettext_lazy("Keep in the plan"), "eye"),
    "remove": (gettext_lazy("Remove (its text stays as not placed)"), "x-lg"),
}
STEPS_OF = {
    "sections": ("topics", "activities", "join", "remove"),
    "topics": ("activities", "join", "remove"),
    "activities": ("topics", "targets", "join", "remove"),
    "targets": ("activities", "topics", "join", "remove"),
    "unplaced": ("restore", "topics", "activities", "targets", "sections", "join", "leave_out", "take_in"),
}


def import_page(request, draft):
    """Context of the page of a draft that is being checked."""
    document = draft.recognised
    show = request.GET.get("show", "all")
    show = show if show in SHOW else "all"
    rows = [pair for pair in reading_order(document) if is_shown(*pair, show)]
    found = pages(draft.lines, rows, only_with_rows=show != "all")
    page = chosen_page(request, found)
    forms = FormNames(draft)
    shown = [shown_row(draft, name, row, forms) for name, row in page.rows]
    return {
        "draft": draft,
        "counts": counts(document),
        "filters": filters(document, show),
        "show": show,
        "page_query": page_query(request),
        "rows": shown,
        "source": source(draft, page, shown),
        "page": page,
        "pages": page_links(found, page, show),
        "warnings": warnings(draft, found),
        "may_edit": draft.state == draft.State.READY,
        "kind_label": AnnualPlan.Kind(draft.kind).label if draft.kind else "",
    }


def page_query(request):
    """The part of the address that says which rows and which lines are shown; fragments carry it along."""
    kept = {name: request.GET[name] for name in ("show", "page", "line") if name in request.GET}
    return f"?{urlencode({'show': 'all', **kept})}"


def chosen_page(request, found):
    line, number = request.GET.get("line", ""), request.GET.get("page", "")
    if line.isdecimal():
        return page_of_line(found, int(line))
    return found[min(max(int(number), 1), len(found)) - 1] if number.isdecimal() else found[0]


def is_shown(name, row, show):
    if show == "unclear":
        return is_unclear(name, row)
    return show in ("all", name)


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


def counts(document):
    """{topics, declared, forms, …}: the numbers at the top of the page."""
    return {
        **{name: len(document[name]) for name in LISTS},
        "forms": len({row["form"] for row in document["topics"] if row.get("form")}),
        "declared": document.get("declared_total"),
        "unclear": sum(is_unclear(name, row) for name in LISTS for row in document[name]),
        "unplaced": sum(not row.get("left_out") for row in document["unplaced"]),
    }


def filters(document, show):
    """The rows by sort, with how many there are."""
    numbers = counts(document)
    labels = {
        "all": _("All"),
        "sections": _("Sections"),
        "topics": _("Topics"),
        "activities": _("Activities"),
        "targets": _("Targets"),
        "unplaced": _("Not placed"),
        "unclear": _("To be looked at"),
    }
    numbers["all"] = sum(len(document[name]) for name in LISTS)
    return [
        {"label": labels[name], "count": numbers[name], "current": name == show, "url": f"?show={name}"}
        for name in SHOW
    ]


def source(draft, page, rows):
    """The source lines of a page: {number, text, state}; amber where a row is unclear or not placed."""
    states = {}
    for row in rows:
        state = "is-unplaced" if row["list"] == "unplaced" else "is-unclear" if row["is_unclear"] else ""
        if state and row["lines"]:
            for number in range(max(row["lines"][0], page.first), min(row["lines"][1], page.last) + 1):
                states.setdefault(number, state)
    return [
        {"number": number, "text": draft.lines[number - 1], "state": states.get(number, "")}
        for number in range(page.first, min(page.last, len(draft.lines)) + 1)
    ]


def page_links(found, page, show):
    """{number, url, label, current} of each page of a long text."""
    return [
        {
            "number": one.number,
            "url": f"?show={show}&page={one.number}",
            "label": _("Lines %(first)s–%(last)s") % {"first": one.first, "last": one.last},
            "current": one is page,
        }
        for one in found
    ]


def warnings(draft, found):
    """What a clerk should look at, without what has been put right since: {text, line, url}."""
    document = draft.recognised
    shown = []
    for warning in document.get("warnings", ()):
        if is_settled(warning, document):
            continue
        line = warning.get("line")
        shown.append(
            {"text": warning_text(warning, document), "line": line, "url": line_url(line) if line else ""}
        )
    return shown


def is_settled(warning, document):
    """Whether the rows of the warning's line now have what it misses."""
    needed = {"no-time": "schedule", "no-organiser": "organizers"}.get(warning["code"])
    if not needed or not warning.get("line"):
        return warning["code"] == "count-mismatch" and document.get("declared_total") == len(
            document["topics"]
        )
    rows = [row for row in document["topics"] if row["lines"] and row["lines"][0] == warning["line"]]
    return all(row.get(needed) for row in rows)


def warning_text(warning, document):
    said = warning.get("text") or ""
    if said.startswith(f"{document.get('declared_total')} ≠ "):
        said = f"{document['declared_total']} ≠ {len(document['topics'])}"
    texts = {
        "count-mismatch": _("The numbers do not agree: %(said)s."),
        "numbering-gap": _("A number is missing or out of order before “%(said)s”."),
        "no-year": _("The text names no year."),
        "no-time": _("No time: %(said)s"),
        "no-organiser": _("No organiser: %(said)s"),
        "not-a-plan": _("This does not look like a plan of a CPPCC office. All of the text is kept."),
    }
    return texts.get(warning["code"], "%(said)s") % {"said": said}


def line_url(line):
    return f"?line={line}#line-{line}"


def page_url(draft, row):
    """The page on which a row stands, at the row."""
    url = reverse("plans:import_detail", args=[draft.pk])
    line = f"?line={row['lines'][0]}" if row["lines"] else ""
    return f"{url}{line}#row-{row['key']}"
