"""Many people, accounts and roles at once: the same rows and history as one by one, in a few queries."""

from dataclasses import dataclass

from django.db import transaction

from cppcc.permissions import require
from members.models import CommitteeSeat, Member, Membership, OfficeRecord, RoleAssignment, User

from .people import set_name_keys


@dataclass
class NewMember:
    """A person to be added with many others; `fields`, `membership` and `seat` hold the rows' values.

    `membership` holds term, since, sector and so on; `seat` committee, term and position, or nothing.
    """

    fields: dict
    membership: dict
    seat: dict | None = None


@transaction.atomic
def create_members(organization, people, *, by=None):
    """Add many members at once: `NewMember` → the rows, keys and records that adding them singly makes.

    Returns the members in the order of `people`; a few queries, whatever the number of people.
    """
    if by:
        require(by, "members.edit_members", Member(organization=organization))
    members = [Member(organization=organization, **person.fields) for person in people]
    for member in members:
        set_name_keys(member)
        member.clean_fields(exclude=["organization", "account"])
    Member.objects.bulk_create(members)
    pairs = list(zip(members, people, strict=True))
    memberships = [Membership(member=member, **person.membership) for member, person in pairs]
    seats = [
        CommitteeSeat(member=member, **{"since": person.seat["term"].begins, **person.seat})
        for member, person in pairs
        if person.seat
    ]
    Membership.objects.bulk_create(memberships)
    CommitteeSeat.objects.bulk_create(seats)
    created = [("create", member.name, member) for member in members]
    joined = [("join", f"{row.member.name} {row.term}", row.member) for row in memberships]
    seated = [("seat", f"{row.member.name} {row.committee}", row.member) for row in seats]
    OfficeRecord.objects.bulk_create(
        OfficeRecord.prepare(by=by, step=step, organization=organization, subject=subject, member=member)
        for step, subject, member in (*created, *joined, *seated)
    )
    return members


@transaction.atomic
def create_users(people, *, by=None):
    """Add many accounts at once from dictionaries of their fields; none opens until a password is set."""
    if by:
        require(by, "members.manage_accounts")
    users = [User(must_change_password=True, **fields) for fields in people]
    for user in users:
        user.set_unusable_password()
        user.clean_fields()
    return User.objects.bulk_create(users)


@transaction.atomic
def assign_roles(assignments, *, by=None):
    """Store many roles at once, given as unsaved `RoleAssignment` rows, with a record for each."""
    if by:
        for one in assignments:
            require(by, "members.assign_role", one)
    RoleAssignment.objects.bulk_create(assignments)
    OfficeRecord.objects.bulk_create(
        OfficeRecord.prepare(
            by=by,
            step="assign role",
            organization=one.organization,
            subject=f"{one.user.name}：{one}",
            account=one.user,
        )
        for one in assignments
    )
