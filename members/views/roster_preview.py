"""The check of a roster: what each row would do; rows corrected in place, columns, names that are new."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from members import importers
from members.forms import ColumnsForm, RosterRowForm
from members.models import RosterImport, RosterRow

from .form_page import add_errors

ROWS = 50
SIGNS = {
    "error": ("red", "x-lg"),
    "warning": ("amber", "exclamation-triangle"),
    "new": ("green", "plus-lg"),
    "update": ("blue", "pencil"),
    "skip": ("grey", "dash-lg"),
}
TAB_WORDS = {"error": gettext_lazy("Errors only")}


def visible_roster(request, pk):
    roster = RosterImport.objects.visible_to(request.user).by_id(pk)
    if roster is None:
        raise Http404
    return roster


def preview(request, roster, form=None):
    """The page; with `form`, the row that is being corrected shows it in its place."""
    state = request.GET.get("state", "")
    rows = RosterRow.objects.of(roster)
    chosen = rows.in_state(state) if state in SIGNS else rows
    number = request.GET.get("page")
    if form:
        number = chosen.before(form.row.line).count() // ROWS + 1
    page = Paginator(chosen.in_order(), ROWS).get_page(number)
    query = page_query(request)
    context = {
        "page": page,
        "state": state,
        "step": 2,
        "heads": [importers.BY_NAME[name].label for name in names_of(roster)],
        "lines": [line_of(row, roster, query) for row in page],
        "left_out": left_out(roster),
        "editing": form,
        "edited": line_of(form.row, roster, query) if form else None,
        **counted(roster, state),
    }
    return render(request, "members/rosters/preview.html", context)


def counted(roster, state):
    """What changes on the page when a row is corrected."""
    counts = RosterRow.objects.of(roster).counts()
    unknown = importers.unknown_names(roster)
    return {
        "roster": roster,
        "state": state,
        "total": sum(counts.values()),
        "tabs": [
            (one, TAB_WORDS.get(one, RosterRow.State(one).label), counts.get(one, 0), *SIGNS[one])
            for one in SIGNS
            if counts.get(one) or one == state
        ],
        "wrong": counts.get("error", 0),
        "importable": sum(counts.get(one, 0) for one in ("new", "update", "warning")),
        "unknown": unknown,
        "adding": sum(one["chosen"] for one in unknown),
    }


def page_query(request):
    """“?state=error&page=2”: which rows of the check the person looks at."""
    asked = {name: request.GET[name] for name in ("state", "page") if request.GET.get(name)}
    return f"?{urlencode(asked)}" if asked else ""


def names_of(roster):
    """The fields in the order of the file's columns."""
    return sorted(roster.columns, key=roster.columns.get)


def left_out(roster):
    """Heads of the file that hold nothing we import."""
    taken = set(roster.columns.values())
    own = (importers.REASON_HEAD, importers.LINE_HEAD, "序号")
    return [
        head for number, head in enumerate(roster.heads) if head and number not in taken and head not in own
    ]


def line_of(row, roster, query):
    """A row as the preview shows it: its cells with their states, and every reason."""
    texts = importers.texts_of(roster, row)
    colour, icon = SIGNS[row.state]
    labels = importers.BY_NAME
    return {
        "row": row,
        "url": reverse("members:roster_row", args=[roster.pk, row.pk]) + query,
        "cells": [(labels[name].label, texts[name], row.problems.get(name)) for name in names_of(roster)],
        "reasons": [(labels[name].label, problem["text"]) for name, problem in row.problems.items()],
        "colour": colour,
        "icon": icon,
    }


def row(request, pk, row_pk):
    """A row corrected in its place and checked again at once; `?read` shows it as it is."""
    roster = visible_roster(request, pk)
    one = get_object_or_404(RosterRow.objects.visible_to(request.user).of(roster), pk=row_pk)
    one.roster = roster
    if request.method == "POST":
        return correct(request, roster, one)
    if "read" in request.GET and request.htmx:
        return row_fragment(request, roster, one)
    return editing(request, roster, RosterRowForm(row=one))


def correct(request, roster, one):
    columns, unknown = dict(roster.columns), importers.unknown_names(roster)
    form = RosterRowForm(request.POST, row=one)
    if form.is_valid():
        try:
            importers.correct_row(one, by=request.user, texts=form.texts(), version=form.version())
        except ValidationError as error:
            one.refresh_from_db()
            form.take_version()
            add_errors(form, error)
        else:
            form = RosterRowForm(row=one) if one.state == RosterRow.State.ERROR else None
            roster.refresh_from_db()
    parts = counted(roster, request.GET.get("state", ""))
    parts["unknown_changed"] = parts["unknown"] != unknown
    if form:
        return editing(request, roster, form, parts)
    address = reverse("members:roster_detail", args=[roster.pk]) + page_query(request)
    if not request.htmx:
        messages.success(request, _("Row %(line)s is right now.") % {"line": one.line})
        return redirect(f"{address}#row-{one.pk}")
    if roster.columns != columns:
        return HttpResponse(headers={"HX-Redirect": address})
    return row_fragment(request, roster, one, parts=parts)


def editing(request, roster, form, parts=None):
    """The row as a form: alone when the page asks for it in place, else within the page."""
    if not request.htmx:
        return preview(request, roster, form)
    return row_fragment(request, roster, form.row, form=form, parts=parts)


def row_fragment(request, roster, one, *, form=None, parts=None):
    """A row of the table; with `parts`, also what else on the page has changed with it."""
    context = {
        "roster": roster,
        "line": line_of(one, roster, page_query(request)),
        "heads": names_of(roster),
        "form": form,
        "focus": True,
        "counts": bool(parts),
        **(parts or {}),
    }
    return render(request, "members/rosters/row_answer.html", context)


def columns(request, pk):
    """Say which column of the file holds what."""
    roster = visible_roster(request, pk)
    form = ColumnsForm(request.POST or None, roster=roster)
    if request.method == "POST" and form.is_valid():
        try:
            importers.choose_columns(roster, by=request.user, columns=form.columns())
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("The columns are set; all rows have been checked again."))
            return redirect("members:roster_detail", roster.pk)
    return render(request, "members/rosters/columns.html", {"roster": roster, "form": form, "step": 2})


@require_POST
def additions(request, pk):
    """Say which names importing adds to the lists of the office."""
    roster = visible_roster(request, pk)
    names = [one.split(":", 1) for one in request.POST.getlist("name") if ":" in one]
    try:
        importers.choose_additions(roster, by=request.user, names=names)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("All rows have been checked again with the names you ticked."))
    return redirect("members:roster_detail", roster.pk)
