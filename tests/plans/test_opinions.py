"""Asking for opinions: rounds, whom they ask, what is answered and decided, and who may do which."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from cppcc.models import OutboxMessage, StaleObject
from cppcc.workflow import WrongState
from members.models import RoleAssignment
from plans.models import OpinionRecord, OpinionRequest, OpinionRound, PlanOpinion, PlanRecord
from plans.services import change_row, freeze, move_plan
from plans.services.opinion_answers import (
    change_opinion,
    decide_opinion,
    decide_opinions,
    give_opinion,
    have_no_opinion,
    take_back_answer,
    withdraw_opinion,
)
from plans.services.opinions import (
    ask_more,
    blocking_opinions,
    close_round,
    open_round,
    prolong_round,
    remind_waiting,
    reopen_round,
)
from tests.conftest import person
from tests.factories import CommitteeFactory, MemberFactory, PartyFactory, PlanFactory, SectorFactory

from .opinions import TODAY, Asking

pytestmark = pytest.mark.django_db
TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture
def asking(office, clerk):
    return Asking(office, clerk)


def of_body(round_, body):
    """The request to `body` (a row or the name of an outside body)."""
    name = body if isinstance(body, str) else body.name
    return OpinionRequest.objects.with_round().get(round=round_, name=name)


def stored(opinion):
    return PlanOpinion.objects.with_round().get(pk=opinion.pk)


# Rounds


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


def stored_round(round_):
    return OpinionRound.objects.with_plan().get(pk=round_.pk)


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


# Answers


@pytest.mark.parametrize(
    ("body", "account"), [("committee", "leader"), ("department", "handler"), ("member", "person")]
)
def test_body_answers_by_its_own_account(asking, body, account):
    request = of_body(asking.open(), getattr(asking, body))
    opinion = give_opinion(
        request, by=getattr(asking, account), text="建议增加现场调研。", lineage=asking.topic.lineage
    )
    request.refresh_from_db()
    assert (request.state, request.answered_by, request.on_behalf) == (
        "answered",
        getattr(asking, account),
        False,
    )
    assert (opinion.subject, opinion.on_behalf, opinion.verdict) == ("停车难治理", False, "")


@pytest.mark.parametrize("account", ["handler", "person"])
def test_nobody_answers_for_another_body(asking, account):
    request = of_body(asking.open(), asking.committee)
    with pytest.raises(PermissionDenied):
        give_opinion(request, by=getattr(asking, account), text="建议")


def test_leader_of_another_committee_cannot_answer(asking, office):
    with pytest.raises(PermissionDenied):
        have_no_opinion(of_body(asking.open(), asking.committee), by=person(office, "committee_leader"))


def test_role_that_ended_answers_no_more(asking):
    request = of_body(asking.open(), asking.committee)
    RoleAssignment.objects.filter(user=asking.leader).update(until=TODAY - timedelta(days=1))
    leader = type(asking.leader).objects.get(pk=asking.leader.pk)
    with pytest.raises(PermissionDenied):
        give_opinion(request, by=leader, text="建议")
    assert OpinionRequest.objects.visible_to(leader).count() == 0


def test_office_enters_what_came_on_paper(asking):
    request = of_body(asking.open(), "县总工会")
    opinion = give_opinion(request, by=asking.clerk, text="同意，建议加强宣传。", received_as="书面回函")
    request.refresh_from_db()
    assert (opinion.on_behalf, request.on_behalf, request.received_as) == (True, True, "书面回函")


def test_clerk_of_another_office_enters_nothing(asking, stranger):
    with pytest.raises(PermissionDenied):
        give_opinion(of_body(asking.open(), "县总工会"), by=stranger, text="建议")


def test_same_words_sent_twice_are_one_opinion(asking):
    request = of_body(asking.open(), asking.committee)
    for _twice in range(2):
        give_opinion(request, by=asking.leader, text="建议")
    give_opinion(request, by=asking.leader, text="建议", lineage=asking.topic.lineage)
    assert PlanOpinion.objects.count() == 2


def test_opinion_about_a_place_that_the_text_has_not(asking):
    with pytest.raises(ValidationError, match="没有这一处"):
        give_opinion(
            of_body(asking.open(), asking.committee),
            by=asking.leader,
            text="建议",
            lineage="00000000-0000-0000-0000-000000000000",
        )


def test_no_opinion_and_back(asking):
    request = of_body(asking.open(), asking.committee)
    have_no_opinion(request, by=asking.leader)
    assert of_body(request.round, asking.committee).state == "no_opinion"
    take_back_answer(request, by=asking.leader)
    assert of_body(request.round, asking.committee).state == "waiting"
    give_opinion(request, by=asking.leader, text="建议")
    with pytest.raises(ValidationError, match="请先撤回"):
        have_no_opinion(request, by=asking.leader)
    assert of_body(request.round, asking.committee).state == "answered"


def test_opinion_after_no_opinion_counts(asking):
    request = of_body(asking.open(), asking.committee)
    have_no_opinion(request, by=asking.leader)
    give_opinion(request, by=asking.leader, text="还是有一条")
    assert of_body(request.round, asking.committee).state == "answered"


def test_changed_opinion_is_undecided_again(asking):
    opinion = stored(give_opinion(of_body(asking.open(), asking.committee), by=asking.leader, text="甲"))
    decide_opinion(opinion, by=asking.clerk, verdict="taken")
    change_opinion(opinion, by=asking.leader, text="乙")
    opinion.refresh_from_db()
    assert (opinion.text, opinion.verdict, opinion.decided_by) == ("乙", "", None)


def test_change_that_changes_nothing_keeps_the_verdict(asking):
    opinion = stored(give_opinion(of_body(asking.open(), asking.committee), by=asking.leader, text="甲"))
    decide_opinion(opinion, by=asking.clerk, verdict="taken")
    change_opinion(opinion, by=asking.leader, text="甲")
    assert stored(opinion).verdict == "taken"


def test_office_does_not_touch_what_a_body_wrote_itself(asking):
    opinion = stored(give_opinion(of_body(asking.open(), asking.committee), by=asking.leader, text="甲"))
    with pytest.raises(PermissionDenied):
        change_opinion(opinion, by=asking.clerk, text="乙")
    entered = give_opinion(of_body(opinion.request.round, "县总工会"), by=asking.clerk, text="甲")
    change_opinion(stored(entered), by=asking.clerk, text="乙")
    assert stored(entered).text == "乙"


def test_body_without_opinions_left_has_not_answered(asking):
    request = of_body(asking.open(), asking.committee)
    first, second = (stored(give_opinion(request, by=asking.leader, text=text)) for text in ("甲", "乙"))
    withdraw_opinion(first, by=asking.leader)
    assert of_body(request.round, asking.committee).state == "answered"
    withdraw_opinion(second, by=asking.leader)
    assert of_body(request.round, asking.committee).state == "waiting"
    assert OpinionRecord.objects.newest_first().first().changes == {"opinion": ["乙", ""]}


def test_nothing_is_answered_after_the_close(asking):
    round_ = asking.open()
    request = of_body(round_, asking.committee)
    opinion = stored(give_opinion(request, by=asking.leader, text="甲"))
    close_round(round_, by=asking.clerk)
    for write in (
        lambda: give_opinion(request, by=asking.leader, text="乙"),
        lambda: change_opinion(opinion, by=asking.leader, text="乙"),
        lambda: withdraw_opinion(opinion, by=asking.leader),
        lambda: have_no_opinion(of_body(round_, "县总工会"), by=asking.clerk),
        lambda: prolong_round(stored_round(round_), by=asking.clerk, today=TODAY, until=TOMORROW),
        lambda: ask_more(round_, by=asking.clerk, today=TODAY, outside=["县妇联"]),
    ):
        with pytest.raises(WrongState, match="征求意见已经结束"):
            write()
    assert [(one.text, one.request.state) for one in PlanOpinion.objects.all()] == [("甲", "answered")]


# Verdicts


@pytest.fixture
def opinion(asking):
    return stored(give_opinion(of_body(asking.open(), asking.committee), by=asking.leader, text="甲"))


@pytest.mark.parametrize("verdict", ["partly", "not_taken"])
def test_what_is_not_taken_needs_a_reason(asking, opinion, verdict):
    with pytest.raises(ValidationError, match="请写明理由"):
        decide_opinion(opinion, by=asking.clerk, verdict=verdict, reason="  ")
    decide_opinion(opinion, by=asking.clerk, verdict=verdict, reason="已有安排。")
    assert (stored(opinion).verdict, stored(opinion).reason) == (verdict, "已有安排。")
    record = OpinionRecord.objects.newest_first().first()
    assert (record.step, record.changes["reason"]) == ("decide opinion", ["", "已有安排。"])


def test_unknown_verdict_is_refused(asking, opinion):
    with pytest.raises(ValidationError):
        decide_opinion(opinion, by=asking.clerk, verdict="maybe", reason="理由")


@pytest.mark.parametrize(
    ("role", "may"), [("office_leader", True), ("committee_leader", False), ("auditor", False)]
)
def test_who_decides(opinion, office, role, may):
    user = person(office, role)
    if may:
        decide_opinion(opinion, by=user, verdict="taken")
    else:
        with pytest.raises(PermissionDenied):
            decide_opinion(opinion, by=user, verdict="taken")
    assert stored(opinion).verdict == ("taken" if may else "")


def test_verdict_is_still_given_after_the_close(asking, opinion):
    close_round(opinion.request.round, by=asking.clerk)
    decide_opinion(opinion, by=asking.clerk, verdict="taken")
    assert stored(opinion).verdict == "taken"


def test_several_at_once_leave_out_what_somebody_else_decided(asking, opinion):
    other = stored(give_opinion(opinion.request, by=asking.leader, text="乙"))
    decide_opinion(stored(opinion), by=asking.clerk, verdict="taken")
    result = decide_opinions([opinion, other], by=asking.clerk, verdict="not_taken", reason="不属职责。")
    assert result == (1, [opinion])
    assert [one.verdict for one in PlanOpinion.objects.in_order()] == ["taken", "not_taken"]


# What hinders a plan


def test_what_hinders_until_everything_is_dealt_with(asking):
    assert blocking_opinions(asking.plan) == []
    round_ = asking.open()
    for body, by in ((asking.department, asking.handler), (asking.member, asking.person)):
        have_no_opinion(of_body(round_, body), by=by)
    opinion = stored(give_opinion(of_body(round_, asking.committee), by=asking.leader, text="甲"))
    assert blocking_opinions(asking.plan) == [
        "尚有1个征求对象未答复：县总工会。",
        f"尚有1条意见未作处理：{asking.committee.name}。",
    ]
    close_round(round_, by=asking.clerk)
    assert blocking_opinions(asking.plan) == [f"尚有1条意见未作处理：{asking.committee.name}。"]
    decide_opinion(opinion, by=asking.clerk, verdict="taken")
    assert blocking_opinions(asking.plan) == []


def test_hindrances_of_another_plan_are_not_told(asking, office):
    asking.open()
    assert blocking_opinions(PlanFactory(organization=office)) == []


# Who sees what


@pytest.mark.parametrize("role", ["staff", "office_leader", "auditor"])
def test_those_who_see_all(asking, opinion, office, role):
    user = person(office, role)
    assert OpinionRequest.objects.visible_to(user).count() == 4
    assert [one.text for one in PlanOpinion.objects.visible_to(user)] == ["甲"]


def test_asked_ones_see_their_own_only(asking, opinion):
    seen = {
        name: (
            [one.name for one in OpinionRequest.objects.visible_to(getattr(asking, name))],
            [one.text for one in PlanOpinion.objects.visible_to(getattr(asking, name))],
        )
        for name in ("leader", "handler", "person")
    }
    assert seen == {
        "leader": ([asking.committee.name], ["甲"]),
        "handler": ([asking.department.name], []),
        "person": (["于委员"], []),
    }


def test_others_see_nothing(opinion, office, stranger):
    for user in (stranger, *(person(office, role) for role in ("superior_viewer", "system_admin", "member"))):
        assert OpinionRequest.objects.visible_to(user).count() == 0
        assert PlanOpinion.objects.visible_to(user).count() == 0
        assert OpinionRound.objects.visible_to(user).count() == 0


def test_discarded_plan_is_asked_about_no_more(asking, opinion):
    move_plan(asking.plan, "discard", by=asking.clerk)
    assert OpinionRequest.objects.visible_to(asking.leader).count() == 0
