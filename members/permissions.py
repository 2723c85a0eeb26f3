"""Who may do what with offices, people and accounts; the predicates on which other applications build."""

import rules

from cppcc.permissions import PUBLIC, SIGNED_IN

ADDRESSES = {
    "members:sign_in": PUBLIC,
    "members:sign_out": SIGNED_IN,
    "members:password": SIGNED_IN,
    "members:switch_role": SIGNED_IN,
    "members:preferences": SIGNED_IN,
    "members:large_print": SIGNED_IN,
    "members:set_language": PUBLIC,
    "members:member_list": "members.view_members",
    "members:member_detail": "members.view_members",
    "members:committee_list": "members.view_members",
    "members:committee_detail": "members.view_members",
}


def acts_as(*roles):
    """The person acts as one of `roles`."""

    @rules.predicate(f"acts_as:{','.join(roles)}")
    def predicate(user):
        return user.is_active and user.is_authenticated and user.role in roles

    return predicate


@rules.predicate
def same_office(user, row):
    """The row belongs to the office one acts in; without a row the question is only about the role."""
    return row is None or row.organization_id == user.organization.pk


is_staff = acts_as("staff")
is_leader = acts_as("committee_leader", "office_leader")
is_office_leader = acts_as("office_leader")
is_member = acts_as("member")
reads_office = acts_as(
    "staff", "committee_leader", "office_leader", "member", "department_handler", "auditor"
)

rules.add_perm(
    "members.view_members", acts_as("staff", "committee_leader", "office_leader", "member", "auditor")
)
rules.add_perm("members.edit_members", is_staff & same_office)
rules.add_perm("members.view_log", acts_as("auditor"))
rules.add_perm("members.manage_accounts", acts_as("system_admin", "security_admin"))
rules.add_perm("cppcc.repair", rules.is_superuser & rules.is_staff)
