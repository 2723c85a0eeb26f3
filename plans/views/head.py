"""A plan as a whole: begun, its head changed, moved along its life, copied into another year."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cppcc.models import StaleObject
from cppcc.permissions import require
from cppcc.views.conflict import conflict_page
from plans.forms import CopyForm, PlanForm, StepForm
from plans.models import AnnualPlan
from plans.services import change_plan, copy_plan, create_plan, move_plan, prepare_copy, withdraw_plan
from plans.workflow import PLAN_WORKFLOW

from .frame import STEP_PAGES, plan_frame, visible_plan, year_to_plan
from .rows import refuse


def new(request):
    plan = AnnualPlan(organization=request.user.organization)
    form = PlanForm(request.POST or None, instance=plan, initial={"year": year_to_plan(timezone.localdate())})
    if form.is_valid():
        try:
            plan = create_plan(request.user.organization, by=request.user, **form.changes())
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("“%(plan)s” is begun; now add chapters and topics.") % {"plan": plan})
            return redirect("plans:plan_detail", plan.pk)
    return render(request, "plans/plan_new.html", {"form": form})


def edit(request, pk):
    plan = visible_plan(request, pk)
    if not plan.is_open and request.method != "POST":
        return refuse(request, plan)
    form = PlanForm(request.POST or None, instance=plan)
    if form.is_valid():
        try:
            change_plan(form.row, by=request.user, **form.changes())
        except StaleObject:
            return conflict_page(request, form, back=reverse("plans:plan_detail", args=[plan.pk]))
        messages.success(request, _("The head of “%(plan)s” is saved.") % {"plan": form.row})
        return redirect("plans:plan_detail", plan.pk)
    return render(request, "plans/plan_edit.html", {**plan_frame(request, plan, "text"), "form": form})


def step(request, pk, name):
    """A step of the plan's life: what it means, the reason where one is needed, and the button."""
    plan = visible_plan(request, pk)
    if name not in PLAN_WORKFLOW.steps or name in STEP_PAGES:
        raise Http404
    one = PLAN_WORKFLOW[name]
    require(request.user, one.permission, plan)
    form = StepForm(request.POST or None, needs_reason=one.needs_reason, initial={"version": plan.version})
    if form.is_valid():
        plan.version = form.cleaned_data["version"]
        reason = form.cleaned_data.get("reason", "")
        try:
            if name == "recall":
                withdraw_plan(plan, by=request.user, reason=reason)
            else:
                move_plan(plan, name, by=request.user, reason=reason)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(
                request,
                _("“%(plan)s” is now: %(state)s.") % {"plan": plan, "state": plan.get_state_display()},
            )
            return redirect("plans:plan_detail", plan.pk)
    context = {
        **plan_frame(request, plan, "text"),
        "form": form,
        "step": one,
        "is_open": plan.state in one.sources,
    }
    return render(request, "plans/step.html", context)


def copy(request, pk):
    """First the year, then everything that the copy changes, then the copy."""
    plan = visible_plan(request, pk)
    require(request.user, "plans.edit_plan", plan)
    data = request.POST or (request.GET if "year" in request.GET else None)
    form = CopyForm(data, initial={"year": plan.year + 1})
    prepared = None
    if form.is_valid():
        year, title = form.cleaned_data["year"], form.cleaned_data["title"]
        prepared = prepare_copy(plan, year)
        if request.method == "POST":
            try:
                made = copy_plan(plan, by=request.user, year=year, title=title)
            except ValidationError as error:
                form.add_error(None, error)
            else:
                messages.success(request, _("“%(plan)s” is a draft now.") % {"plan": made})
                return redirect("plans:plan_detail", made.pk)
    context = {**plan_frame(request, plan, "text"), "form": form, "prepared": prepared}
    return render(request, "plans/copy.html", context)
