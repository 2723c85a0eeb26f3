"""A plan on its way through its stations: who may, what is frozen, where it stands, who is told."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from members.models import RoleAssignment
from plans.demo.stations import walk
from plans.models import AnnualPlan, ConsultationTopic
from plans.services import (
    MovedOn,
    add_row,
    change_row,
    pass_station,
    record_station,
    return_plan,
    submit_plan,
    withdraw_plan,
)
from plans.services.rows import PlanClosed
from plans.snapshot import checksum, snapshot_of
from tests.conftest import person
from tests.factories import CommitteeFactory, RoleFactory

from .at_stations import bring_to, plan_with_stations
from .small_plan import TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(office, clerk):
    return plan_with_stations(office, clerk)


@pytest.fixture
def chair(office):
    return person(office, "office_leader")


def test_plan_goes_from_draft_to_issue(plan, clerk, chair):
    walk(plan, by=clerk, today=TODAY, document_number="青协〔2026〕5号", issued_on=TODAY)
    passages = [
        (one.station.name, one.step, one.by_name, one.version.number)
        for one in plan.passages.with_stations().order_by("pk")
    ]
    assert passages == [
        ("起草", "submitted", clerk.name, 1),
        ("征求意见", "passed", clerk.name, 2),
        ("三办会商", "recorded", clerk.name, 3),
        ("主席会议审议", "passed", chair.name, 4),
        ("党委审定", "recorded", clerk.name, 5),
        ("联合印发", "passed", clerk.name, 6),
    ]
    plan.refresh_from_db()
    assert (plan.state, plan.station, plan.topics.get().state) == ("issued", None, "listed")
    assert list(plan.versions.order_by("number").values_list("is_issued", flat=True)) == [False] * 5 + [True]
    assert plan.versions.get(number=6).snapshot["document"]["number"] == "青协〔2026〕5号"


def test_history_tells_each_passage(plan, clerk):
    bring_to(plan, clerk, "主席会议审议")
    records = plan.records.newest_first()[:3]
    assert [(one.step, one.changes["station"]) for one in records] == [
        ("record", ["三办会商", "主席会议审议"]),
        ("pass", ["征求意见", "三办会商"]),
        ("submit", ["", "征求意见"]),
    ]


def test_empty_plan_is_not_submitted(plan, clerk):
    for row in (*plan.topics.all(), *plan.sections.all()):
        row.delete()
    with pytest.raises(ValidationError):
        submit_plan(plan, by=clerk)


def test_return_names_the_station_and_the_reason(plan, clerk, chair):
    bring_to(plan, clerk, "主席会议审议")
    asked = plan.stations.get(name="征求意见")
    with pytest.raises(ValidationError) as caught:
        return_plan(plan, by=chair, to=asked, reason=" ")
    assert list(caught.value.message_dict) == ["reason"]
    with pytest.raises(ValidationError) as caught:
        return_plan(plan, by=chair, to=plan.stations.get(name="党委审定"), reason="补充")
    assert list(caught.value.message_dict) == ["to"]
    passage = return_plan(plan, by=chair, to=asked, reason="请补充民生议题")
    assert (passage.step, passage.returned_to, passage.opinion) == ("returned", asked, "请补充民生议题")
    assert (plan.station, plan.is_open) == (asked, True)


def test_station_of_another_plan_is_no_way_back(plan, clerk, chair):
    other = submitted_copy(plan, clerk)
    bring_to(plan, clerk, "主席会议审议")
    with pytest.raises(ValidationError):
        return_plan(plan, by=chair, to=other.stations.get(name="征求意见"), reason="补充")


def submitted_copy(plan, clerk):
    other = AnnualPlan.objects.create(
        organization=plan.organization, year=2026, kind=plan.kind, title="另一份"
    )
    form = plan.topics.get().form
    add_row(ConsultationTopic, other, by=clerk, title="题", form=form)
    submit_plan(other, by=clerk)
    return other


@pytest.mark.parametrize(
    ("name", "is_open"),
    [("征求意见", True), ("三办会商", True), ("主席会议审议", False), ("联合印发", False)],
)
def test_rows_change_at_stations_that_are_open_only(plan, clerk, chair, name, is_open):
    bring_to(plan, clerk, "主席会议审议" if name == "联合印发" else name)
    if name == "联合印发":
        pass_station(plan, by=chair)
        record_station(plan, by=clerk, today=TODAY, decided_on=TODAY)
    topic = plan.topics.get()
    if is_open:
        assert change_row(topic, by=clerk, title="改名").title == "改名"
    else:
        with pytest.raises(PlanClosed):
            change_row(topic, by=clerk, title="改名")


def test_withdrawn_plan_is_a_draft_and_begins_again(plan, clerk):
    bring_to(plan, clerk, "主席会议审议")
    with pytest.raises(ValidationError):
        withdraw_plan(plan, by=clerk, reason="")
    passage = withdraw_plan(plan, by=clerk, reason="县委另有部署")
    assert (plan.state, plan.station, passage.step, passage.station.name) == (
        "draft",
        None,
        "withdrawn",
        "主席会议审议",
    )
    submit_plan(plan, by=clerk)
    assert (plan.station.name, plan.stations.count()) == ("征求意见", 6)


@pytest.mark.parametrize("role", ["staff", "committee_leader", "member", "auditor", "department_handler"])
def test_leaders_station_is_not_for_others(plan, clerk, office, role):
    bring_to(plan, clerk, "主席会议审议")
    with pytest.raises(PermissionDenied):
        pass_station(plan, by=person(office, role))
    assert plan.passages.count() == 3


def test_leader_of_another_office_may_nothing(plan, clerk, stranger_office):
    bring_to(plan, clerk, "主席会议审议")
    with pytest.raises(PermissionDenied):
        pass_station(plan, by=person(stranger_office, "office_leader"))


def test_nobody_approves_an_own_submission(plan, office, clerk, chair):
    both = RoleFactory(organization=office, role="staff").user
    leading = RoleFactory(organization=office, role="office_leader", user=both)
    bring_to(plan, both, "主席会议审议")
    both.__dict__.pop("current_assignments")
    assert both.act_as(leading.pk)
    for step in (
        pass_station,
        lambda plan, by: return_plan(plan, by=by, to=plan.stations.first(), reason="x"),
    ):
        with pytest.raises(PermissionDenied):
            step(plan, by=both)
    assert pass_station(plan, by=chair).by == chair


def test_committee_station_is_for_leaders_of_the_committees_in_the_lead(plan, office, clerk):
    lead, other = (CommitteeFactory(organization=office, name=name) for name in ("经济委员会", "文史委员会"))
    leaders = {
        one.name: RoleFactory(organization=office, role="committee_leader", committee=one).user
        for one in (lead, other)
    }
    change_row(plan.topics.get(), by=clerk, organisers=["经济委员会", "文史委员会"])
    submit_plan(plan, by=clerk)
    here = plan.stations.get(name="征求意见")
    here.who = "committee_leader"
    here.save()
    plan = AnnualPlan.objects.get(pk=plan.pk)
    with pytest.raises(PermissionDenied):
        pass_station(plan, by=leaders["文史委员会"])
    assert pass_station(plan, by=leaders["经济委员会"]).station == here


def test_named_committee_decides_whoever_leads_the_topics(plan, office, clerk):
    named = CommitteeFactory(organization=office)
    leader = RoleFactory(organization=office, role="committee_leader", committee=named).user
    submit_plan(plan, by=clerk)
    here = plan.stations.get(name="征求意见")
    here.who, here.committee = "committee_leader", named
    here.save()
    plan = AnnualPlan.objects.get(pk=plan.pk)
    assert AnnualPlan.objects.waiting_for(leader).get() == plan
    with pytest.raises(PermissionDenied):
        pass_station(plan, by=person(office, "committee_leader"))
    assert pass_station(plan, by=leader).station == here


def test_second_of_two_approvers_is_told_who_was_quicker(plan, clerk, chair, office):
    bring_to(plan, clerk, "主席会议审议")
    deputy, seen = person(office, "office_leader"), AnnualPlan.objects.get(pk=plan.pk)
    pass_station(plan, by=chair)
    with pytest.raises(MovedOn) as caught:
        pass_station(seen, by=deputy)
    assert str(caught.value) == f"{chair.name}已先行处理（通过）。“{plan}”现在：党委审定。"
    assert [one.by for one in plan.passages.filter(station__name="主席会议审议")] == [chair]


def test_approval_after_a_withdrawal_is_refused(plan, clerk, chair):
    bring_to(plan, clerk, "主席会议审议")
    seen = AnnualPlan.objects.get(pk=plan.pk)
    withdraw_plan(plan, by=clerk, reason="撤回")
    with pytest.raises(MovedOn):
        pass_station(seen, by=chair)
    plan.refresh_from_db()
    assert (plan.state, plan.passages.newest_first().first().step) == ("draft", "withdrawn")


def test_content_changed_since_it_was_seen_is_not_let_pass(plan, clerk):
    submit_plan(plan, by=clerk)
    seen = checksum(snapshot_of(plan))
    change_row(plan.topics.get(), by=clerk, title="改名")
    with pytest.raises(MovedOn):
        pass_station(plan, by=clerk, seen=seen)
    assert pass_station(plan, by=clerk, seen=checksum(snapshot_of(plan))).step == "passed"


def test_leader_whose_role_ended_decides_no_more(plan, clerk, chair, office):
    bring_to(plan, clerk, "主席会议审议")
    end_role(chair)
    with pytest.raises(PermissionDenied):
        pass_station(plan, by=chair)
    with pytest.raises(ValidationError) as caught:
        record_station(plan, by=clerk, today=TODAY, decided_on=TODAY)
    assert list(caught.value.message_dict) == ["reason"]
    passage = record_station(plan, by=clerk, today=TODAY, decided_on=TODAY, reason="主席已调离")
    assert (passage.step, passage.reason, plan.station.name) == ("recorded", "主席已调离", "党委审定")


def end_role(user):
    RoleAssignment.objects.of_user(user).update(until=date(2021, 1, 1))
    for name in ("current_assignments", "assignment"):
        user.__dict__.pop(name, None)
