"""One month of a plan: days, spans across the weeks, and what the month holds without a day."""

import calendar
from dataclasses import dataclass, field
from datetime import date, timedelta

from cppcc.working_days import kind_of


@dataclass
class Span:
    """A part of an entry within one week: grid lines 1–8; soft where it goes on in the next or last week."""

    entry: object
    first: int
    last: int
    goes_on: bool
    went_on: bool


@dataclass
class Day:
    day: date
    in_month: bool
    entries: list = field(default_factory=list)

    @property
    def kind(self):
        """Whether the office works on it, and what calendars call it."""
        return kind_of(self.day)


@dataclass
class Week:
    days: list
    spans: list = field(default_factory=list)


@dataclass
class Month:
    """A month; `open` are entries that may fall on any of its days."""

    year: int
    number: int
    weeks: list
    open: list = field(default_factory=list)

    @property
    def first(self):
        return date(self.year, self.number, 1)


def month_bounds(year, number):
    return date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1])


def touches(entry, first, last):
    return entry.is_dated and entry.time.earliest <= last and entry.time.latest >= first


def month_counts(entries, year):
    """How many entries can fall into each month: [(1, n), …, (12, n)]."""
    return [
        (number, sum(touches(entry, *month_bounds(year, number)) for entry in entries))
        for number in range(1, 13)
    ]


def month_calendar(entries, year, number):
    """The weeks (from Monday) of a month with the entries that can fall into it."""
    first, last = month_bounds(year, number)
    weeks = [
        Week([Day(day, day.month == number) for day in week])
        for week in calendar.Calendar().monthdatescalendar(year, number)
    ]
    month = Month(year, number, weeks)
    for entry in entries:
        if touches(entry, first, last):
            place(month, entry, first, last)
    return month


def place(month, entry, first, last):
    begins, ends = entry.time.earliest, entry.time.latest
    if begins == ends:
        cell = next(day for week in month.weeks for day in week.days if day.day == begins and day.in_month)
        cell.entries.append(entry)
    elif begins <= first and ends >= last:
        month.open.append(entry)
    else:
        add_spans(month, entry, max(begins, first), min(ends, last))


def add_spans(month, entry, begins, ends):
    for week in month.weeks:
        monday = week.days[0].day
        sunday = monday + timedelta(days=6)
        if begins <= sunday and ends >= monday:
            week.spans.append(
                Span(
                    entry,
                    first=max((begins - monday).days, 0) + 1,
                    last=min((ends - monday).days, 6) + 2,
                    goes_on=ends > sunday,
                    went_on=begins < monday,
                )
            )
