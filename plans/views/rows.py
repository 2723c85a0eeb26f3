"""Rows of a plan: added, edited, deleted, brought back."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cppcc.models import StaleObject
from cppcc.views.conflict import conflict_page
from plans.models import PlanRecord
from plans.services import add_row, change_row, delete_row, restore_row
from plans.services.figures import read_texts

from .frame import closed_reason, plan_frame, visible_plan
from .kinds import SECTION, row_url
from .numbers import TEXTS, with_number


def visible_row(request, kind, pk):
    """The row with its plan, or 404; activities outside any plan are edited elsewhere."""
    row = get_object_or_404(kind.model.objects.visible_to(request.user).with_plan(), pk=pk)
    if row.plan is None:
        raise Http404
    return row


def new(request, plan_pk, kind):
    plan = visible_plan(request, plan_pk)
    if not plan.is_open and request.method != "POST":
        return refuse(request, plan)
    form = kind.form(typed(request, kind, plan), plan=plan, initial=asked_for(request))
    if is_complete(request) and form.is_valid():
        values = form.changes()
        if kind is SECTION:
            values["parent"] = parent_asked_for(request, plan)
        try:
            row = add_row(kind.model, plan, by=request.user, **values)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Added: “%(row)s”.") % {"row": row})
            return redirect(request.get_full_path() if "again" in request.POST else row_url(row))
    return show_form(request, kind, plan, form)


def edit(request, pk, kind):
    row = visible_row(request, kind, pk)
    if not row.plan.is_open and request.method != "POST":
        return refuse(request, row.plan)
    form = kind.form(typed(request, kind, row.plan, row), plan=row.plan, instance=row)
    if is_complete(request) and form.is_valid():
        try:
            change_row(form.row, by=request.user, **form.changes())
        except StaleObject:
            return conflict_page(request, form, back=row_url(row))
        messages.success(request, _("Saved: “%(row)s”.") % {"row": form.row})
        return redirect(row_url(form.row))
    return show_form(request, kind, visible_plan(request, row.plan_id), form, row)


def typed(request, kind, plan, row=None):
    """What was sent; a button of the editor may have put a number into it."""
    if kind is SECTION and not is_complete(request):
        return with_number(request.POST, plan, row)
    return request.POST or None


def is_complete(request):
    """The form was sent to be saved, not to have a number put into a text."""
    return "number" not in request.POST


def asked_for(request):
    """Fields that a link fills in beforehand: `?section=3&form=2`."""
    return {name: request.GET[name] for name in ("section", "form", "kind", "topic") if name in request.GET}


def parent_asked_for(request, plan):
    pk = request.GET.get("parent", "")
    return get_object_or_404(plan.sections, pk=pk) if pk.isdigit() else None


def refuse(request, plan):
    messages.warning(request, closed_reason(plan))
    return redirect(row_url(plan))


def show_form(request, kind, plan, form, row=None):
    context = {
        **plan_frame(request, plan, kind.tab),
        "form": form,
        "kind": kind,
        "row": row,
        "heading": kind.edit_label if row else kind.new_label,
        "back": row_url(row or plan),
        "delete_url": kind.url("delete", row.pk) if row else "",
        "is_unsaved": not is_complete(request),
    }
    if kind is SECTION:
        shown = {name: form[name].value() or "" for name in TEXTS}
        context["numbers"] = read_texts(plan, row, shown)
    return render(request, kind.template, context)


@require_POST
def delete(request, pk, kind):
    row = visible_row(request, kind, pk)
    seen = request.POST.get("version", "")
    if seen.isdigit():
        row.version = int(seen)  # nobody deletes a text that somebody else has changed meanwhile
    try:
        record = delete_row(row, by=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect(row_url(row))
    undo = reverse("plans:row_restore", args=[row.plan_id, record.pk])
    messages.success(request, _("Deleted: “%(row)s”.") % {"row": row}, extra_tags=undo)
    return redirect(back_to(request, row.plan))


@require_POST
def restore(request, plan_pk, record_pk):
    plan = visible_plan(request, plan_pk)
    record = get_object_or_404(PlanRecord.objects.visible_to(request.user).of(plan).deletions(), pk=record_pk)
    row = restore_row(record, by=request.user)
    messages.success(request, _("Back again: “%(row)s”.") % {"row": row})
    return redirect(row_url(row))


def back_to(request, row):
    """The page named by `next` when it is one of ours, else where the row is read."""
    target = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure()):
        return target
    return row_url(row)
