"""Importing a roster, step by step: the file, the check, the result."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe

from cppcc import jobs
from cppcc.importing import UnreadableFile
from cppcc.listing import Empty, ListPage
from members import importers
from members.filters import RosterFilter
from members.forms import ColumnsForm, RosterRowForm, RosterUploadForm
from members.models import RosterImport, RosterRow
from members.services import record
from members.tables import RosterTable

from .download import attachment
from .form_page import add_errors

ROWS = 50
STATES = ("error", "warning", "new", "update", "skip")
SIGNS = {
    "new": ("green", "plus-lg"),
    "update": ("blue", "pencil"),
    "skip": ("grey", "dash-lg"),
    "warning": ("amber", "exclamation-triangle"),
    "error": ("red", "x-lg"),
}


class RosterList(ListPage):
    model = RosterImport
    table_class = RosterTable
    filter_class = RosterFilter
    title = gettext_lazy("Roster imports")
    detail = "members:roster_detail"
    primary = ("members:roster_new", gettext_lazy("Import a roster"), "file-earmark-arrow-up")
    permission_of_primary = "members.import_roster"
    empty = Empty(
        gettext_lazy("No roster imported yet"),
        gettext_lazy("Take the template, fill it in, and check it here before anything is written."),
    )


def visible_roster(request, pk):
    roster = RosterImport.objects.visible_to(request.user).by_id(pk)
    if roster is None:
        raise Http404
    return roster


def new(request):
    """Step 1: the file. What cannot be read is told; what can is checked and shown."""
    form = RosterUploadForm(
        request.POST or None, request.FILES or None, user=request.user, today=timezone.localdate()
    )
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["file"]
        try:
            roster = importers.take_in(
                request.user.organization,
                by=request.user,
                content=upload.read(),
                file_name=upload.name,
                term=form.cleaned_data["term"],
            )
        except UnreadableFile as error:
            form.add_error("file", str(error))
        else:
            return redirect("members:roster_detail", roster.pk)
    return render(request, "members/rosters/new.html", {"form": form, "step": 1})


@require_safe
def template(request):
    """The empty roster with the office's own lists to choose from."""
    return attachment(importers.template_workbook(request.user.organization), _("Roster template") + ".xlsx")


@require_safe
def detail(request, pk):
    """Step 2, the check, as long as nothing is written; then step 3, the result."""
    roster = visible_roster(request, pk)
    if roster.state != RosterImport.State.PREVIEW:
        return render(request, "members/rosters/result.html", result_context(roster))
    return render(request, "members/rosters/preview.html", preview_context(request, roster))


def result_context(roster):
    rows = RosterRow.objects.of(roster)
    return {
        "roster": roster,
        "outcome": rows.outcome(),
        "wrong": rows.in_state("error").count(),
        "can_undo": importers.can_undo(roster),
        "step": 3,
    }


def preview_context(request, roster):
    rows = RosterRow.objects.of(roster)
    counts = rows.counts()
    state = request.GET.get("state", "")
    chosen = rows.in_state(state) if state in STATES else rows
    page = Paginator(chosen.in_order(), ROWS).get_page(request.GET.get("page"))
    names = sorted(roster.columns, key=roster.columns.get)
    return {
        "roster": roster,
        "step": 2,
        "state": state,
        "heads": [importers.BY_NAME[name].label for name in names],
        "lines": [line_of(row, roster, names) for row in page],
        "page": page,
        "total": sum(counts.values()),
        "tabs": [
            (one, RosterRow.State(one).label, counts.get(one, 0), *SIGNS[one])
            for one in STATES
            if counts.get(one)
        ],
        "wrong": counts.get("error", 0),
        "importable": sum(counts.get(one, 0) for one in ("new", "update", "warning")),
        "left_out": left_out(roster),
    }


def left_out(roster):
    """Heads of the file that hold nothing we import."""
    taken = set(roster.columns.values())
    own = (importers.REASON_HEAD, importers.LINE_HEAD, "序号")
    return [
        head for number, head in enumerate(roster.heads) if head and number not in taken and head not in own
    ]


def line_of(row, roster, names):
    """A row as the preview shows it: cells with their states, and every reason."""
    texts = importers.texts_of(roster, row)
    colour, icon = SIGNS[row.state]
    cells = [
        {"label": importers.BY_NAME[name].label, "text": texts[name], "problem": row.problems.get(name)}
        for name in names
    ]
    missing = [
        {"label": importers.BY_NAME[name].label, **problem}
        for name, problem in row.problems.items()
        if name not in names
    ]
    return {"row": row, "cells": cells, "missing": missing, "colour": colour, "icon": icon}


def row(request, pk, row_pk):
    """Correct a row in place; it is checked again at once."""
    roster = visible_roster(request, pk)
    one = get_object_or_404(RosterRow.objects.visible_to(request.user).of(roster), pk=row_pk)
    form = RosterRowForm(request.POST or None, texts=importers.texts_of(roster, one), problems=one.problems)
    if request.method == "POST" and form.is_valid():
        try:
            importers.correct_row(one, by=request.user, texts=form.texts())
        except ValidationError as error:
            add_errors(form, error)
        else:
            if one.state != RosterRow.State.ERROR:
                messages.success(request, _("Row %(line)s is right now.") % {"line": one.line})
                return redirect(f"{reverse('members:roster_detail', args=[roster.pk])}?state=error")
            return redirect("members:roster_row", roster.pk, one.pk)
    return render(
        request, "members/rosters/row.html", {"roster": roster, "row": one, "form": form, "step": 2}
    )


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
def start(request, pk):
    """Queue the writing; the job's page shows how far it is and leads back."""
    roster = visible_roster(request, pk)
    job = jobs.ask_for(
        "import_roster",
        by=request.user,
        title=_("Import of %(file)s") % {"file": roster.file_name},
        roster=roster.pk,
        all_or_nothing=request.POST.get("all_or_nothing") == "yes",
    )
    return redirect("documents:detail", job.pk)


@require_safe
def errors(request, pk):
    """The wrong rows with their reasons, to be corrected and imported again."""
    roster = visible_roster(request, pk)
    record(roster.organization, "export", by=request.user, subject=roster.file_name)
    return attachment(
        importers.error_workbook(roster), _("Wrong rows of %(file)s") % {"file": f"{roster.pk}.xlsx"}
    )


@require_POST
def undo(request, pk):
    roster = visible_roster(request, pk)
    try:
        result = importers.undo_roster(roster, by=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("members:roster_detail", roster.pk)
    text = _("Taken back: %(deleted)s members deleted, %(restored)s restored.") % result
    if kept := result["kept"]:
        text += ngettext("%(n)s stays: ", "%(n)s stay: ", len(kept)) % {"n": len(kept)} + " ".join(kept[:5])
    messages.add_message(request, messages.WARNING if result["kept"] else messages.SUCCESS, text)
    return redirect("members:roster_detail", roster.pk)


@require_POST
def discard(request, pk):
    roster = visible_roster(request, pk)
    try:
        importers.discard(roster, by=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("members:roster_detail", roster.pk)
    messages.success(
        request, _("“%(file)s” is thrown away; nothing was written.") % {"file": roster.file_name}
    )
    return redirect("members:roster_list")
