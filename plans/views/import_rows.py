"""One row of an import: read, corrected, removed, brought back, turned into another sort."""

from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from cppcc.views import errors
from cppcc.views.conflict import conflict_page
from plans.forms.importing import ROW_FORMS, DraftRow
from plans.importing import draft_rows
from plans.services import drafts

from .import_page import import_page, page_query
from .import_row_shown import page_url, shown_row
from .importing import visible_import

LINES_BESIDE_FORM = 100


def row_or_404(draft, key):
    try:
        return DraftRow.of(draft, key)
    except draft_rows.RowGone:
        raise Http404 from None


@require_http_methods(["GET", "HEAD", "POST"])
def row(request, pk, key):
    """The form of a row; `?read` gives the row as the page shows it."""
    draft = visible_import(request, pk)
    if request.method == "POST":
        return change(request, draft, key)
    row = row_or_404(draft, key)
    if "read" in request.GET:
        context = {
            "draft": draft,
            "row": shown_row(draft, row.name, row.data),
            "page_query": page_query(request),
        }
        return render(request, "plans/imports/row.html", context)
    return show_form(request, ROW_FORMS[row.name](row=row))


def show_form(request, form, status=200):
    row = form.row
    template = "plans/imports/row_form.html" if request.htmx else "plans/imports/row_page.html"
    context = {
        "draft": row.draft,
        "form": form,
        "page_query": page_query(request),
        "row": shown_row(row.draft, row.name, row.data),
        "back": page_url(row.draft, row.data),
        "lines": source_lines(row.draft, row.data),
    }
    return render(request, template, context, status=status)


def source_lines(draft, data):
    """[(number, text)] of the lines a row stands for, as far as they fit beside its form."""
    if not data["lines"]:
        return []
    first, last = data["lines"]
    last = min(last, first + LINES_BESIDE_FORM - 1, len(draft.lines))
    return [(number, draft.lines[number - 1]) for number in range(first, last + 1)]


def change(request, draft, key):
    try:
        row = DraftRow.of(draft, key)
    except draft_rows.RowGone:
        return errors.page(request, 409, reason=_("Somebody else has removed this row meanwhile."))
    form = ROW_FORMS[row.name](request.POST, row=row)
    if not form.is_valid():
        return show_form(request, form, status=422)
    rev = form.cleaned_data["version"]
    try:
        draft = drafts.change_draft_row(draft, key, by=request.user, rev=rev, values=form.values())
    except drafts.RowChanged:
        return conflict_page(request, form, back=page_url(draft, row.data))
    row = row_or_404(draft, key)
    if not request.htmx:
        return HttpResponseRedirect(page_url(draft, row.data))
    context = {**import_page(request, draft), "row": shown_row(draft, row.name, row.data)}
    return render(request, "plans/imports/row_saved.html", context)


@require_POST
def step(request, pk, key, step):
    draft = visible_import(request, pk)
    if step not in draft_rows.STEPS:
        raise Http404
    rev = request.POST.get("rev", "")
    try:
        draft, data = drafts.take_draft_step(
            draft, key, step, by=request.user, rev=int(rev) if rev.isdecimal() else -1
        )
    except drafts.RowChanged:
        return errors.page(request, 409, reason=_("This row was changed in another window meanwhile."))
    except draft_rows.RowGone:
        raise Http404 from None
    if not request.htmx:
        return HttpResponseRedirect(page_url(draft, data))
    return render(request, "plans/imports/panes.html", {**import_page(request, draft), "focus": data["key"]})
