"""Who may do what with annual plans."""

import rules

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
    "topic_list",
    "topic_detail",
    "activity_list",
    "activity_detail",
)
REVIEWING = ("plan_check", "plan_check_count", "plan_history")
EDITING = (
    "plan_edit",
    "plan_copy",
    "row_restore",
    *(
        f"{kind}_{action}"
        for kind in ("section", "topic", "activity", "target")
        for action in ("new", "arrange", "edit", "move", "delete")
    ),
)

IMPORTING = ("new", "detail", "progress", "retry", "head", "row", "step", "save", "discard", "reopen")

ADDRESSES = {
    **{f"plans:{name}": "plans.view_plan" for name in READING},
    **{f"plans:{name}": "plans.review_plan" for name in REVIEWING},
    **{f"plans:{name}": "plans.edit_plan" for name in EDITING},
    "plans:plan_new": "plans.add_plan",
    "plans:plan_step": "plans.move_plan",
    "plans:plan_print": "plans.print_plan",
    "plans:topic_hold": "plans.record_progress",
    "plans:activity_hold": "plans.record_progress",
    "plans:plan_override": "plans.override_warning",
    "plans:plan_override_undo": "plans.override_warning",
    "plans:plan_compare_print": "plans.print_plan",
    "plans:plan_version_print": "plans.move_plan",
    "plans:plan_progress_print": "plans.print_plan",
    **{f"plans:import_{name}": "plans.import_plan" for name in IMPORTING},
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


rules.add_perm("plans.view_plan", views_plans)
rules.add_perm("plans.review_plan", acts_as("staff", "committee_leader", "office_leader", "auditor"))
rules.add_perm("plans.print_plan", views_plans)
rules.add_perm("plans.import_plan", is_staff & own_import)
rules.add_perm("plans.add_plan", is_staff)
rules.add_perm("plans.edit_plan", is_staff & same_office)
rules.add_perm("plans.override_warning", is_staff & same_office)
rules.add_perm("plans.issue_plan", (is_staff | is_office_leader) & same_office)
rules.add_perm("plans.move_plan", (is_staff | is_office_leader) & same_office)
rules.add_perm("plans.finish_plan", is_staff & same_office)
rules.add_perm("plans.discard_plan", is_staff & same_office)
rules.add_perm("plans.record_progress", is_staff & plan_of_same_office)
rules.add_perm("plans.follow_progress", acts_as("staff", "committee_leader", "office_leader"))
rules.add_perm("plans.load_presets", acts_as("system_admin") & same_office)
