"""What becomes of opinions, what still hinders a plan, and who sees which."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from plans.models import OpinionRecord, OpinionRequest, OpinionRound, PlanOpinion
from plans.services import move_plan
from plans.services.opinion_answers import (
    decide_opinion,
    decide_opinions,
    give_opinion,
    have_no_opinion,
)
from plans.services.opinions import (
    blocking_opinions,
    close_round,
)
from tests.conftest import person
from tests.factories import PlanFactory

from .opinions import Asking, of_body, stored

pytestmark = pytest.mark.django_db


@pytest.fixture
def asking(office, clerk):
    return Asking(office, clerk)


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
