"""Calendar and year board: every entry in its place, for every sort of time."""

import re
from datetime import date

import pytest
import time_machine

from cppcc.loose_time import parse_loose_time
from plans.entries import Body, Entry
from plans.models import Activity, ConsultationTopic
from plans.services import add_row
from plans.views.month_calendar import month_calendar, month_counts
from plans.views.year_board import bar_of, third
from tests.conftest import signed_in
from tests.factories import CommitteeFactory, FormFactory, PlanFactory

pytestmark = pytest.mark.django_db
YEAR = 2026


def entry(text, title="题", bodies=()):
    time = parse_loose_time(text, YEAR) if text else None
    return Entry("topic", 1, title, "专题协商", "1", time, list(bodies))


@pytest.mark.parametrize(
    ("day", "expected"),
    [((1, 1), 1), ((1, 10), 1), ((1, 11), 2), ((1, 31), 3), ((2, 28), 6), ((12, 21), 36)],
)
def test_thirds_of_the_year(day, expected):
    assert third(date(YEAR, *day)) == expected


@pytest.mark.parametrize(
    ("text", "first", "last", "is_soft"),
    [
        ("5月15日", 14, 15, False),
        ("5月中旬", 14, 15, False),
        ("5月", 13, 16, True),
        ("第二季度", 10, 19, True),
        ("9月至11月", 25, 34, True),
        ("全年", 1, 37, True),
        ("12月至次年1月", 34, 37, True),
    ],
)
def test_bars(text, first, last, is_soft):
    one = entry(text)
    bar = bar_of(one, YEAR, False)
    assert (bar.first, bar.last, one.is_soft) == (first, last, is_soft)


@pytest.mark.parametrize("text", ["", "适时", "全会期间", "2027年5月"])
def test_times_without_days_in_the_year_have_no_bar(text):
    assert bar_of(entry(text), YEAR, False) is None


def test_month_holds_days_spans_and_open_entries():
    entries = [entry(text, title=text) for text in ("5月15日", "5月中旬", "5月", "第二季度", "6月", "适时")]
    month = month_calendar(entries, YEAR, 5)
    days = {day.day.day: [one.title for one in day.entries] for week in month.weeks for day in week.days}
    assert {day: titles for day, titles in days.items() if titles} == {15: ["5月15日"]}
    assert [one.title for one in month.open] == ["5月", "第二季度"]
    spans = [
        (week.days[0].day.day, span.first, span.last, span.went_on, span.goes_on)
        for week in month.weeks
        for span in week.spans
    ]
    assert spans == [(11, 1, 8, False, True), (18, 1, 4, True, False)]


def test_counts_of_months():
    entries = [entry("5月"), entry("第二季度"), entry("适时"), entry("12月至次年1月")]
    assert month_counts(entries, YEAR) == [
        *((month, 0) for month in (1, 2, 3)),
        (4, 1),
        (5, 2),
        (6, 1),
        *((month, 0) for month in range(7, 12)),
        (12, 1),
    ]


@pytest.fixture
def plan(office, clerk):
    economy = CommitteeFactory(organization=office, name="经济委员会", order=1)
    CommitteeFactory(organization=office, name="提案委员会", order=2)
    form = FormFactory(organization=office, name="专题协商")
    plan = PlanFactory(organization=office, year=YEAR)
    for title, time, organisers in (
        ("营商环境", "5月中旬", ["经济委员会", "研究室"]),
        ("老旧小区", "适时", ["研究室"]),
        ("消防安全", "10月20日", []),
    ):
        schedule = parse_loose_time(time, YEAR)
        values = {"title": title, "schedule": schedule, "organisers": organisers}
        add_row(ConsultationTopic, plan, by=clerk, form=form, **values)
    add_row(
        Activity,
        plan,
        by=clerk,
        title="视察",
        kind="inspection",
        schedule=parse_loose_time("4月", YEAR),
        organisers=[economy.name],
    )
    return plan


def lanes(response):
    return [
        (
            lane.name,
            lane.led,
            [(bar.entry.title, bar.is_joint) for bar in lane.bars],
            [(one.title, is_joint) for one, is_joint in lane.open],
        )
        for lane in response.context["lanes"]
    ]


def test_board_has_a_lane_for_each_committee_each_name_and_nobody(clerk_client, plan):
    response = clerk_client.get(f"/plans/{plan.pk}/board/")
    assert lanes(response) == [
        ("经济委员会", 2, [("视察", False), ("营商环境", False)], []),
        ("提案委员会", 0, [], []),
        ("研究室", 1, [("营商环境", True)], [("老旧小区", False)]),
        (response.context["lanes"][-1].name, 1, [("消防安全", False)], []),
    ]
    assert response.context["lanes"][-1].is_nobody is True
    page = response.content.decode()
    assert (page.count('class="bar from-14 to-15'), "style=" in page) == (2, False)


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("sort=topic", {"营商环境", "老旧小区", "消防安全"}),
        ("sort=activity-inspection", {"视察"}),
        ("body=研究室", {"营商环境", "老旧小区"}),
        ("sort=activity&body=研究室", set()),
    ],
)
def test_board_and_calendar_filter_alike(clerk_client, plan, query, titles):
    board = clerk_client.get(f"/plans/{plan.pk}/board/?{query}")
    shown = {
        one.title
        for lane in board.context.get("lanes", ())
        for one in (*(bar.entry for bar in lane.bars), *(entry for entry, _joint in lane.open))
    }
    assert shown == titles
    calendar = clerk_client.get(f"/plans/{plan.pk}/calendar/?month=5&{query}")
    spans = {span.entry.title for week in calendar.context["month"].weeks for span in week.spans}
    assert spans == titles & {"营商环境"}


@pytest.mark.parametrize(
    ("now", "query", "month"),
    [
        ("2026-07-15", "", 7),
        ("2025-11-20", "", 4),
        ("2025-11-20", "?month=12", 12),
        ("2025-11-20", "?month=13", 4),
    ],
)
def test_calendar_opens_at_this_month_or_the_first_with_something(office, clerk, plan, now, query, month):
    with time_machine.travel(f"{now}T12:00:00+08:00"):
        response = signed_in(clerk).get(f"/plans/{plan.pk}/calendar/{query}")
    assert response.context["month"].number == month


def test_calendar_names_what_has_no_days(clerk_client, plan):
    response = clerk_client.get(f"/plans/{plan.pk}/calendar/?month=10")
    assert [one.title for one in response.context["open_entries"]] == ["老旧小区"]
    days = [day for week in response.context["month"].weeks for day in week.days if day.entries]
    assert [(day.day, [one.title for one in day.entries]) for day in days] == [
        (date(YEAR, 10, 20), ["消防安全"])
    ]


@pytest.mark.parametrize(("address", "queries"), [("board", 7), ("calendar", 6)])
@pytest.mark.parametrize("rows", [1, 3])
def test_queries_do_not_grow(clerk, clerk_client, office, django_assert_num_queries, address, queries, rows):
    plan = PlanFactory(organization=office)
    form = FormFactory(organization=office)
    for number in range(rows):
        add_row(ConsultationTopic, plan, by=clerk, title=f"题{number}", form=form, organisers=[f"组{number}"])
    clerk_client.get(f"/plans/{plan.pk}/{address}/")
    with django_assert_num_queries(queries):
        clerk_client.get(f"/plans/{plan.pk}/{address}/")


def test_body_is_known_by_committee_or_name():
    assert (Body(3, "经济委员会").key, Body(None, "研究室").key) == (3, "研究室")


def test_calendar_marks_holidays_and_moved_days(clerk_client, office):
    plan = PlanFactory(organization=office, year=2026)
    page = clerk_client.get(f"/plans/{plan.pk}/calendar/?month=2").content.decode()
    marks = re.findall(r'day-mark is-\w+">([^<]+)</span>(\d+)<', page)
    assert marks == [
        *[("调休上班", "14"), ("除夕", "16"), ("春节", "17"), ("春节", "18"), ("春节", "19")],
        *[("调休放假", "20"), ("调休放假", "23"), ("调休上班", "28")],
    ]
