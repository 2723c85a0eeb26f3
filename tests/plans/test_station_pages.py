"""The pages on which a plan passes its stations, as each role meets them."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from members.models import RoleAssignment
from plans.models import AnnualPlan, PlanSighting
from plans.services import (
    change_row,
    pass_station,
    record_station,
    return_plan,
    submit_plan,
    withdraw_plan,
)
from tests.conftest import person, signed_in
from tests.factories import RoleFactory

from .at_stations import bring_to, plan_with_stations, stored, url_of
from .pages import fill, form_on
from .small_plan import TODAY, issue_small

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(office, clerk):
    return plan_with_stations(office, clerk)


@pytest.fixture
def chair(office):
    return person(office, "office_leader")


@pytest.fixture
def desk(chair):
    return signed_in(chair)


def decide(client, plan, decision="pass", **typed):
    return fill(client, url_of(plan, "decide"), "opinion", decision=decision, **typed)


def test_flow_tells_who_passed_who_is_next_and_since_when(plan, clerk, chair, clerk_client):
    bring_to(plan, clerk, "主席会议审议")
    flow = clerk_client.get(url_of(plan, "decide")).context["flow"]
    assert [(one.station.name, one.state, one.who) for one in flow.stations] == [
        ("起草", "done", clerk.name),
        ("征求意见", "done", clerk.name),
        ("三办会商", "done", clerk.name),
        ("主席会议审议", "current", chair.name),
        ("党委审定", "next", "机关以外决定"),
        ("联合印发", "next", "工作人员"),
    ]
    assert (flow.since, flow.vacant) == (plan.passages.newest_first().first().at, False)


def test_returned_plan_has_its_later_stations_still_to_come(plan, clerk, chair, clerk_client):
    bring_to(plan, clerk, "主席会议审议")
    return_plan(plan, by=chair, to=plan.stations.get(name="征求意见"), reason="补充")
    flow = clerk_client.get(f"/plans/{plan.pk}/").context["flow"]
    assert [one.state for one in flow.stations] == ["done", "current", "next", "next", "next", "next"]


def test_flow_of_an_issued_plan_is_over_and_not_for_members(plan, clerk, chair, office, clerk_client):
    issue_small(plan, clerk)
    assert clerk_client.get(f"/plans/{plan.pk}/").context["flow"].is_over is True
    assert signed_in(person(office, "member")).get(f"/plans/{plan.pk}/").context["flow"] is None


def test_leader_comes_from_the_workbench_and_lets_pass(plan, clerk, desk):
    bring_to(plan, clerk, "主席会议审议")
    tasks = [(task.title, task.url, task.kind) for task in desk.get("/").context["tasks"]]
    assert tasks[0] == (plan.title, url_of(plan, "decide"), "主席会议审议")
    response = decide(desk, plan, opinion="原则同意，请按意见修改")
    assert response.url == f"/plans/{plan.pk}/"
    assert stored(plan).station.name == "党委审定"
    assert plan.passages.newest_first().first().opinion == "原则同意，请按意见修改"


def test_passing_without_a_word_is_agreement(plan, clerk, desk):
    bring_to(plan, clerk, "主席会议审议")
    decide(desk, plan)
    assert plan.passages.newest_first().first().opinion == "同意"


def test_return_asks_for_reason_and_station_and_keeps_what_was_typed(plan, clerk, desk):
    bring_to(plan, clerk, "主席会议审议")
    response = decide(desk, plan, "return", to="")
    assert sorted(response.context["form"].errors) == ["opinion", "to"]
    to = plan.stations.get(name="起草")
    response = decide(desk, plan, "return", opinion="请重新起草", to="9999")
    assert ("请重新起草" in response.content.decode(), stored(plan).station.name) == (True, "主席会议审议")
    decide(desk, plan, "return", opinion="请重新起草", to=str(to.pk))
    assert (stored(plan).station, stored(plan).is_open) == (to, True)


def test_first_look_shows_the_whole_second_what_has_changed(plan, clerk, chair, desk):
    bring_to(plan, clerk, "主席会议审议")
    assert desk.get(url_of(plan, "decide")).context["seen_before"] is None
    return_plan(plan, by=chair, to=plan.stations.get(name="征求意见"), reason="补充")
    change_row(plan.topics.get(), by=clerk, title="优化营商环境")
    bring_on(plan, clerk)
    for _look in range(2):
        context = desk.get(url_of(plan, "decide")).context
        assert context["seen_before"].number == 3
        assert [(group["kind"], [row.name for row in group["rows"]]) for group in context["groups"]] == [
            ("topic", ["优化营商环境"])
        ]
    assert PlanSighting.objects.count() == 1


def bring_on(plan, clerk):
    pass_station(plan, by=clerk)
    record_station(plan, by=clerk, today=TODAY, decided_on=TODAY)


@pytest.mark.parametrize(
    ("name", "role", "said"),
    [
        ("主席会议审议", "staff", "本环节由政协领导决定（{chair}）。"),
        ("主席会议审议", "committee_leader", "本环节由政协领导决定（{chair}）。"),
        ("三办会商", "office_leader", "本环节由机关以外决定决定。"),
        ("征求意见", "office_leader", "本环节由工作人员决定。"),
    ],
)
def test_place_of_the_buttons_says_why_one_may_not(plan, clerk, chair, office, name, role, said):
    bring_to(plan, clerk, name)
    context = signed_in(person(office, role)).get(url_of(plan, "decide")).context
    assert (context["why_not"], context["may_pass"]) == (said.format(chair=chair.name), False)


def test_place_of_the_buttons_tells_the_submitter_that_somebody_else_decides(plan, office, chair):
    both = RoleFactory(organization=office, role="staff").user
    leading = RoleFactory(organization=office, role="office_leader", user=both)
    bring_to(plan, both, "主席会议审议")
    client = signed_in(both)
    session = client.session
    session["acting_id"] = leading.pk
    session.save()
    context = client.get(url_of(plan, "decide")).context
    assert context["why_not"] == f"这份计划是您本人提交的，须由他人审批。{chair.name}"
    assert AnnualPlan.objects.waiting_for(acting(both, leading)).exists() is False


def acting(user, assignment):
    user.__dict__.pop("current_assignments", None)
    user.act_as(assignment.pk)
    return user


def test_second_approver_gets_a_page_that_names_the_first(plan, clerk, chair, desk, office):
    bring_to(plan, clerk, "主席会议审议")
    slow = signed_in(person(office, "office_leader"))
    data = form_on(slow.get(url_of(plan, "decide")), "opinion")
    decide(desk, plan)
    response = slow.post(url_of(plan, "decide"), {**data, "decision": "pass", "opinion": "同意"})
    assert (response.status_code, f"{chair.name}已先行处理" in response.content.decode()) == (409, True)


def test_approval_of_a_withdrawn_plan_gets_the_conflict_page(plan, clerk, desk):
    bring_to(plan, clerk, "主席会议审议")
    data = form_on(desk.get(url_of(plan, "decide")), "opinion")
    withdraw_plan(plan, by=clerk, reason="撤回")
    chosen = {"to": str(plan.stations.get(name="三办会商").pk), "opinion": "请核对数字"}
    response = desk.post(url_of(plan, "decide"), {**data, **chosen, "decision": "return"})
    assert (response.status_code, stored(plan).state) == (409, "draft")
    assert "请核对数字" in response.content.decode()


def test_content_changed_meanwhile_gets_the_conflict_page(plan, clerk, clerk_client):
    submit_plan(plan, by=clerk)
    data = form_on(clerk_client.get(url_of(plan, "decide")), "opinion")
    change_row(plan.topics.get(), by=clerk, title="改名")
    response = clerk_client.post(url_of(plan, "decide"), {**data, "decision": "pass"})
    assert (response.status_code, stored(plan).station.name) == (409, "征求意见")


def test_role_that_ended_closes_the_page_and_staff_record_instead(plan, clerk, chair, desk, clerk_client):
    bring_to(plan, clerk, "主席会议审议")
    data = form_on(desk.get(url_of(plan, "decide")), "opinion")
    RoleAssignment.objects.of_user(chair).update(until=date(2021, 1, 1))
    assert desk.post(url_of(plan, "decide"), {**data, "decision": "pass"}).status_code == 403
    page = clerk_client.get(f"/plans/{plan.pk}/")
    assert (page.context["flow"].vacant, page.context["next_move"]["name"]) == (True, "record")
    url = url_of(plan, "record")
    response = fill(clerk_client, url, "decided_on", reason=" ")
    assert list(response.context["form"].errors) == ["reason"]
    assert fill(clerk_client, url, "decided_on", reason="主席已调离").status_code == 302
    assert plan.passages.newest_first().first().reason == "主席已调离"


def test_clerk_submits_with_a_note(plan, clerk_client):
    page = clerk_client.get(f"/plans/{plan.pk}/")
    assert page.context["next_move"]["name"] == "submit"
    fill(clerk_client, url_of(plan, "submit"), "note", note="请审阅")
    passage = plan.passages.get()
    assert (passage.step, passage.opinion, stored(plan).station.name) == ("submitted", "请审阅", "征求意见")


def test_clerk_withdraws_with_a_reason(plan, clerk, clerk_client):
    bring_to(plan, clerk, "主席会议审议")
    url = f"/plans/{plan.pk}/step/recall/"
    assert list(fill(clerk_client, url, "reason", reason="").context["form"].errors) == ["reason"]
    fill(clerk_client, url, "reason", reason="县委另有部署")
    assert (stored(plan).state, plan.passages.newest_first().first().opinion) == ("draft", "县委另有部署")


def test_day_to_come_is_refused_beside_its_field(plan, clerk, clerk_client):
    bring_to(plan, clerk, "三办会商")
    tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()
    response = fill(clerk_client, url_of(plan, "record"), "decided_on", decided_on=tomorrow)
    assert list(response.context["form"].errors) == ["decided_on"]


@pytest.mark.parametrize(
    ("address", "queries"), [("decide", 15), ("record", 13), ("submit", 13), ("issue", 13), ("versions", 10)]
)
@pytest.mark.parametrize("rounds", [1, 3])
def test_number_of_queries_stays(
    plan, clerk, chair, clerk_client, django_assert_num_queries, address, queries, rounds
):
    bring_to(plan, clerk, "主席会议审议")
    for _number in range(rounds):
        return_plan(plan, by=chair, to=plan.stations.get(name="征求意见"), reason="补充")
        bring_on(plan, clerk)
    clerk_client.get(url_of(plan, address))
    with django_assert_num_queries(queries):
        clerk_client.get(url_of(plan, address))
