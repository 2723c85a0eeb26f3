"""State machines: permission, state and reason are asked in this order, and history is written."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from cppcc.models import StaleObject
from cppcc.workflow import WrongState
from plans.models import AnnualPlan
from plans.workflow import PLAN_WORKFLOW
from tests.conftest import person
from tests.factories import PlanFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(office):
    return PlanFactory(organization=office)


def test_step_moves_the_row_and_writes_history(plan, clerk):
    PLAN_WORKFLOW.apply(plan, "discard", by=clerk)
    record = plan.records.get()
    assert (plan.state, record.step, record.from_state, record.to_state, record.by) == (
        "discarded",
        "discard",
        "draft",
        "discarded",
        clerk,
    )


def test_step_from_another_state_is_refused(plan, clerk):
    with pytest.raises(WrongState):
        PLAN_WORKFLOW.apply(plan, "finish", by=clerk)
    assert not plan.records.exists()


def test_step_without_the_right_is_refused_before_the_state_is_told(plan, office):
    with pytest.raises(PermissionDenied):
        PLAN_WORKFLOW.apply(plan, "finish", by=person(office, "member"))


@pytest.mark.parametrize("reason", ["", "   "])
def test_reason_is_demanded(plan, clerk, reason):
    plan.write(state="issued")
    with pytest.raises(ValidationError) as caught:
        PLAN_WORKFLOW.apply(plan, "withdraw", by=clerk, reason=reason)
    assert list(caught.value.message_dict) == ["reason"]


def test_two_at_once_one_wins(plan, clerk):
    other = AnnualPlan.objects.get(pk=plan.pk)
    PLAN_WORKFLOW.apply(plan, "discard", by=clerk)
    with pytest.raises(StaleObject):
        PLAN_WORKFLOW.apply(other, "submit", by=clerk)
    other.refresh_from_db()
    assert (other.state, other.records.count()) == ("discarded", 1)


def test_open_steps_are_those_of_state_and_role(plan, clerk, office):
    assert [one.name for one in PLAN_WORKFLOW.open_to(clerk, plan)] == ["submit", "discard"]
    assert PLAN_WORKFLOW.open_to(person(office, "office_leader"), plan) == []
    assert PLAN_WORKFLOW.open_to(person(office, "member"), plan) == []
