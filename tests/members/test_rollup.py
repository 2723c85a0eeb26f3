"""What a superior reads of the offices below: counts, bodies and states; never a person, never a draft."""

from datetime import date
from itertools import islice

import pytest
from django.urls import reverse
from django.utils import timezone

from members import services
from tests.conftest import person, signed_in
from tests.factories import (
    CommitteeFactory,
    GroupFactory,
    MemberFactory,
    MembershipFactory,
    OrganizationFactory,
    PlanFactory,
    SectorFactory,
    TermFactory,
)
from tests.test_leaks import leaks, put_into_texts
from tests.world import World

pytestmark = pytest.mark.django_db

PERSONAL = "下级个人机密词"


@pytest.fixture
def superior():
    return OrganizationFactory(kind="prefecture", name="政协澄川市委员会")


@pytest.fixture
def below(superior):
    return OrganizationFactory(parent=superior, name="政协云岭县委员会")


@pytest.fixture
def client(superior):
    return signed_in(person(superior, "superior_viewer"))


def page_of(office):
    return reverse("members:rollup_office", args=[office.pk])


def parts(client, office):
    """{template: context} of the page of an office."""
    return {part.template: part.context for part in client.get(page_of(office)).context["parts"]}


def test_members_are_counted_by_sector_and_bodies_named(client, below):
    term = TermFactory(organization=below)
    sectors = [SectorFactory(organization=below, name=name) for name in ("农业界", "经济界")]
    committee = CommitteeFactory(organization=below, name="经济委员会")
    group = GroupFactory(organization=below, name="城关活动小组")
    for number in range(3):
        member = MemberFactory(organization=below, sex="female" if number else "male")
        MembershipFactory(member=member, term=term, sector=sectors[number % 2])
        services.seat_member(member, committee, term)
        services.join_group(member, group, term)
    gone = MemberFactory(organization=below)
    MembershipFactory(member=gone, term=term, sector=sectors[0], until=date(2023, 1, 1))
    part = parts(client, below)["members/roll_up.html"]
    assert (part["total"], part["sectors"], part["sexes"]) == (
        3,
        [("农业界", 2), ("经济界", 1)],
        [("男", 1), ("女", 2)],
    )
    assert [(one.name, one.member_count) for one in [*part["committees"], *part["groups"]]] == [
        ("经济委员会", 3),
        ("城关活动小组", 3),
    ]


def test_plans_show_their_state_and_only_issued_ones_their_title(client, below):
    PlanFactory(organization=below, year=2027, title="未定的计划")
    PlanFactory(organization=below, year=2026, state="issued", title="已发的计划", issued_on=date(2026, 3, 1))
    PlanFactory(organization=below, year=2025, state="discarded")
    plans = parts(client, below)["plans/roll_up.html"]["plans"]
    assert [(plan["year"], plan["shown_title"], plan["state"]) for plan in plans] == [
        (2027, "", "草案"),
        (2026, "已发的计划", "已印发"),
    ]


def test_the_list_of_plans_says_who_has_none(client, superior, below):
    this = timezone.localdate().year
    second = OrganizationFactory(parent=superior, name="政协石桥县委员会")
    PlanFactory(organization=below, year=this, kind="consultation")
    PlanFactory(organization=below, year=this, kind="consultation", state="issued")
    PlanFactory(organization=second, year=this - 1, kind="work", state="finished")
    address = reverse("plans:below_list")

    def rows(query=""):
        found = client.get(address + query).context["paging"].rows
        return {row["name"]: (row["consultation_state"], row["work_state"]) for row in found}

    assert rows() == {
        superior.name: (None, None),
        below.name: ("issued", None),
        second.name: (None, None),
    }
    assert rows(f"?year={this - 1}")[second.name] == (None, "finished")


@pytest.mark.parametrize("name", ["members:rollup", "plans:below_list"])
def test_lists_ask_as_many_queries_for_many_offices(client, superior, below, name, django_assert_num_queries):
    address = reverse(name)
    client.get(address)
    with django_assert_num_queries(5):
        client.get(address)
    for _number in range(3):
        OrganizationFactory(parent=superior)
    with django_assert_num_queries(5):
        client.get(address)


def test_offices_elsewhere_are_not_there(client, stranger_office):
    assert client.get(page_of(stranger_office)).status_code == 404


@pytest.mark.parametrize("role", ["staff", "office_leader", "auditor", "system_admin", "member"])
def test_the_roll_up_is_for_those_above(superior, below, role):
    assert signed_in(person(superior, role)).get(page_of(below)).status_code == 403


def test_nothing_about_a_person_and_nothing_unissued_goes_up(superior, below):
    clerk = person(below, "staff")
    world = World(below, clerk)
    people = world.people
    personal = [world.member, people.membership, people.duty, people.visit, people.correction, people.account]
    unissued = [*world.draft_rows, *world.way.rows, *world.asking_rows, world.imported, world.job]
    for row in [*personal, people.roster, people.point, *unissued]:
        put_into_texts(row, PERSONAL)
    viewer = signed_in(person(superior, "superior_viewer"))
    assert list(leaks(viewer, [PERSONAL], world.subjects)) == []
    assert len(list(islice(leaks(signed_in(clerk), [PERSONAL], world.subjects), 20))) == 20
