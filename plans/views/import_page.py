"""What the page of an import shows: a page of source lines, the rows that begin there, counts, warnings."""

from urllib.parse import urlencode

from django.utils.translation import gettext as _

from plans.importing.draft_rows import LISTS
from plans.importing.pages import page_of_line, pages, reading_order
from plans.models import AnnualPlan

from .import_row_shown import FormNames, is_unclear, shown_row
from .import_warnings import warnings

SHOW = ("all", *LISTS, "unclear")


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
    to_look_at, warning_count = warnings(document)
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
        "warnings": to_look_at,
        "warning_count": warning_count,
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
