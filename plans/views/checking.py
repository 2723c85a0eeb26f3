"""The check of a plan: what it finds, and which warnings staff let stand."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from plans.forms import OverrideForm
from plans.models import Override
from plans.services import override_warnings, review_plan, take_back_override
from plans.services.overriding import UNISSUED

from .frame import plan_frame, visible_plan
from .kinds import edit_url, row_url

#: How many findings of one kind a page lists; nobody mends more before looking again.
SHOWN = 100


@require_safe
def show(request, pk):
    return check_page(request, visible_plan(request, pk))


def check_page(request, plan, form=None):
    """The whole page, or what HTMX puts in the place of the findings."""
    review = review_plan(plan, timezone.localdate())
    may_answer = request.user.has_perm("plans.override_warning", plan) and plan.state in UNISSUED
    warnings = review.of("warning")
    context = {
        **plan_frame(request, plan, "check"),
        "groups": [group for group in groups_of(review, plan) if group[2]],
        "shown": SHOWN,
        "total": len(review.judged),
        "left": len(review.open),
        "lapsed": review.lapsed,
        "may_answer": may_answer,
        "form": form or OverrideForm(keys=[one.finding.key for one in warnings]),
    }
    return render(request, "plans/findings.html" if request.htmx else "plans/check.html", context)


def groups_of(review, plan):
    """[(name, heading, how many, the first lines)] in the order in which they want attention."""
    warnings = review.of("warning")
    groups = (
        ("error", _("Errors"), review.of("error")),
        ("warning", _("Warnings to answer"), [one for one in warnings if one.is_open]),
        ("note", _("Notes"), review.of("note")),
        ("overridden", _("Warnings let stand"), [one for one in warnings if not one.is_open]),
    )
    return [
        (name, heading, len(found), [linked(one, plan) for one in found[:SHOWN]])
        for name, heading, found in groups
    ]


def linked(judged, plan):
    """A finding with the page of its row and, for editors, the form that mends it."""
    row = judged.finding.row
    head_url = reverse("plans:plan_edit", args=[plan.pk]) if judged.finding.code == "count-mismatch" else ""
    return {
        "finding": judged.finding,
        "override": judged.override,
        "url": row_url(row) if row else "",
        "edit_url": edit_url(row) if row else head_url,
        "number": dict(judged.finding.facts) if judged.finding.code == "plain-number" else None,
    }


@require_POST
def override(request, pk):
    """Let the chosen warnings stand."""
    plan = visible_plan(request, pk)
    today = timezone.localdate()
    form = OverrideForm(
        request.POST, keys=[one.finding.key for one in review_plan(plan, today).of("warning")]
    )
    if form.is_valid():
        chosen, reason = form.cleaned_data["selected"], form.cleaned_data["reason"]
        try:
            made = override_warnings(plan, chosen, by=request.user, reason=reason, today=today)
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            text = ngettext("%(n)s warning is let stand.", "%(n)s warnings are let stand.", len(made))
            return answered(request, plan, text % {"n": len(made)})
    return check_page(request, plan, form)


@require_POST
def undo(request, pk, override_pk):
    """Open a warning again that was let stand."""
    plan = visible_plan(request, pk)
    row = get_object_or_404(Override.objects.visible_to(request.user).of(plan), pk=override_pk)
    take_back_override(row, by=request.user)
    return answered(request, plan, _("The warning waits for an answer again."))


def answered(request, plan, text):
    if request.htmx:
        return check_page(request, plan)
    messages.success(request, text)
    return redirect("plans:plan_check", plan.pk)


@require_safe
def count(request, pk):
    """How much hinders issuing, for the tab."""
    review = review_plan(visible_plan(request, pk), timezone.localdate())
    return render(request, "plans/check_count.html", {"left": len(review.open)})
