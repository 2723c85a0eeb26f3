"""What all pages of one plan share: the plan as far as the person may see it, tabs, steps, what is closed."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from cppcc.permissions import access_to
from plans.models import AnnualPlan
from plans.workflow import PLAN_WORKFLOW

TABS = (
    ("text", "plans:plan_detail", "file-text"),
    ("topics", "plans:plan_topics", "chat-square-text"),
    ("activities", "plans:plan_activities", "calendar-event"),
    ("targets", "plans:plan_targets", "bullseye"),
    ("calendar", "plans:plan_calendar", "calendar3"),
    ("board", "plans:plan_board", "bar-chart-steps"),
    ("check", "plans:plan_check", "clipboard-check"),
    ("opinions", "plans:plan_opinions", "chat-left-quote"),
    ("adjustment", "plans:plan_adjustment", "pencil-square"),
    ("adjustments", "plans:plan_adjustments", "sliders"),
    ("versions", "plans:plan_versions", "layers"),
    ("progress", "plans:plan_progress", "flag"),
    ("history", "plans:plan_history", "clock-history"),
)


def year_to_plan(today):
    """The year for which a plan is made at this time: from July on, the next."""
    return today.year + (today.month > 6)


def tab_labels():
    return {
        "text": _("Text"),
        "topics": _("Topics"),
        "activities": _("Activities"),
        "targets": _("Targets"),
        "calendar": _("Calendar"),
        "board": _("Year board"),
        "check": _("Check"),
        "opinions": _("Opinions"),
        "adjustment": _("Adjustment and reasons"),
        "adjustments": _("Adjustments"),
        "versions": _("Versions"),
        "progress": _("Progress"),
        "history": _("History"),
    }


# Steps that have a page of their own; what is left is asked for on the page of steps.
STEP_PAGES = {
    "submit": ("plans:plan_submit", "send"),
    "pass": ("plans:plan_decide", "check2-square"),
    "return": ("plans:plan_decide", "check2-square"),
    "record": ("plans:plan_record", "journal-check"),
    "issue": ("plans:plan_issue", "file-earmark-check"),
    "apply": ("plans:plan_issue", "file-earmark-check"),
}


def visible_plan(request, pk):
    """The plan, or 404 for who may not see it."""
    plan = get_object_or_404(AnnualPlan.objects.visible_to(request.user).with_version_number(), pk=pk)
    if plan.organization_id == request.user.organization.pk:
        plan.organization = request.user.organization
    if plan.station_id:
        plan.station = next(one for one in plan.way if one.pk == plan.station_id)
        plan.station.plan = plan
    note_copies(plan, request.user)
    return plan


def note_copies(plan, user):
    """Tell the plan whether adjustments of it hold, and the key of the open working copy that `user` sees."""
    copies = AnnualPlan.objects.copies_of(plan, user)
    applied = AnnualPlan.State.APPLIED
    plan.is_adjusted = applied in copies.values()
    plan.open_copy = next((key for key, state in copies.items() if state != applied), None)


def plan_frame(request, plan, tab):
    """Context of every page of a plan; `closed_reason` says to editors why nothing can be edited."""
    labels, hidden = tab_labels(), useless_tabs(plan)
    may_edit = request.user.has_perm("plans.edit_plan", plan)
    steps = PLAN_WORKFLOW.open_to(request.user, plan)
    return {
        "plan": plan,
        "tab": tab,
        "tab_label": labels[tab],
        "tabs": [
            {
                "name": name,
                "label": labels[name],
                "icon": icon,
                "url": reverse(view_name, args=[plan.pk]),
                "current": name == tab,
            }
            for name, view_name, icon in TABS
            if name not in hidden and request.user.has_perm(access_to(view_name))
        ],
        "steps": [step for step in steps if step.name not in STEP_PAGES],
        "next_move": next((move_of(plan, step) for step in steps if step.name in STEP_PAGES), None),
        "may_edit": may_edit,
        "can_edit": may_edit and plan.is_open,
        "can_adjust": can_adjust(request.user, plan),
        "closed_reason": closed_reason(plan) if may_edit and not plan.is_open else "",
    }


def move_of(plan, step):
    """The way to the page of a step: {name, label, icon, url}."""
    view_name, icon = STEP_PAGES[step.name]
    label = _("Decide") if step.name in ("pass", "return") else step.label
    return {"name": step.name, "label": label, "icon": icon, "url": reverse(view_name, args=[plan.pk])}


def can_adjust(user, plan):
    """The plan is in force and nobody is adjusting it yet."""
    is_free = plan.state == AnnualPlan.State.ISSUED and not plan.open_copy
    return is_free and user.has_perm("plans.adjust_plan", plan)


def useless_tabs(plan):
    """What there is nothing to show on: a working copy is not carried out, a plan has adjustments or none."""
    if plan.adjusts_id:
        return ("adjustments", "progress")
    return ("adjustment",) if plan.is_adjusted or plan.open_copy else ("adjustment", "adjustments")


def closed_reason(plan):
    """Why an editor cannot edit this plan now."""
    if plan.state == AnnualPlan.State.IN_APPROVAL:
        return _("The plan stands at “%(station)s” and cannot be edited there.") % {"station": plan.station}
    if plan.state == AnnualPlan.State.APPLIED:
        return _("The adjustment has taken effect; the plan itself shows its content.")
    if plan.state == AnnualPlan.State.DISCARDED:
        return _("The plan is discarded. Restore it to edit it.")
    if plan.state == AnnualPlan.State.FINISHED:
        return _("The plan is finished and cannot be edited.")
    return _("The plan has been issued and cannot be edited; it is changed by an adjustment.")
