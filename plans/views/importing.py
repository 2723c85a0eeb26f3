"""A text becomes a plan: given, recognised, checked beside its source, saved or discarded."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from plans.forms.importing import HeadForm, NewImportForm
from plans.models import PlanImport
from plans.services import drafts
from plans.services.figures import count_figures

from .frame import year_to_plan
from .import_page import import_page

UNFINISHED_SHOWN = 20


def visible_import(request, pk):
    """One's own import, or 404."""
    return get_object_or_404(PlanImport.objects.visible_to(request.user).with_job(), pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request):
    form = NewImportForm(
        request.POST or None, request.FILES or None, initial={"year": year_to_plan(timezone.localdate())}
    )
    if form.is_valid():
        values = form.cleaned_data
        file = values["file"]
        draft = drafts.start_import(
            values["lines"],
            by=request.user,
            year=values["year"],
            kind=values["kind"],
            title=values["title"],
            file_name=file.name if file else "",
        )
        return redirect("plans:import_detail", draft.pk)
    unfinished = PlanImport.objects.visible_to(request.user).unfinished().newest_first().without_texts()
    page = Paginator(unfinished, UNFINISHED_SHOWN).get_page(request.GET.get("page"))
    return render(request, "plans/imports/new.html", {"form": form, "page": page})


@require_safe
def detail(request, pk):
    draft = visible_import(request, pk)
    if draft.state == PlanImport.State.SAVED and draft.plan:
        return redirect("plans:plan_detail", draft.plan_id)
    if draft.state == PlanImport.State.RECOGNISING:
        return render(request, "plans/imports/waiting.html", {"draft": draft, "job": draft.job})
    return render(request, "plans/imports/detail.html", import_page(request, draft))


@require_safe
def progress(request, pk):
    """The fragment that the waiting page asks for again and again; when all is done it opens the result."""
    mine = PlanImport.objects.visible_to(request.user)
    draft = get_object_or_404(mine.with_job().without_texts(), pk=pk)
    if draft.state != PlanImport.State.RECOGNISING:
        return HttpResponse(headers={"HX-Redirect": reverse("plans:import_detail", args=[pk])})
    return render(request, "plans/imports/progress.html", {"draft": draft, "job": draft.job})


@require_POST
def retry(request, pk):
    drafts.retry_import(visible_import(request, pk), by=request.user)
    return redirect("plans:import_detail", pk)


@require_http_methods(["GET", "HEAD", "POST"])
def head(request, pk):
    """Title, year and kind of the plan to be."""
    draft = visible_import(request, pk)
    initial = {"title": draft.title, "year": draft.year, "kind": draft.kind}
    form = HeadForm(request.POST or None, initial=initial)
    if form.is_valid():
        drafts.change_head(draft, by=request.user, **form.cleaned_data)
        return redirect("plans:import_detail", pk)
    return render(request, "plans/imports/head.html", {"draft": draft, "form": form})


@require_POST
def save(request, pk):
    draft = visible_import(request, pk)
    version = request.POST.get("version", "")
    try:
        plan = drafts.save_import(draft, by=request.user, version=int(version) if version.isdecimal() else 0)
    except ValidationError as error:
        context = import_page(request, visible_import(request, pk))
        return render(request, "plans/imports/detail.html", {**context, "errors": error.messages}, status=422)
    messages.success(
        request, _("“%(plan)s” is a draft now; look it through, then submit it.") % {"plan": plan}
    )
    if figures := count_figures(plan):
        text = ngettext(
            "%(n)s number of its text follows the rows from now on; it is underlined in the text.",
            "%(n)s numbers of its text follow the rows from now on; they are underlined in the text.",
            figures,
        )
        messages.info(request, text % {"n": figures})
    return redirect("plans:plan_detail", plan.pk)


@require_POST
def discard(request, pk):
    draft = visible_import(request, pk)
    drafts.discard_import(draft, by=request.user)
    undo = reverse("plans:import_reopen", args=[pk])
    messages.success(request, _("Discarded: “%(title)s”.") % {"title": draft}, extra_tags=undo)
    return redirect("plans:import_new")


@require_POST
def reopen(request, pk):
    drafts.reopen_import(visible_import(request, pk), by=request.user)
    return redirect("plans:import_detail", pk)
