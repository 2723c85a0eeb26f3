"""Who may do what with offices, people and accounts; the predicates on which other applications build."""

import rules

from cppcc.permissions import PUBLIC, SIGNED_IN

ADDRESSES = {
    "members:sign_in": PUBLIC,
    "members:welcome": PUBLIC,
    "members:sign_out": SIGNED_IN,
    "members:password": SIGNED_IN,
    "members:switch_role": SIGNED_IN,
    "members:preferences": SIGNED_IN,
    "members:large_print": SIGNED_IN,
    "members:set_language": PUBLIC,
    "members:member_list": "members.view_members",
    "members:member_detail": "members.view_members",
    "members:directory": "members.view_members",
    "members:birthdays": "members.print_directory",
    "members:committee_list": "members.view_members",
    "members:committee_detail": "members.view_members",
    "members:group_list": "members.view_members",
    "members:group_detail": "members.view_members",
    "members:member_photo": "members.view_members",
    "members:statistics": "members.view_members",
    "members:member_reveal": "members.reveal",
    "members:print_lists": "members.print_directory",
    **dict.fromkeys(
        (
            f"members:account_{name}"
            for name in ("list", "new", "detail", "renew", "disable", "enable", "role_new", "role_end")
        ),
        "members.view_accounts",
    ),
    "members:me": "members.view_me",
    "members:correction_new": "members.view_me",
    "members:export_own": "members.view_me",
    "members:correction_list": "members.edit_members",
    "members:correction_detail": "members.edit_members",
    "members:duty_list": "members.edit_members",
    "members:duty_new": "members.edit_members",
    "members:duty_edit": "members.edit_members",
    "members:duty_erase": "members.edit_members",
    "members:visit_list": "members.view_visits",
    "members:visit_coverage": "members.view_visits",
    "members:visit_new": "members.edit_members",
    "members:visit_detail": "members.view_visits",
    "members:visit_edit": "members.edit_members",
    "members:visit_erase": "members.edit_members",
    "members:rollup": "members.view_rollup",
    "members:rollup_office": "members.view_rollup",
    "members:account_many": "members.edit_members",
    "members:account_rules": "members.manage_accounts",
    **dict.fromkeys(
        (
            "members:member_new",
            "members:member_edit",
            "members:member_erase",
            "members:member_photo_new",
            "members:member_join",
            "members:member_standing",
            "members:member_leave",
            "members:member_seat",
            "members:seat_end",
            "members:carry_over",
            "members:office_rows",
            "members:office_row_new",
            "members:office_row_edit",
            "members:office_row_move",
            "members:office_row_erase",
        ),
        "members.edit_members",
    ),
    **dict.fromkeys(
        (
            f"members:roster_{name}"
            for name in (
                "list",
                "new",
                "template",
                "detail",
                "row",
                "columns",
                "additions",
                "start",
                "errors",
                "undo",
                "discard",
            )
        ),
        "members.import_roster",
    ),
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

STAFF_GIVE = ("member", "department_handler", "committee_leader")
ACCOUNT_ADMINS = ("system_admin", "security_admin")


@rules.predicate
def looks_after(user, member):
    """The member is one of the office one acts in, or attached to this liaison office."""
    own = user.organization
    return member is None or own.pk in (member.organization_id, member.liaison_office_id)


@rules.predicate
def is_oneself(user, member):
    """The account is the member's own."""
    return member is None or (member.account_id == user.pk and member.organization_id == user.organization.pk)


def roles_given_by(user):
    """The roles that `user`, acting as now, may give to others."""
    own = user.assignment
    if own.role in ACCOUNT_ADMINS:
        return set(own.Role.values)
    if own.role == "department_handler":
        return {own.role}
    return {*STAFF_GIVE, "staff"} if own.organization.kind == "liaison_office" else set(STAFF_GIVE)


@rules.predicate
def may_assign(user, assignment):
    """Who gives (and takes) which role.

    Administrators every role in their office and below it; staff of a committee those of members, committee
    leaders and handlers; staff of a liaison office also that of its staff; a handler that of handlers of the
    own department. Nobody gives a role to oneself.
    """
    if assignment is None:
        return True
    if assignment.user_id == user.pk:
        return False
    own = user.assignment
    if own.role in ACCOUNT_ADMINS:
        return assignment.organization.path.startswith(own.organization.path)
    if assignment.organization_id != own.organization_id:
        return False
    if own.role == "department_handler" and assignment.department_id != own.department_id:
        return False
    return assignment.role in roles_given_by(user)


@rules.predicate
def manages_account(user, account):
    """Every role of the account is one that the person could have given."""
    if account is None:
        return True
    roles = account.current_assignments or list(account.assignments.all())
    return account.pk != user.pk and bool(roles) and all(may_assign(user, role) for role in roles)


@rules.predicate
def is_above(user, organization):
    return organization is None or organization.path.startswith(user.organization.path)


is_account_admin = acts_as(*ACCOUNT_ADMINS)
gives_roles = acts_as("staff", "department_handler", *ACCOUNT_ADMINS)

rules.add_perm(
    "members.view_members", acts_as("staff", "committee_leader", "office_leader", "member", "auditor")
)
rules.add_perm("members.edit_members", is_staff & same_office)
rules.add_perm("members.import_roster", is_staff & same_office)
rules.add_perm("members.reveal", (is_staff | is_office_leader) & looks_after)
rules.add_perm("members.print_directory", is_staff | is_office_leader)
rules.add_perm("members.view_me", is_member)
rules.add_perm("members.view_own", is_member & is_oneself)
rules.add_perm("members.view_visits", acts_as("staff", "office_leader", "auditor"))
rules.add_perm("members.view_rollup", acts_as("superior_viewer"))
rules.add_perm("members.view_log", acts_as("auditor"))
rules.add_perm("members.manage_accounts", is_account_admin & is_above)
rules.add_perm("members.assign_role", gives_roles & may_assign)
rules.add_perm("members.view_accounts", gives_roles)
rules.add_perm("members.manage_account", gives_roles & manages_account)
rules.add_perm("cppcc.repair", rules.is_superuser & rules.is_staff)
