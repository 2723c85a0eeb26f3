"""What an office lays down about its stations: whose list holds, how it changes, what plans keep."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from plans.models import ApprovalStation
from plans.services import load_presets, submit_plan
from plans.services.office_stations import (
    add_station,
    change_station,
    move_station,
    own_stations,
    use_station,
)
from tests.conftest import person, signed_in
from tests.factories import CommitteeFactory, OrganizationFactory

from .pages import fill
from .small_plan import small_plan

pytestmark = pytest.mark.django_db
COUNTY = ["起草", "征求意见", "三办会商", "主席会议审议", "党委审定", "联合印发"]


@pytest.fixture
def below(office):
    """An office below one that has laid down the presets."""
    load_presets(office)
    return OrganizationFactory(parent=office)


def in_force(office, kind="consultation"):
    return [one.name for one in ApprovalStation.objects.in_force_for(office, kind)]


def test_presets_are_loaded_once(office):
    load_presets(office)
    load_presets(office)
    assert {kind: in_force(office, kind) for kind, _label in ApprovalStation.PLAN_KINDS} == {
        "consultation": COUNTY,
        "work": ["起草", "主席会议", "印发"],
        "points": ["起草", "主席会议", "印发"],
        "liaison": ["起草", "党（工）委研究", "印发"],
    }


def test_office_without_stations_takes_those_of_the_nearest_above(below):
    assert in_force(below) == COUNTY
    lowest = OrganizationFactory(parent=below)
    own_stations(below, "consultation", by=person(below, "staff"))
    add_station(below, "consultation", by=person(below, "staff"), name="党组会议", who="office_leader")
    assert in_force(lowest) == [*COUNTY[:-1], "党组会议", "联合印发"]
    assert in_force(below.parent) == COUNTY


@pytest.mark.parametrize("kind", ["consultation", "work", "points"])
def test_liaison_office_takes_its_own_list_from_above_for_every_kind(below, kind):
    town = OrganizationFactory(kind="liaison_office", parent=below)
    assert in_force(town, kind) == ["起草", "党（工）委研究", "印发"]


def test_which_list_holds_is_one_query(below, django_assert_num_queries):
    lowest = OrganizationFactory(parent=OrganizationFactory(parent=below))
    with django_assert_num_queries(1):
        assert in_force(lowest) == COUNTY


def test_new_station_stands_before_the_issue(office, clerk):
    load_presets(office)
    add_station(office, "work", by=clerk, name="党组会议", who="office_leader")
    rows = ApprovalStation.objects.in_force_for(office, "work")
    assert [(one.order, one.name, one.issues) for one in rows] == [
        (1, "起草", False),
        (2, "主席会议", False),
        (3, "党组会议", False),
        (4, "印发", True),
    ]


def test_order_changes_between_first_and_last_only(office, clerk):
    load_presets(office)
    rows = list(ApprovalStation.objects.in_force_for(office, "consultation"))
    move_station(rows[1], by=clerk, down=True)
    assert in_force(office) == ["起草", "三办会商", "征求意见", *COUNTY[3:]]
    for station, down in ((rows[0], True), (rows[5], False), (rows[4], True), (rows[2], False)):
        with pytest.raises(ValidationError):
            move_station(ApprovalStation.objects.get(pk=station.pk), by=clerk, down=down)
    assert in_force(office) == ["起草", "三办会商", "征求意见", *COUNTY[3:]]


def test_station_out_of_use_comes_back_before_the_issue(office, clerk):
    load_presets(office)
    station = ApprovalStation.objects.get(plan_kind="consultation", name="三办会商")
    use_station(station, by=clerk, is_active=False)
    assert in_force(office) == [name for name in COUNTY if name != "三办会商"]
    use_station(station, by=clerk, is_active=True)
    assert in_force(office) == ["起草", "征求意见", "主席会议审议", "党委审定", "三办会商", "联合印发"]


@pytest.mark.parametrize("name", ["起草", "联合印发"])
def test_drafting_and_issue_stay_in_use(office, clerk, name):
    load_presets(office)
    with pytest.raises(ValidationError):
        use_station(
            ApprovalStation.objects.get(plan_kind="consultation", name=name), by=clerk, is_active=False
        )


@pytest.mark.parametrize("role", ["committee_leader", "member", "auditor", "system_admin"])
def test_only_staff_and_office_leaders_lay_down(office, role):
    load_presets(office)
    with pytest.raises(PermissionDenied):
        add_station(office, "work", by=person(office, role), name="党组会议", who="staff")
    assert person(office, "office_leader").has_perm("plans.edit_stations")


def test_plan_under_way_keeps_the_stations_it_began_with(office, clerk):
    plan = small_plan(office, clerk)
    load_presets(office)
    submit_plan(plan, by=clerk)
    rows = {one.name: one for one in ApprovalStation.objects.in_force_for(office, "consultation")}
    use_station(rows["征求意见"], by=clerk, is_active=False)
    change_station(rows["主席会议审议"], by=clerk, name="主席办公会", who="external")
    assert [one.name for one in plan.stations.in_order()] == COUNTY
    assert plan.stations.get(name="主席会议审议").who == "office_leader"
    assert (plan.station.name, in_force(office)) == (
        "征求意见",
        ["起草", "三办会商", "主席办公会", "党委审定", "联合印发"],
    )


def test_committee_of_the_superior_stands_for_the_committees_in_the_lead(below):
    named = CommitteeFactory(organization=below.parent)
    station = ApprovalStation.objects.get(plan_kind="consultation", name="主席会议审议")
    station.write(who="committee_leader", committee=named)
    clerk = person(below, "staff")
    plan = small_plan(below, clerk)
    submit_plan(plan, by=clerk)
    assert plan.stations.get(name="主席会议审议").committee is None


# Pages


def test_list_tells_whose_stations_hold_and_offers_own_ones(below):
    clerk = person(below, "staff")
    client = signed_in(clerk)
    page = client.get("/plans/stations/?kind=work")
    assert (page.context["source"], page.context["is_own"]) == (below.parent, False)
    assert client.post("/plans/stations/work/own/").url == "/plans/stations/?kind=work"
    page = client.get("/plans/stations/?kind=work")
    assert (page.context["source"], page.context["is_own"]) == (below, True)
    assert f"/plans/stations/{page.context['stations'][1][0].pk}/edit/" in page.content.decode()


def test_station_is_added_edited_moved_and_taken_out_of_use(office, clerk_client):
    load_presets(office)
    url = "/plans/stations/work/new/"
    assert (
        fill(clerk_client, url, "name", name="党组会议", who="office_leader").url
        == "/plans/stations/?kind=work"
    )
    made = ApprovalStation.objects.get(name="党组会议")
    fill(clerk_client, f"/plans/stations/{made.pk}/edit/", "name", name="党组会", is_open_for_changes="on")
    clerk_client.post(f"/plans/stations/{made.pk}/move/")
    made.refresh_from_db()
    assert (made.name, made.is_open_for_changes, made.order) == ("党组会", True, 2)
    clerk_client.post(f"/plans/stations/{made.pk}/use/", {"active": "no"})
    assert in_force(office, "work") == ["起草", "主席会议", "印发"]
    page = clerk_client.get("/plans/stations/?kind=work")
    assert list(page.context["unused"]) == [made]


def test_same_name_twice_is_refused_beside_the_field(office, clerk_client):
    load_presets(office)
    response = fill(clerk_client, "/plans/stations/work/new/", "name", name="主席会议", who="staff")
    assert (response.status_code, ApprovalStation.objects.filter(plan_kind="work").count()) == (200, 3)
    assert "已有同名的环节。" in response.content.decode()


def test_committee_only_where_a_committee_leader_decides(office, clerk_client):
    load_presets(office)
    committee = CommitteeFactory(organization=office)
    response = fill(
        clerk_client,
        "/plans/stations/work/new/",
        "name",
        name="审核",
        who="staff",
        committee=str(committee.pk),
    )
    assert list(response.context["form"].errors) == ["committee"]


def test_drafting_keeps_all_but_its_name(office, clerk_client):
    load_presets(office)
    first = ApprovalStation.objects.get(plan_kind="work", order=1)
    page = clerk_client.get(f"/plans/stations/{first.pk}/edit/")
    assert page.context["form"].shown_fields == ["name"]


def test_two_people_who_edit_one_station_meet_the_conflict_page(office, clerk_client):
    load_presets(office)
    station = ApprovalStation.objects.get(plan_kind="work", name="主席会议")
    url = f"/plans/stations/{station.pk}/edit/"
    clerk_client.get(url)
    version = station.version
    station.write(name="主席办公会")
    response = clerk_client.post(url, {"name": "主席会", "who": "office_leader", "version": version})
    assert (response.status_code, "主席办公会" in response.content.decode()) == (409, True)


def test_plans_under_way_are_named(office, clerk, clerk_client):
    plan = small_plan(office, clerk)
    load_presets(office)
    submit_plan(plan, by=clerk)
    found = {
        kind: list(clerk_client.get(f"/plans/stations/?kind={kind}").context["under_way"])
        for kind in ("consultation", "work")
    }
    assert found == {"consultation": [plan], "work": []}


@pytest.mark.parametrize("count", [1, 3])
def test_number_of_queries_stays(office, clerk, clerk_client, django_assert_num_queries, count):
    load_presets(office)
    for number in range(count):
        add_station(office, "work", by=clerk, name=f"会议{number}", who="office_leader")
    clerk_client.get("/plans/stations/?kind=work")
    with django_assert_num_queries(7):
        clerk_client.get("/plans/stations/?kind=work")
