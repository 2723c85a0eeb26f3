"""The demo's accounts: making them, and listing those that are there."""

from dataclasses import dataclass

from members.models import User
from members.services import assign_role, create_user

from . import content


@dataclass(frozen=True)
class Account:
    """One role of one demo account, as the list of accounts shows it."""

    username: str
    password: str
    role: str
    office: str


def make_accounts(made):
    """The accounts with their roles; members' accounts bear the member's name."""
    given = content.tables("accounts", made.today)
    for values in given["accounts"]:
        user = create_user(
            username=values["username"],
            name=values.get("member") or values["name"],
            password=given["password"],
            must_change_password=False,
        )
        for role in values["roles"]:
            assign_role(
                user,
                made.offices[role["office"]],
                role["role"],
                title=role["title"],
                committee=made.committees.get(role.get("committee")),
                department=made.departments.get(role.get("department")),
                since=made.term_begins,
            )
        made.users[user.username] = user


def demo_accounts(today):
    """The roles of the demo's accounts as they are in the database now; empty when there is no demo data."""
    given = content.tables("accounts", today)
    users = User.objects.by_username([values["username"] for values in given["accounts"]])
    return [
        Account(
            username,
            "" if user.password_changed_at else given["password"],
            assignment.get_role_display(),
            assignment.organization.short_name,
        )
        for username in (values["username"] for values in given["accounts"])
        for user in [users.get(username)]
        if user
        for assignment in user.current_assignments
    ]
