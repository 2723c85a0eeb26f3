"""Who may do what with annual plans."""

import rules
from django.utils import timezone

from members.permissions import acts_as, is_office_leader, is_staff, reads_office, same_office

READING = (
    "plan_list",
    "plan_detail",
    "plan_topics",
    "plan_activities",
    "plan_targets",
    "plan_calendar",
    "plan_board",
    "plan_versions",
    "plan_version",
    "plan_version_file",
    "plan_version_printed",
    "plan_compare",
    "plan_progress",
    "plan_adjustments",
    "topic_list",
    "topic_detail",
    "activity_list",
    "activity_detail",
)
REVIEWING = (
    "plan_check",
    "plan_check_count",
    "plan_history",
    "plan_decide",
    "plan_scan",
    "plan_adjustment",
)
STATIONS = ("station_list", "station_new", "station_own", "station_edit", "station_move", "station_use")
EDITING = (
    "plan_edit",
    "plan_copy",
    "plan_adjustment_reasons",
    "row_restore",
    "section_numbers",
    "section_follow",
    *(
        f"{kind}_{action}"
        for kind in ("section", "topic", "activity", "target")
        for action in ("new", "arrange", "edit", "move", "delete")
    ),
)

ASKING = ("new", "prolong", "more", "remind", "close", "reopen")
ANSWERING = ("answer", "none", "take_back", "edit", "withdraw")

IMPORTING = ("new", "detail", "progress", "retry", "head", "row", "step", "save", "discard", "reopen")

ADDRESSES = {
    **{f"plans:{name}": "plans.view_plan" for name in READING},
    **{f"plans:{name}": "plans.review_plan" for name in REVIEWING},
    **{f"plans:{name}": "plans.edit_plan" for name in EDITING},
    "plans:below_list": "members.view_rollup",
    "plans:plan_new": "plans.add_plan",
    "plans:plan_step": "plans.move_plan",
    "plans:plan_submit": "plans.submit_plan",
    "plans:plan_record": "plans.submit_plan",
    "plans:plan_issue": "plans.move_plan",
    **{f"plans:{name}": "plans.edit_stations" for name in STATIONS},
    "plans:plan_adjust": "plans.adjust_plan",
    "plans:plan_print": "plans.print_plan",
    **{
        f"plans:{kind}_{step}": "plans.record_progress"
        for kind in ("topic", "activity")
        for step in ("hold", "correct", "unhold")
    },
    "plans:plan_override": "plans.override_warning",
    "plans:plan_override_undo": "plans.override_warning",
    "plans:plan_compare_print": "plans.print_plan",
    "plans:plan_version_print": "plans.move_plan",
    "plans:plan_progress_print": "plans.print_plan",
    **{f"plans:import_{name}": "plans.import_plan" for name in IMPORTING},
    "plans:plan_opinions": "plans.view_opinions",
    "plans:round_print": "plans.view_opinions",
    **{f"plans:round_{name}": "plans.ask_opinions" for name in ASKING},
    "plans:round_decide": "plans.decide_opinions",
    "plans:opinion_verdict": "plans.decide_opinions",
    "plans:opinion_list": "plans.be_asked",
    **{f"plans:opinion_{name}": "plans.view_asked" for name in ANSWERING},
}


@rules.predicate
def own_import(user, draft):
    """Begun by this person in the office one acts in; without a draft the question is only about the role."""
    return draft is None or (draft.by_id == user.pk and draft.organization_id == user.organization.pk)


views_plans = reads_office | acts_as("superior_viewer")


@rules.predicate
def plan_of_same_office(user, row):
    """The row stands in a plan of the office one acts in; without a row the question is about the role."""
    return row is None or row.plan.organization_id == user.organization.pk


@rules.predicate
def decides_here(user, plan):
    """The plan stands at a station that is decided by whoever acts in one's present role."""
    return plan is None or (plan.station is not None and plan.station.is_for(user.assignment))


@rules.predicate
def is_no_own_submission(user, plan):
    """Leaders let nothing pass that they themselves submitted; working stations of staff are no approval."""
    if plan is None or plan.station is None or not plan.station.is_decided_by_leaders:
        return True
    return plan.station.submitter != user.pk


@rules.predicate
def stands_at_last(user, plan):
    return plan is None or (plan.station is not None and plan.station.issues)


@rules.predicate
def is_working_copy(user, plan):
    return plan is None or plan.adjusts_id is not None


@rules.predicate
def is_no_working_copy(user, plan):
    return plan is None or plan.adjusts_id is None


@rules.predicate
def stands_before_last(user, plan):
    return plan is None or (plan.station is not None and not plan.station.issues)


@rules.predicate
def stands_after_first(user, plan):
    return plan is None or (plan.station is not None and not plan.station.is_first)


@rules.predicate
def is_recorded(user, plan):
    """The station is decided outside the office, or nobody is left who could decide there."""
    if plan is None:
        return True
    if plan.station is None:
        return False
    if plan.station.is_decided_by_leaders:
        return not plan.station.approvers(timezone.localdate())
    return plan.station.who == plan.station.Who.EXTERNAL


@rules.predicate
def speaks_for(user, request):
    """The person acts for the body that was asked: its leader, its handler, the member oneself."""
    own = user.assignment
    if request is None or own is None:
        return own is not None
    if own.role == "member":
        member = request.member
        return bool(member) and (member.account_id, member.organization_id) == (user.pk, own.organization_id)
    column = {"committee_leader": "committee_id", "department_handler": "department_id"}.get(own.role, "")
    return bool(column) and getattr(request, column) == getattr(own, column)


@rules.predicate
def asks_body(user, request):
    """The body was asked by the office one acts in."""
    return request is None or request.round.plan.organization_id == user.organization.pk


@rules.predicate
def own_words(user, opinion):
    """The opinion is one's own body's."""
    return opinion is None or speaks_for(user, opinion.request)


@rules.predicate
def entered_by_office(user, opinion):
    """The opinion came on paper or by telephone and was entered by the office one acts in."""
    return opinion is None or (opinion.on_behalf and asks_body(user, opinion.request))


is_asked = acts_as("committee_leader", "department_handler", "member")

rules.add_perm("plans.view_plan", views_plans)
rules.add_perm("plans.review_plan", acts_as("staff", "committee_leader", "office_leader", "auditor"))
rules.add_perm("plans.print_plan", views_plans)
rules.add_perm("plans.import_plan", is_staff & own_import)
rules.add_perm("plans.add_plan", is_staff)
rules.add_perm("plans.edit_plan", is_staff & same_office)
rules.add_perm("plans.override_warning", is_staff & same_office)
decides = acts_as("staff", "committee_leader", "office_leader") & same_office & decides_here
rules.add_perm("plans.submit_plan", is_staff & same_office)
rules.add_perm("plans.pass_station", decides & is_no_own_submission & stands_before_last)
rules.add_perm("plans.return_plan", decides & is_no_own_submission & stands_after_first)
rules.add_perm("plans.record_station", is_staff & same_office & stands_before_last & is_recorded)
ends = decides & is_no_own_submission & stands_at_last
rules.add_perm("plans.issue_plan", ends & is_no_working_copy)
rules.add_perm("plans.apply_adjustment", ends & is_working_copy)
rules.add_perm("plans.recall_plan", is_staff & same_office)
rules.add_perm("plans.withdraw_plan", (is_staff | is_office_leader) & same_office)
rules.add_perm("plans.adjust_plan", is_staff & same_office)
rules.add_perm("plans.edit_stations", (is_staff | is_office_leader) & same_office)
rules.add_perm("plans.move_plan", (is_staff | is_office_leader) & same_office)
rules.add_perm("plans.finish_plan", is_staff & same_office)
rules.add_perm("plans.discard_plan", is_staff & same_office)
rules.add_perm("plans.record_progress", is_staff & plan_of_same_office)
rules.add_perm("plans.follow_progress", acts_as("staff", "committee_leader", "office_leader"))
rules.add_perm("plans.load_presets", acts_as("system_admin") & same_office)
rules.add_perm("plans.view_opinions", acts_as("staff", "office_leader", "auditor") & same_office)
rules.add_perm("plans.ask_opinions", is_staff & same_office)
rules.add_perm("plans.decide_opinions", (is_staff | is_office_leader) & same_office)
rules.add_perm("plans.be_asked", is_asked)
rules.add_perm("plans.view_asked", is_staff | is_office_leader | is_asked | acts_as("auditor"))
rules.add_perm("plans.answer_request", (is_asked & speaks_for) | (is_staff & asks_body))
rules.add_perm("plans.change_opinion", (is_asked & own_words) | (is_staff & entered_by_office))
