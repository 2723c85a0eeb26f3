"""The workbench: what waits for whom, what the month brings, in one query."""

import re
from datetime import date

import pytest
import time_machine

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


@pytest.mark.parametrize(
    ("role", "urls"),
    [
        ("staff", ["/plans/import/", "/plans/new/"]),
        ("office_leader", ["/plans/?state=in_approval", "/plans/?year=2026"]),
        ("committee_leader", ["/topics/?committee={committee}", "/activities/?committee={committee}"]),
        ("member", ["/topics/?year=2026", "/activities/?year=2026"]),
        ("system_admin", []),
    ],
)
def test_shortcuts_lead_to_what_a_role_opens_most(office, role, urls):
    user = person(office, role)
    with time_machine.travel(TODAY):
        found = [shortcut.url for shortcut in workbench.shortcuts(user)]
    assert found == [url.format(committee=user.assignment.committee_id) for url in urls]


def test_another_office_sees_nothing(plan, stranger):
    assert titles(stranger) == ([], [])


def in_week(user):
    return [(item.day.day, item.title, item.ends, item.is_done) for item in workbench.week(user, TODAY)]


def test_the_week_brings_what_is_held_on_its_days_or_ends_in_it(plan, office, clerk, stranger):
    def on(first, last):
        days = {"schedule_earliest": date(2026, 6, first), "schedule_latest": date(2026, 6, last)}
        return {"plan": plan, "schedule_text": "六月", **days}

    TopicFactory(title="上周", **on(14, 14))
    TopicFactory(title="周三", state="held", **on(17, 17))
    ActivityFactory(title="中旬", **on(11, 20))
    ActivityFactory(title="下周", **on(22, 22))
    assert in_week(clerk) == [(17, "周三", False, True), (20, "中旬", True, False)]
    assert in_week(person(office, "member")) == in_week(clerk)
    assert (in_week(stranger), in_week(person(office, "system_admin"))) == ([], [])


def test_a_week_across_two_months_is_whole(office, clerk):
    days = {"schedule_earliest": date(2026, 7, 3), "schedule_latest": date(2026, 7, 3)}
    TopicFactory(plan=PlanFactory(organization=office, state="issued"), title="七月三日", **days)
    today = date(2026, 6, 30)
    assert [item.title for item in workbench.week(clerk, today)] == ["七月三日"]
    [section, *_progress] = workbench.sections(clerk, today)
    assert section.context["entries"] == []


def test_page_tells_the_day_and_how_much_time_is_left(plan, clerk):
    with time_machine.travel("2026-06-15T09:00:00+08:00"):
        page = signed_in(clerk).get("/").content.decode()
    week = page[page.index("week-strip") : page.index("</ol>", page.index("week-strip"))]
    assert "</span>工作日</span>" in page
    assert "</span>逾期 15 天</span>" in page
    assert re.findall(r'week-number">(\d+)', week) == ["15", "16", "17", "18", "19", "20", "21"]
    assert re.findall(r'week-mark[^>]*title="([^"]+)"', week) == ["端午节"]
    assert week.count('aria-current="date"') == 1


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
