"""What asked bodies answer: by their own accounts or entered for them, changed, taken back, closed."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from cppcc.workflow import WrongState
from members.models import RoleAssignment
from plans.models import OpinionRecord, OpinionRequest, PlanOpinion
from plans.services.opinion_answers import (
    change_opinion,
    decide_opinion,
    give_opinion,
    have_no_opinion,
    take_back_answer,
    withdraw_opinion,
)
from plans.services.opinions import (
    ask_more,
    close_round,
    prolong_round,
)
from tests.conftest import person

from .opinions import TODAY, Asking, of_body, stored, stored_round

pytestmark = pytest.mark.django_db
TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture
def asking(office, clerk):
    return Asking(office, clerk)


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
