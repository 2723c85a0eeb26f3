"""Asking for opinions: rounds opened, whom they ask on which version, prolonged, closed."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from cppcc.models import OutboxMessage, StaleObject
from cppcc.workflow import WrongState
from plans.models import OpinionRound, PlanRecord
from plans.services import change_row, freeze
from plans.services.opinion_answers import (
    have_no_opinion,
)
from plans.services.opinions import (
    ask_more,
    close_round,
    open_round,
    prolong_round,
    remind_waiting,
    reopen_round,
)
from tests.conftest import person
from tests.factories import CommitteeFactory, MemberFactory, PartyFactory, SectorFactory

from .opinions import TODAY, Asking, of_body, stored_round

pytestmark = pytest.mark.django_db
TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture
def asking(office, clerk):
    return Asking(office, clerk)


def test_round_asks_on_a_frozen_version_and_tells_the_accounts(asking):
    round_ = asking.open(until=TOMORROW, today=TODAY, note="请各单位认真研究。")
    assert (round_.number, round_.frozen.number, round_.frozen.reason) == (1, 1, "征求意见")
    assert [(one.kind, one.name, one.state) for one in round_.requests.in_order()] == [
        ("committee", asking.committee.name, "waiting"),
        ("department", asking.department.name, "waiting"),
        ("member", "于委员", "waiting"),
        ("outside", "县总工会", "waiting"),
    ]
    messages = OutboxMessage.objects.order_by("recipient_id")
    assert [(one.recipient, one.title, one.body) for one in messages] == [
        (who, "请于2026年11月21日（周六）前对《2027年度协商工作计划》提出意见", "请各单位认真研究。")
        for who in (asking.leader, asking.handler, asking.person)
    ]
    record = PlanRecord.objects.get(step="ask opinions")
    assert record.changes["asked"] == [
        "",
        f"{asking.committee.name}、{asking.department.name}、于委员、县总工会",
    ]


def test_later_changes_do_not_reach_the_text_asked_about(asking):
    round_ = asking.open()
    change_row(asking.topic, by=asking.clerk, title="另一个题目")
    round_.frozen.refresh_from_db()
    assert [topic["title"] for topic in round_.frozen.snapshot["topics"]] == ["停车难治理"]


def test_version_that_says_the_same_is_asked_about_again(asking):
    passed = freeze(asking.plan, by=asking.clerk, reason="提交")
    assert asking.open().frozen == passed
    assert asking.plan.versions.count() == 1


def test_version_that_says_something_else_is_not(asking):
    passed = freeze(asking.plan, by=asking.clerk, reason="提交")
    change_row(asking.topic, by=asking.clerk, title="另一个题目")
    assert asking.open().frozen.number == passed.number + 1


def test_one_round_at_a_time(asking):
    round_ = asking.open()
    with pytest.raises(ValidationError, match="上一轮征求意见尚未结束"):
        asking.open()
    close_round(round_, by=asking.clerk)
    assert asking.open().number == 2


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"until": TODAY - timedelta(days=1)}, "这一天已经过去"),
        ({"bodies": [], "outside": []}, "请至少选择一个征求对象"),
        ({"outside": ["县" * 101]}, "100"),
    ],
)
def test_what_no_round_can_begin_with(asking, changes, message):
    with pytest.raises(ValidationError, match=message):
        asking.open(**{"today": TODAY, **changes})
    assert (OpinionRound.objects.count(), asking.plan.versions.count()) == (0, 0)


def test_bodies_of_another_office_are_refused(asking, stranger_office):
    with pytest.raises(ValidationError, match="属于其他机关"):
        asking.open(bodies=[CommitteeFactory(organization=stranger_office)])


def test_members_attached_to_a_liaison_office_can_be_asked_by_it(asking, stranger_office):
    member = MemberFactory(organization=stranger_office, liaison_office=asking.office)
    assert asking.open(bodies=[member]).requests.count() == 2


def test_every_kind_of_body_is_asked_once(asking, office):
    bodies = [*asking.bodies, PartyFactory(organization=office), SectorFactory(organization=office)]
    round_ = asking.open(bodies=[*bodies, *bodies], outside=["县总工会", "县总工会"])
    assert round_.requests.count() == 6
    later = CommitteeFactory(organization=office)
    added = ask_more(round_, by=asking.clerk, today=TODAY, bodies=[*bodies, later], outside=["县总工会"])
    assert [(one.name, one.order) for one in added] == [(later.name, 6)]
    assert ask_more(round_, by=asking.clerk, today=TODAY, bodies=[later]) == []


@pytest.mark.parametrize("role", ["committee_leader", "office_leader", "member", "auditor"])
def test_only_staff_ask(asking, office, role):
    with pytest.raises(PermissionDenied):
        open_round(asking.plan, by=person(office, role), today=TODAY, until=TODAY, bodies=asking.bodies)


def test_nobody_is_asked_about_a_settled_plan(asking):
    asking.plan.write(state="issued")
    with pytest.raises(WrongState):
        asking.open()


def test_moved_day_is_told_to_those_who_have_not_answered(asking):
    round_ = asking.open(until=TODAY, today=TODAY)
    have_no_opinion(of_body(round_, asking.committee), by=asking.leader)
    OutboxMessage.objects.all().delete()
    for _twice in range(2):
        prolong_round(stored_round(round_), by=asking.clerk, today=TODAY, until=TOMORROW)
    assert [one.recipient for one in OutboxMessage.objects.order_by("recipient_id")] == [
        asking.handler,
        asking.person,
    ]


def test_reminding_twice_a_day_is_once(asking):
    round_ = asking.open(until=TOMORROW, today=TODAY)
    OutboxMessage.objects.all().delete()
    counts = [remind_waiting(round_, by=asking.clerk, today=day) for day in (TODAY, TODAY, TOMORROW)]
    assert (counts, OutboxMessage.objects.count()) == ([3, 3, 3], 6)


def test_two_who_move_the_day_at_once(asking):
    round_ = asking.open(until=TODAY, today=TODAY)
    first, second = stored_round(round_), stored_round(round_)
    prolong_round(first, by=asking.clerk, today=TODAY, until=TOMORROW)
    with pytest.raises(StaleObject):
        prolong_round(second, by=asking.clerk, today=TODAY, until=TOMORROW + timedelta(days=1))


def test_closed_round_opens_again_only_while_it_is_the_last(asking):
    first = asking.open()
    close_round(first, by=asking.clerk)
    reopen_round(first, by=asking.clerk)
    assert stored_round(first).is_open
    close_round(first, by=asking.clerk)
    asking.open()
    with pytest.raises(WrongState):
        reopen_round(first, by=asking.clerk)


@pytest.mark.parametrize(("day", "late"), [(TODAY, False), (TOMORROW, True)])
def test_the_last_day_is_over_at_midnight(asking, day, late):
    round_ = asking.open(until=TODAY, today=TODAY)
    assert (round_.is_late(day), of_body(round_, asking.committee).is_late(day)) == (late, late)


def test_answers_after_the_last_day_are_taken_and_marked(asking):
    yesterday = timezone.localdate() - timedelta(days=1)
    round_ = asking.open(until=yesterday, today=yesterday)
    have_no_opinion(of_body(round_, asking.committee), by=asking.leader)
    assert of_body(round_, asking.committee).came_late is True
    prolong_round(stored_round(round_), by=asking.clerk, today=yesterday, until=timezone.localdate())
    assert of_body(round_, asking.committee).came_late is False
