"""What has taken place: only of issued plans, only by the office's staff, with history."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from cppcc.workflow import WrongState
from plans.models import PlanRecord
from plans.services import correct_held_row, hold_row, take_back_held_row
from tests.conftest import person, signed_in
from tests.factories import ActivityFactory, PlanFactory, TopicFactory

from .pages import fill

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


# Corrected and taken back


@pytest.fixture(params=[(TopicFactory, "listed", "topic"), (ActivityFactory, "planned", "activity")])
def held(request, plan, clerk):
    """(a row that was held on 5 March 2026, its state before, its kind)."""
    factory, state, kind = request.param
    return hold_row(factory(plan=plan, state=state), by=clerk, on=date(2026, 3, 5)), state, kind


def test_the_day_is_corrected_and_history_keeps_both(held, clerk):
    row, _state, kind = held
    correct_held_row(row, by=clerk, on=date(2026, 3, 6), note="登记有误")
    row.refresh_from_db()
    record = PlanRecord.objects.about(**{kind: row}).newest_first()[0]
    assert (row.state, row.held_on, record.step, record.reason, record.changes) == (
        "held",
        date(2026, 3, 6),
        "correct",
        "登记有误",
        {"held_on": ["2026-03-05", "2026-03-06"]},
    )


def test_the_same_day_corrects_nothing(held, clerk):
    correct_held_row(held[0], by=clerk, on=date(2026, 3, 5))
    assert [one.step for one in PlanRecord.objects.all()] == ["hold"]


def test_no_day_to_come(held, clerk):
    with pytest.raises(ValidationError):
        correct_held_row(held[0], by=clerk, on=timezone.localdate() + timedelta(days=1))


def test_what_was_marked_by_mistake_is_to_come_again(held, clerk):
    row, state, kind = held
    take_back_held_row(row, by=clerk, reason="点错了")
    row.refresh_from_db()
    assert (row.state, row.held_on) == (state, None)
    records = PlanRecord.objects.about(**{kind: row}).newest_first()
    assert [(one.step, one.reason, one.changes) for one in records] == [
        ("unhold", "点错了", {"held_on": ["2026-03-05", ""]}),
        ("hold", "", {}),
    ]


def test_taking_back_needs_a_reason(held, clerk):
    with pytest.raises(ValidationError):
        take_back_held_row(held[0], by=clerk, reason=" ")
    held[0].refresh_from_db()
    assert held[0].state == "held"


def test_what_was_not_held_is_neither_corrected_nor_taken_back(plan, clerk):
    row = ActivityFactory(plan=plan)
    with pytest.raises(WrongState):
        correct_held_row(row, by=clerk, on=date(2026, 3, 6))
    with pytest.raises(WrongState):
        take_back_held_row(row, by=clerk, reason="点错了")


@pytest.mark.parametrize("role", ["member", "office_leader", "auditor"])
def test_only_staff_take_back(held, office, role):
    with pytest.raises(PermissionDenied):
        take_back_held_row(held[0], by=person(office, role), reason="点错了")


def test_both_are_done_on_the_page_of_the_row(held, clerk):
    row, state, kind = held
    client, base = signed_in(clerk), f"/{'topics' if kind == 'topic' else 'activities'}/{row.pk}"
    page = client.get(f"{base}/").content.decode()
    assert (f"{base}/correct/" in page, f"{base}/unhold/" in page, f"{base}/hold/" in page) == (
        True,
        True,
        False,
    )
    assert fill(client, f"{base}/correct/", "on", on="2026-03-07").url == f"{base}/"
    row.refresh_from_db()
    assert row.held_on == date(2026, 3, 7)
    refused = fill(client, f"{base}/unhold/", "reason", reason="")
    assert list(refused.context["form"].errors) == ["reason"]
    fill(client, f"{base}/unhold/", "reason", reason="点错了")
    row.refresh_from_db()
    assert (row.state, row.held_on) == (state, None)
    assert client.get(f"{base}/unhold/").url == f"{base}/"
