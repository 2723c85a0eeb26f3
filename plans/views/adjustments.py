"""The adjustments of an issued plan as its history: when, why, what was changed, which version came of it."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from plans.models import PlanAdjustment

from .compare import count_texts, group_labels
from .frame import plan_frame, visible_plan


@require_safe
def show(request, pk):
    plan = visible_plan(request, pk)
    found = PlanAdjustment.objects.visible_to(request.user).of(plan).in_force().with_versions()
    numbered = list(enumerate(found, 1))
    context = {
        **plan_frame(request, plan, "adjustments"),
        "adjustments": [(number, one, counts_of(one)) for number, one in reversed(numbered)],
    }
    return render(request, "plans/adjustments.html", context)


def counts_of(adjustment):
    """[(kind of row, [“2 added”, …])] of the kinds in which something was changed."""
    labels = group_labels()
    told = adjustment.counts
    texts = [(label, count_texts(told[kind])) for kind, label in labels.items() if kind in told]
    return [(label, counts) for label, counts in texts if counts]
