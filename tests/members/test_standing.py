"""Terms, memberships and seats: every day of the past keeps what was true on it."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from members import services
from members.models import CommitteeSeat, GroupSeat, Member, Membership, OfficeRecord, Term
from tests.conftest import person
from tests.factories import (
    CommitteeFactory,
    GroupFactory,
    MemberFactory,
    MembershipFactory,
    PartyFactory,
    PositionFactory,
    SectorFactory,
    TermFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def term(office):
    return TermFactory(organization=office, name="第十届", number=10)


@pytest.fixture
def membership(office, term):
    member = MemberFactory(organization=office, name="丁一")
    return MembershipFactory(
        member=member, term=term, sector=SectorFactory(organization=office, name="农业界")
    )


def test_a_change_in_mid_term_keeps_the_days_before(membership, office, clerk):
    economy, party = SectorFactory(organization=office, name="经济界"), PartyFactory(organization=office)
    services.change_standing(membership, by=clerk, on=date(2024, 7, 1), sector=economy, party=party)
    rows = Membership.objects.of_member(membership.member_id)
    assert [(row.sector.name, row.since, row.until) for row in rows] == [
        ("农业界", date(2022, 1, 1), date(2024, 6, 30)),
        ("经济界", date(2024, 7, 1), None),
    ]
    on = {day: Member.objects.on(day).values_list("standing__sector__name", flat=True).get()
          for day in (date(2024, 6, 30), date(2024, 7, 1))}  # fmt: skip
    assert list(on.values()) == ["农业界", "经济界"]
    record = OfficeRecord.objects.get(step="change standing")
    assert sorted(record.changes.values()) == [["", str(party)], ["农业界", "经济界"]]


def test_positions_go_on_when_the_sector_changes(membership, office, clerk):
    membership.positions.add(PositionFactory(organization=office, name="常务委员"))
    after = services.change_standing(
        membership, by=clerk, on=date(2024, 7, 1), sector=SectorFactory(organization=office)
    )
    assert [position.name for position in after.positions.all()] == ["常务委员"]
    assert membership.positions.count() == 1


def test_a_mistake_on_the_first_day_is_put_right_in_place(membership, office, clerk):
    services.change_standing(membership, by=clerk, on=membership.since, is_standing=True)
    assert list(Membership.objects.values_list("is_standing", "until")) == [(True, None)]


@pytest.mark.parametrize("day", [date(2021, 12, 31), date(2025, 1, 2)])
def test_days_outside_the_membership_are_refused(membership, clerk, day):
    membership.until = date(2025, 1, 1)
    membership.save()
    with pytest.raises(ValidationError):
        services.change_standing(membership, by=clerk, on=day, is_standing=True)


def test_members_count_for_their_days_only(membership, clerk):
    services.leave(membership.member, by=clerk, on=date(2024, 3, 1), reason="工作调动")
    counts = [Member.objects.on(day).count() for day in (date(2021, 12, 31), date(2022, 1, 1),
              date(2024, 3, 1), date(2024, 3, 2))]  # fmt: skip
    assert counts == [0, 1, 1, 0]
    assert Membership.objects.get().leaving_reason == "工作调动"


def test_leaving_ends_the_seats_too(membership, office, term, clerk):
    services.seat_member(membership.member, CommitteeFactory(organization=office), term, by=clerk)
    services.join_group(membership.member, GroupFactory(organization=office), term, by=clerk)
    services.leave(membership.member, by=clerk, on=date(2024, 3, 1), reason="去世")
    assert [CommitteeSeat.objects.get().until, GroupSeat.objects.get().until] == [date(2024, 3, 1)] * 2


def test_leaving_needs_a_reason(membership, clerk):
    with pytest.raises(ValidationError):
        services.leave(membership.member, by=clerk, on=date(2024, 3, 1), reason="  ")


def test_two_memberships_never_share_a_day(membership, office, clerk):
    later = TermFactory(organization=office, begins=date(2025, 1, 1))
    with pytest.raises(ValidationError):
        services.join_term(
            membership.member, later, by=clerk, since=date(2025, 1, 1), sector=membership.sector
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        MembershipFactory(member=membership.member, term=later, sector=membership.sector)


def test_a_committee_can_be_left_and_joined_again(membership, office, term, clerk):
    committee = CommitteeFactory(organization=office)
    seat = services.seat_member(membership.member, committee, term, by=clerk)
    services.close_dated(seat, by=clerk, on=date(2023, 5, 1))
    services.seat_member(membership.member, committee, term, by=clerk, since=date(2024, 1, 1))
    assert [
        Member.objects.on_committee(committee, day).count()
        for day in (date(2023, 5, 1), date(2023, 5, 2), date(2024, 1, 1))
    ] == [1, 0, 1]


def test_rows_of_another_office_are_refused(membership, stranger_office, clerk):
    foreign = SectorFactory(organization=stranger_office)
    with pytest.raises(ValidationError):
        services.change_standing(membership, by=clerk, on=date(2024, 1, 1), sector=foreign)


@pytest.mark.parametrize("who", ["member", "office_leader", "system_admin", "stranger"])
def test_only_staff_of_the_office_write(membership, office, stranger, who):
    by = stranger if who == "stranger" else person(office, who)
    with pytest.raises(PermissionDenied):
        services.leave(membership.member, by=by, on=date(2024, 3, 1), reason="调动")


def test_change_of_terms_carries_members_over_with_their_history(office, term, clerk):
    sector, committee = SectorFactory(organization=office), CommitteeFactory(organization=office)
    position = PositionFactory(organization=office, name="副主席")
    members = [MemberFactory(organization=office) for _number in range(5)]
    for member in members:
        services.join_term(
            member, term, since=term.begins, sector=sector, positions=[position], is_standing=True
        )
        services.seat_member(member, committee, term, position="leader")
    new = services.start_term(
        office, by=clerk, name="第十一届", number=11, begins=date(2026, 3, 1), ends=None
    )
    assert Term.objects.get(pk=term.pk).ends == date(2026, 2, 28)
    assert services.carry_over(term, new, by=clerk, members=members[:4]) == 4
    standing = {day: Member.objects.on(day).count() for day in (date(2026, 2, 28), date(2026, 3, 1))}
    assert list(standing.values()) == [5, 4]
    after = Membership.objects.of_term(new).select_related("sector")
    assert {(row.sector, row.is_standing, row.since, row.until) for row in after} == {
        (sector, True, date(2026, 3, 1), None)
    }
    assert {position.name for row in after for position in row.positions.all()} == {"副主席"}
    assert CommitteeSeat.objects.of_term(new).count() == 4
    assert {row.leaving_reason for row in Membership.objects.of_term(term)} == {"届满"}
    assert OfficeRecord.objects.filter(step="carry over", member__isnull=False).count() == 4


def test_a_change_of_terms_costs_one_query_a_member(office, term, clerk, django_assert_num_queries):
    sector = SectorFactory(organization=office)
    members = [MemberFactory(organization=office) for _number in range(10)]
    for member in members:
        MembershipFactory(member=member, term=term, sector=sector, until=None)
    new = TermFactory(organization=office, begins=date(2027, 1, 1), ends=None)
    with django_assert_num_queries(10 + len(members)):
        services.carry_over(term, new, members=members)


def test_committee_members_stand_leaders_first_then_by_strokes(office, term):
    committee = CommitteeFactory(organization=office)
    for name, position in (("朱一", "member"), ("丁一", "member"), ("史一", "deputy"), ("万一", "leader")):
        member = services.create_member(office, name=name, sex="male")
        services.seat_member(member, committee, term, position=position)
    rows = committee.seats.leaders_first()
    assert [row.member.name for row in rows] == ["万一", "史一", "丁一", "朱一"]
