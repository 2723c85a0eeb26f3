"""The workbench: what waits for whom, what the month brings, in one query."""

from datetime import date

import pytest

from plans import workbench
from tests.conftest import person, signed_in
from tests.factories import ActivityFactory, OrganizationFactory, PlanFactory, TopicFactory

pytestmark = pytest.mark.django_db
TODAY = date(2026, 6, 15)


def in_month(month, last, **values):
    return {
        "schedule_text": f"{month}月",
        "schedule_earliest": date(2026, month, 1),
        "schedule_latest": date(2026, month, last),
        **values,
    }


@pytest.fixture
def plan(office):
    plan = PlanFactory(organization=office, state="issued")
    TopicFactory(plan=plan, title="已逾期的议题", **in_month(5, 31))
    TopicFactory(plan=plan, title="五月已办的议题", **in_month(5, 31, state="held"))
    TopicFactory(plan=plan, title="本月的议题", **in_month(6, 30))
    ActivityFactory(plan=plan, title="本月已办的活动", **in_month(6, 10, state="held"))
    ActivityFactory(plan=plan, title="七月的活动", **in_month(7, 31))
    TopicFactory(plan=PlanFactory(organization=office, title="草案"), title="未印发的议题", **in_month(5, 31))
    return plan


def titles(user):
    section, *_progress = workbench.sections(user, TODAY)
    todo = [(task.title, task.due) for task in workbench.todo(user, TODAY)]
    return todo, [(entry["title"], entry["is_done"]) for entry in section.context["entries"]]


MONTH = [("本月已办的活动", True), ("本月的议题", False)]
LATE = ("已逾期的议题", date(2026, 5, 31))


def test_clerk_sees_drafts_and_what_is_late(plan, clerk):
    assert titles(clerk) == ([("草案", None), LATE], MONTH)


@pytest.mark.parametrize(("role", "todo"), [("office_leader", [LATE]), ("member", [])])
def test_others_see_what_concerns_them(plan, office, role, todo):
    assert titles(person(office, role)) == (todo, MONTH)


def test_those_without_business_see_no_plans(plan, office):
    admin = person(office, "system_admin")
    assert (workbench.todo(admin, TODAY), workbench.sections(admin, TODAY)) == ([], [])


def test_another_office_sees_nothing(plan, stranger):
    assert titles(stranger) == ([], [])


def test_one_query(plan, clerk, django_assert_num_queries):
    assert clerk.role == "staff"
    with django_assert_num_queries(1):
        titles(clerk)


def test_page_has_seven_queries(plan, clerk, django_assert_num_queries):
    client = signed_in(clerk)
    client.get("/")
    with django_assert_num_queries(7):
        client.get("/")


def offices(user):
    [section, *_progress] = workbench.sections(user, TODAY)
    return [entry["office"] for entry in section.context["entries"]]


def test_a_superior_reads_whose_work_it_is(plan, office):
    below = OrganizationFactory(parent=office, short_name="枫渡镇联络室")
    TopicFactory(plan=PlanFactory(organization=below, state="issued"), **in_month(6, 30))
    assert offices(person(office, "member")) == ["", ""]
    assert offices(person(office, "superior_viewer")) == ["", "", "枫渡镇联络室"]
