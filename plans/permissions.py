"""Who may do what with annual plans."""

import rules

from members.permissions import acts_as, is_office_leader, is_staff, reads_office, same_office

ADDRESSES = {
    "plans:plan_list": "plans.view_plan",
    "plans:plan_detail": "plans.view_plan",
}

views_plans = reads_office | acts_as("superior_viewer")


@rules.predicate
def plan_of_same_office(user, row):
    """The row stands in a plan of the office one acts in; without a row the question is about the role."""
    return row is None or row.plan.organization_id == user.organization.pk


rules.add_perm("plans.view_plan", views_plans)
rules.add_perm("plans.print_plan", views_plans)
rules.add_perm("plans.import_plan", is_staff)
rules.add_perm("plans.add_plan", is_staff)
rules.add_perm("plans.edit_plan", is_staff & same_office)
rules.add_perm("plans.issue_plan", (is_staff | is_office_leader) & same_office)
rules.add_perm("plans.finish_plan", is_staff & same_office)
rules.add_perm("plans.discard_plan", is_staff & same_office)
rules.add_perm("plans.record_progress", is_staff & plan_of_same_office)
rules.add_perm("plans.load_presets", acts_as("system_admin") & same_office)
