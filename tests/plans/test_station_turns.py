"""Whose turn it is at a station: tasks, messages, and who may look at what was said."""

from datetime import date

import pytest

from cppcc.models import OutboxMessage
from members.models import RoleAssignment
from plans.demo.stations import walk
from plans.models import AnnualPlan, StationPassage
from plans.services import (
    issue_plan,
    load_presets,
    return_plan,
    submit_plan,
)
from tests.conftest import person
from tests.factories import OrganizationFactory

from .at_stations import bring_to, plan_with_stations
from .small_plan import TODAY, small_plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(office, clerk):
    return plan_with_stations(office, clerk)


@pytest.fixture
def chair(office):
    return person(office, "office_leader")


def waiting(user):
    return [message.title for message in OutboxMessage.objects.visible_to(user).unread()]


def end_role(user):
    RoleAssignment.objects.of_user(user).update(until=date(2021, 1, 1))
    for name in ("current_assignments", "assignment"):
        user.__dict__.pop(name, None)


def test_office_without_stations_drafts_and_issues(office, clerk):
    plan = small_plan(office, clerk)
    submit_plan(plan, by=clerk)
    assert [one.name for one in plan.stations.in_order()] == ["起草", "印发"]
    issue_plan(plan, by=clerk, today=TODAY)
    assert plan.state == "issued"


def test_liaison_office_takes_the_list_laid_down_for_it(office, clerk):
    load_presets(office)
    town = OrganizationFactory(kind="liaison_office", parent=office)
    plan = small_plan(town, person(town, "staff"))
    submit_plan(plan, by=person(town, "staff"))
    assert [one.name for one in plan.stations.in_order()] == ["起草", "党（工）委研究", "印发"]


def test_those_whose_turn_it_is_are_told_once(plan, clerk, chair, office):
    deputy = person(office, "office_leader")
    bring_to(plan, clerk, "主席会议审议")
    title = f"“{plan}”等待您处理：主席会议审议"
    assert (waiting(chair), waiting(deputy), waiting(clerk)) == ([title], [title], [])
    return_plan(plan, by=chair, to=plan.stations.get(name="征求意见"), reason="请补充")
    assert (waiting(chair), waiting(deputy)) == ([], [])
    message = OutboxMessage.objects.visible_to(clerk).unread().get()
    assert (message.title, message.body, message.url) == (
        f"“{plan}”等待您处理：征求意见",
        f"{chair.name}退回。\n请补充",
        f"/plans/{plan.pk}/decide/",
    )


def test_message_speaks_the_language_of_its_reader(plan, clerk, chair):
    chair.language = "en"
    chair.save()
    bring_to(plan, clerk, "主席会议审议")
    assert waiting(chair) == [f"“{plan}” waits for you: 主席会议审议"]


@pytest.mark.parametrize(
    ("name", "role", "count"),
    [
        ("征求意见", "staff", 1),
        ("三办会商", "staff", 1),
        ("主席会议审议", "office_leader", 1),
        ("主席会议审议", "committee_leader", 0),
        ("三办会商", "office_leader", 0),
    ],
)
def test_task_waits_for_those_whose_turn_it_is(plan, clerk, office, name, role, count):
    bring_to(plan, clerk, name)
    assert AnnualPlan.objects.waiting_for(person(office, role)).count() == count


def test_leaders_station_is_no_task_of_staff(plan, clerk, chair):
    bring_to(plan, clerk, "主席会议审议")
    assert AnnualPlan.objects.waiting_for(clerk).exists() is False


def test_station_that_nobody_can_decide_waits_for_staff(plan, clerk, chair, office):
    other = person(office, "staff")
    end_role(chair)
    bring_to(plan, clerk, "主席会议审议")
    assert [AnnualPlan.objects.waiting_for(one).count() for one in (clerk, other)] == [1, 1]
    assert waiting(other) == [f"“{plan}”等待您处理：主席会议审议"]


def test_passages_are_for_the_offices_own_people(plan, clerk, chair, office):
    walk(plan, by=clerk, today=TODAY)
    seen = {
        role: StationPassage.objects.visible_to(person(office, role)).count()
        for role in ("staff", "committee_leader", "office_leader", "auditor", "member", "department_handler")
    }
    assert seen == {
        "staff": 6,
        "committee_leader": 6,
        "office_leader": 6,
        "auditor": 6,
        "member": 0,
        "department_handler": 0,
    }
