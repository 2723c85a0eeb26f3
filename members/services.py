"""Everything that writes offices, people, accounts and roles; `by` None stands for the system itself."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from cppcc.permissions import require

from .models import CommitteeSeat, Member, Membership, OfficeRecord, Organization, RoleAssignment, User
from .pinyin import initials_of, pinyin_of
from .stroke_order import stroke_key

PREFERENCES = {"language", "large_print", "phone"}


def record(organization, step, *, by, **values):
    OfficeRecord.write(by=by, step=step, organization=organization, **values)


@transaction.atomic
def create_organization(*, by=None, parent=None, **values):
    """Add an office below `parent`; its place in the tree follows from the parent and its `order`."""
    if by:
        require(by, "members.manage_accounts")
    office = Organization(parent=parent, **values)
    office.full_clean(exclude=["path", "path_order"])
    office.save()
    above = parent or Organization(path="/", path_order="/")
    office.write(
        path=f"{above.path}{office.pk}/", path_order=f"{above.path_order}{office.order:04d}-{office.pk}/"
    )
    record(office, "create", by=by, subject=office.name)
    return office


@transaction.atomic
def create_office_row(model, organization, *, by=None, **values):
    """Add a committee, sector, party, department or term to an office."""
    row = model(organization=organization, **values)
    if by:
        require(by, "members.edit_members", row)
    row.full_clean()
    row.save()
    record(organization, "create", by=by, subject=f"{row._meta.verbose_name}：{row.name}")
    return row


@transaction.atomic
def create_member(organization, *, by=None, name, **values):
    """Add a person to an office, with the keys by which lists sort and search find the name."""
    member = Member(organization=organization, name=name, **values)
    if by:
        require(by, "members.edit_members", member)
    set_name_keys(member)
    member.full_clean(exclude=["account"])
    member.save()
    record(organization, "create", by=by, subject=name, member=member)
    return member


def set_name_keys(member):
    """Derive the sort key and the pinyin from the name."""
    member.stroke_key = stroke_key(member.name)[:400]
    member.pinyin = pinyin_of(member.name)[:200]
    member.initials = initials_of(member.name)[:20]


@transaction.atomic
def join_term(member, term, *, by=None, since, sector, party=None, is_standing=False):
    """Make `member` a member of the committee of `term` from a day on."""
    if by:
        require(by, "members.edit_members", member)
    membership = Membership.objects.create(
        member=member, term=term, since=since, sector=sector, party=party, is_standing=is_standing
    )
    record(member.organization, "join", by=by, subject=f"{member.name} {term}", member=member)
    return membership


@transaction.atomic
def seat_member(member, committee, term, *, by=None, position=CommitteeSeat.Position.MEMBER):
    """Give `member` a seat on a committee in a term."""
    if by:
        require(by, "members.edit_members", member)
    seat = CommitteeSeat.objects.create(member=member, committee=committee, term=term, position=position)
    record(member.organization, "seat", by=by, subject=f"{member.name} {committee}", member=member)
    return seat


@transaction.atomic
def create_user(*, by=None, username, name, password, must_change_password=True, **values):
    """Add an account; the first password is changed at the first sign-in unless the system says otherwise."""
    if by:
        require(by, "members.manage_accounts")
    user = User(username=username, name=name, must_change_password=must_change_password, **values)
    user.set_password(password)
    user.full_clean(exclude=["password"])
    user.save()
    return user


@transaction.atomic
def assign_role(user, organization, role, *, by=None, **values):
    """Let `user` act in an office through a role."""
    if by:
        require(by, "members.manage_accounts")
    assignment = RoleAssignment(user=user, organization=organization, role=role, **values)
    assignment.full_clean()
    assignment.save()
    record(organization, "assign role", by=by, subject=f"{user.name}：{assignment}", account=user)
    return assignment


@transaction.atomic
def change_password(user, password):
    """Set the password its owner has chosen; every session of the account but the present one ends."""
    user.set_password(password)
    user.must_change_password = False
    user.password_changed_at = timezone.now()
    user.save(update_fields=["password", "must_change_password", "password_changed_at"])
    if user.organization:
        record(user.organization, "change password", by=user, subject=user.name, account=user)
    return user


def set_preferences(user, **values):
    """Keep what people choose for themselves: any of `PREFERENCES`."""
    if unknown := values.keys() - PREFERENCES:
        raise ValueError(f"not for the person to set: {', '.join(sorted(unknown))}")
    for name, value in values.items():
        setattr(user, name, value)
    user.save(update_fields=list(values))


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
    seats = [CommitteeSeat(member=member, **person.seat) for member, person in pairs if person.seat]
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
        require(by, "members.manage_accounts")
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
