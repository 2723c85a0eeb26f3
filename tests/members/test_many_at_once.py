"""Many at once is the same as one by one: rows, keys, records; in a number of queries that stays."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from members.models import (
    CommitteeSeat,
    Member,
    Membership,
    OfficeRecord,
    RoleAssignment,
    Term,
    User,
)
from members.services import (
    NewMember,
    assign_role,
    assign_roles,
    create_member,
    create_members,
    create_office_row,
    create_users,
    join_term,
    seat_member,
)
from tests.factories import CommitteeFactory, SectorFactory

pytestmark = pytest.mark.django_db
SINCE = date(2024, 1, 12)


@pytest.fixture
def place(office):
    """What a member needs to belong somewhere: term, sector, committee."""
    term = create_office_row(Term, office, name="第十届", number=10, begins=SINCE)
    sector = SectorFactory(organization=office)
    committee = CommitteeFactory(organization=office)
    OfficeRecord.objects.all().delete()
    return term, sector, committee


def new_member(place, name):
    term, sector, committee = place
    return NewMember(
        {"name": name, "sex": "female", "employer": "县博物馆", "post": "馆长"},
        {"term": term, "since": SINCE, "sector": sector, "is_standing": True},
        {"term": term, "committee": committee, "position": "deputy"},
    )


def contents(*models):
    """All values of all rows, without numbers of rows and times."""
    skipped = {"id", "member", "member_id", "at"}
    return [
        [
            {
                field.attname: getattr(row, field.attname)
                for field in row._meta.fields
                if field.name not in skipped
            }
            for row in model.objects.order_by("pk")
        ]
        for model in models
    ]


def test_members_are_those_added_one_by_one(office, place, clerk):
    term, sector, committee = place
    models = (Member, Membership, CommitteeSeat, OfficeRecord)
    one = create_member(office, by=clerk, name="龚䶮", sex="female", employer="县博物馆", post="馆长")
    join_term(one, term, by=clerk, since=SINCE, sector=sector, is_standing=True)
    seat_member(one, committee, term, by=clerk, position="deputy")
    singly = contents(*models)
    OfficeRecord.objects.all().delete()
    one.delete()
    create_members(office, [new_member(place, "龚䶮")], by=clerk)
    assert contents(*models) == singly
    assert [len(rows) for rows in singly] == [1, 1, 1, 3]


@pytest.mark.parametrize("count", [1, 3])
def test_number_of_queries_stays(office, place, django_assert_num_queries, count):
    people = [new_member(place, f"王一{number}") for number in range(count)]
    with django_assert_num_queries(6):
        create_members(office, people)
    assert Membership.objects.count() == count


def test_bad_value_stops_all(office, place):
    with pytest.raises(ValidationError):
        create_members(office, [new_member(place, "王一"), new_member(place, "")])
    assert Member.objects.count() == 0


def test_accounts_wait_for_a_password():
    users = create_users([{"username": name, "name": "王一"} for name in ("a1", "a2")])
    assert [(user.has_usable_password(), user.must_change_password) for user in users] == [(False, True)] * 2
    assert User.objects.count() == 2


def test_roles_are_those_assigned_one_by_one(office, clerk):
    RoleAssignment.objects.all().delete()
    assign_role(clerk, office, "staff", title="科员", since=SINCE)
    singly = contents(RoleAssignment, OfficeRecord)
    RoleAssignment.objects.all().delete()
    OfficeRecord.objects.all().delete()
    assign_roles([RoleAssignment(user=clerk, organization=office, role="staff", title="科员", since=SINCE)])
    assert contents(RoleAssignment, OfficeRecord) == singly
    assert [len(rows) for rows in singly] == [1, 1]
