"""What has taken place: only of issued plans, only by the office's staff, with history."""

import pytest
from django.core.exceptions import PermissionDenied

from cppcc.workflow import WrongState
from plans.models import PlanRecord
from plans.services import hold_row
from tests.conftest import person
from tests.factories import ActivityFactory, PlanFactory, TopicFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(office):
    return PlanFactory(organization=office, state="issued")


@pytest.mark.parametrize(
    ("factory", "state", "name"),
    [(TopicFactory, "listed", "topic"), (ActivityFactory, "planned", "activity")],
)
def test_row_is_held_and_history_says_so(plan, clerk, factory, state, name):
    row = factory(plan=plan, state=state)
    hold_row(row, by=clerk)
    record = PlanRecord.objects.about(**{name: row}).get()
    row.refresh_from_db()
    assert (row.state, record.step, record.from_state, record.to_state, record.subject) == (
        "held",
        "hold",
        state,
        "held",
        row.title,
    )


def test_row_is_held_once(plan, clerk):
    topic = TopicFactory(plan=plan, state="held")
    with pytest.raises(WrongState):
        hold_row(topic, by=clerk)
    assert PlanRecord.objects.count() == 0


@pytest.mark.parametrize("state", ["draft", "finished", "discarded"])
def test_only_issued_plans_are_carried_out(office, clerk, state):
    activity = ActivityFactory(plan=PlanFactory(organization=office, state=state))
    with pytest.raises(WrongState):
        hold_row(activity, by=clerk)
    activity.refresh_from_db()
    assert activity.state == "planned"


@pytest.mark.parametrize("role", ["member", "office_leader", "auditor", "department_handler"])
def test_only_staff_say_what_took_place(plan, office, role):
    topic = TopicFactory(plan=plan, state="listed")
    with pytest.raises(PermissionDenied):
        hold_row(topic, by=person(office, role))
    assert topic.state == "listed"


def test_staff_of_another_office_say_nothing(plan, stranger):
    topic = TopicFactory(plan=plan, state="listed")
    with pytest.raises(PermissionDenied):
        hold_row(topic, by=stranger)
    assert topic.state == "listed"
