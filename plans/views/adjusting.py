"""A working copy: opened from the issued plan, its differences shown, each with its reason."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cppcc.models import StaleObject
from cppcc.permissions import require
from plans.adjustment import adjusted_rows
from plans.forms import AdjustForm, ReasonsForm
from plans.models import AnnualPlan, PlanAdjustment
from plans.services import change_whole_reason, give_reason, open_adjustment
from plans.services.adjusting import AlreadyOpen

from .adjustment_page import page_of
from .frame import plan_frame, visible_plan


def adjust(request, pk):
    """The reason, then the working copy."""
    plan = visible_plan(request, pk)
    require(request.user, "plans.adjust_plan", plan)
    if request.method != "POST" and (plan.open_copy or plan.state != AnnualPlan.State.ISSUED):
        return lead_on(request, plan)
    form = AdjustForm(request.POST or None)
    if form.is_valid():
        try:
            working = open_adjustment(plan, by=request.user, reason=form.cleaned_data["reason"])
        except AlreadyOpen as error:
            messages.warning(request, str(error))
            return redirect("plans:plan_adjustment", error.working.pk)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("The working copy is made; now change what is to be adjusted."))
            return redirect("plans:plan_adjustment", working.pk)
    return render(request, "plans/adjust.html", {**plan_frame(request, plan, "text"), "form": form})


def lead_on(request, plan):
    """To the working copy that is open already, or back to a plan that cannot be adjusted."""
    if plan.open_copy:
        messages.info(request, _("An adjustment of “%(plan)s” is open already.") % {"plan": plan})
        return redirect("plans:plan_adjustment", plan.open_copy)
    messages.warning(request, _("Only issued plans are adjusted."))
    return redirect("plans:plan_detail", plan.pk)


def visible_copy(request, pk):
    """The working copy with its adjustment, or 404 for other plans and for who may not see it."""
    plan = visible_plan(request, pk)
    if not plan.adjusts_id:
        raise Http404
    plan.adjustment = PlanAdjustment.objects.visible_to(request.user).carried_by(plan)
    return plan


@require_safe
def show(request, pk):
    plan = visible_copy(request, pk)
    return render(request, "plans/adjustment.html", page_of(request, plan))


@require_POST
def save(request, pk):
    """Store every reason that was sent; what somebody else wrote meanwhile is shown beside what was typed."""
    plan = visible_copy(request, pk)
    require(request.user, "plans.edit_plan", plan)
    form = ReasonsForm(request.POST, rows=adjusted_rows(plan.adjustment))
    form.is_valid()
    late = []
    for sent in form.sent():
        try:
            store(plan, sent, request.user)
        except StaleObject:
            late.append(sent.name)
        except ValidationError as error:
            form.add_error(sent.name, error.messages)
    plan.adjustment.refresh_from_db()
    context = page_of(request, plan, form, late)
    if request.htmx:
        return render(request, "plans/adjustment_saved.html", context)
    if form.errors or late:
        return render(request, "plans/adjustment.html", context)
    messages.success(request, _("The reasons are saved."))
    return redirect("plans:plan_adjustment", pk)


def store(plan, sent, user):
    if sent.row is None:
        return change_whole_reason(plan, sent.text, by=user, seen=sent.seen)
    kind, lineage = sent.row.difference.key
    return give_reason(plan, kind, lineage, sent.text, by=user, seen=sent.seen)
