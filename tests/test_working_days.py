"""Working days with those that were moved (调休), and how deadlines are told by them."""

from datetime import date, timedelta

import pytest
from django.utils import translation

from cppcc.deadlines import days_left
from cppcc.workbench import Appointment, week_of
from cppcc.working_days import is_working_day, kind_of, working_days_between


@pytest.mark.parametrize(
    ("day", "works", "text", "mark"),
    [
        (date(2026, 11, 27), True, "工作日", ""),
        (date(2026, 11, 29), False, "休息日", ""),
        (date(2026, 2, 14), True, "调休上班", "班"),
        (date(2026, 2, 16), False, "除夕", "休"),
        (date(2026, 2, 17), False, "春节", "休"),
        (date(2026, 2, 20), False, "调休放假", "休"),
        (date(2026, 4, 6), False, "清明节", "休"),
        (date(2026, 5, 1), False, "劳动节", "休"),
        (date(2026, 10, 10), True, "调休上班", "班"),
        (date(2027, 1, 1), False, "元旦", "休"),
    ],
)
def test_days(day, works, text, mark):
    kind = kind_of(day)
    assert (kind.works, kind.text, kind.mark, is_working_day(day)) == (works, text, mark, works)


def test_every_holiday_of_many_years_has_its_name():
    days = [date(2021, 1, 1) + timedelta(days=n) for n in range(3650)]
    assert {kind_of(day).text for day in days} == {
        *("工作日", "休息日", "调休上班", "调休放假"),
        *("元旦", "除夕", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节"),
    }


def test_days_in_english():
    with translation.override("en"):
        assert kind_of(date(2026, 10, 1)).text == "National Day"


@pytest.mark.parametrize(
    ("after", "until", "days"),
    [
        (date(2026, 9, 30), date(2026, 10, 10), 3),  # 8, 9 and the moved Saturday
        (date(2026, 11, 27), date(2026, 11, 29), 0),
        (date(2026, 12, 31), date(2027, 1, 4), 1),
        (date(2026, 11, 27), date(2026, 11, 27), 0),
    ],
)
def test_working_days_between(after, until, days):
    assert working_days_between(after, until) == days


@pytest.mark.parametrize(
    ("due", "colour", "text"),
    [
        (date(2026, 12, 14), "grey", "剩 11 个工作日"),
        (date(2026, 12, 2), "amber", "剩 3 个工作日"),
        (date(2026, 11, 29), "amber", "剩 1 天"),
        (date(2026, 11, 28), "amber", "今天到期"),
        (date(2026, 11, 26), "red", "逾期 2 天"),
    ],
)
def test_deadlines_seen_on_a_saturday(due, colour, text):
    left = days_left(due, date(2026, 11, 28))
    assert (left["colour"], left["text"]) == (colour, text)


def test_a_week_begins_on_monday_and_holds_what_its_days_bring():
    today = date(2026, 11, 29)
    meeting = Appointment(date(2026, 11, 25), "协商座谈会", "/", "议题")
    next_week = Appointment(date(2026, 11, 30), "调研", "/", "活动")
    week = week_of(today, [meeting, next_week])
    assert [day["day"].day for day in week] == [23, 24, 25, 26, 27, 28, 29]
    assert [day["day"].day for day in week if day["is_today"]] == [29]
    assert [day["appointments"] for day in week if day["appointments"]] == [[meeting]]
