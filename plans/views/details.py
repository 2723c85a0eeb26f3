"""The pages of one topic and of one activity."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from plans.models import Activity, AdjustmentReason, AnnualPlan, ConsultationTopic, PlanRecord
from plans.querysets import GIVEN_UP
from plans.tables import ACTIVITY_SIGNS, TOPIC_SIGNS
from plans.workflow import ACTIVITY_WORKFLOW, TOPIC_WORKFLOW

from .frame import closed_reason
from .kinds import ACTIVITY, TOPIC
from .timeline import told

RECENT = 30
SIGNS = {"topic": TOPIC_SIGNS, "activity": ACTIVITY_SIGNS}
WORKFLOWS = {"topic": TOPIC_WORKFLOW, "activity": ACTIVITY_WORKFLOW}


@require_safe
def topic(request, pk):
    topics = ConsultationTopic.objects.visible_to(request.user).with_plan().with_singles().with_organisers()
    row = get_object_or_404(topics, pk=pk)
    context = {
        **row_frame(request, row, TOPIC),
        "relations": topics.related_names(row),
        "activities": Activity.objects.visible_to(request.user).serving(row).by_time(),
        "events": told(records(request).about(topic=row).newest_first()[:RECENT]),
    }
    return render(request, "plans/topic.html", context)


@require_safe
def activity(request, pk):
    activities = Activity.objects.visible_to(request.user).with_plan().with_singles().with_organisers()
    row = get_object_or_404(activities, pk=pk)
    context = {
        **row_frame(request, row, ACTIVITY),
        "events": told(records(request).about(activity=row).newest_first()[:RECENT]),
    }
    return render(request, "plans/activity.html", context)


def records(request):
    return PlanRecord.objects.visible_to(request.user)


def row_frame(request, row, kind):
    plan = row.plan
    may_edit = plan is not None and request.user.has_perm("plans.edit_plan", plan)
    return {
        "row": row,
        "kind": kind,
        "plan": plan,
        "can_edit": may_edit and plan.is_open,
        "closed_reason": closed_reason(plan) if may_edit and not plan.is_open else "",
        "dropped_because": dropped_because(request.user, row, kind),
        "state_sign": SIGNS[kind.name][row.state],
        "steps": steps_of(request.user, row, kind),
        "edit_url": kind.url("edit", row.pk),
        "delete_url": kind.url("delete", row.pk),
    }


def dropped_because(user, row, kind):
    """What the adjustment that dropped the row gave as its reason; None for a row that stands."""
    if row.state not in GIVEN_UP:
        return None
    reasons = AdjustmentReason.objects.visible_to(user).in_force_of(row.plan)
    return reasons.about(kind.name, row.lineage).with_adjustment().first()


def steps_of(user, row, kind):
    """[(step, address)] of what can be noted about a row while its plan is carried out."""
    if row.plan is None or row.plan.state != AnnualPlan.State.ISSUED:
        return []
    return [(step, kind.url(step.name, row.pk)) for step in WORKFLOWS[kind.name].open_to(user, row)]
