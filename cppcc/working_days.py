"""Which days an office works: weekdays without public holidays, and weekends that were moved (调休)."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

MOVED = "Day off (substituted"
WEEKEND = 5


@dataclass(frozen=True)
class DayKind:
    """What sort of day it is; `mark` is set where a calendar would print 休 or 班 beside the number."""

    works: bool
    text: str
    mark: str = ""

    @property
    def colour(self):
        return "blue" if self.works else "green"

    @property
    def icon(self):
        return "briefcase" if self.works else "cup-hot"


@lru_cache(maxsize=1)
def holidays_of_china():
    """The class of the library; its file alone, since its package reads two hundred countries into memory."""
    path = Path(find_spec("holidays").origin).parent / "countries" / "china.py"
    spec = spec_from_file_location("holidays_of_china", path)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.China


@lru_cache(maxsize=16)
def calendar_of(year):
    """({day: name in English}, weekends at work) of one year."""
    china = holidays_of_china()(years=year, language="en_US")
    return dict(china), frozenset(china.weekend_workdays)


def is_working_day(day):
    free, moved = calendar_of(day.year)
    return day in moved or (day.weekday() < WEEKEND and day not in free)


def kind_of(day):
    """The sort of day, in words: 工作日, 调休上班, 国庆节放假, 调休放假, 休息日."""
    free, moved = calendar_of(day.year)
    if day in moved:
        return DayKind(works=True, text=_("shifted working day"), mark=pgettext("calendar", "work"))
    if day not in free:
        return (
            DayKind(works=False, text=_("day of rest"))
            if day.weekday() >= WEEKEND
            else DayKind(works=True, text=_("working day"))
        )
    name = free[day]
    if name.startswith(MOVED):
        return DayKind(works=False, text=_("shifted day of rest"), mark=pgettext("calendar", "rest"))
    return DayKind(works=False, text=holiday_name(name), mark=pgettext("calendar", "rest"))


def holiday_name(name):
    """The library's English name in the reader's language: the first of several, without remarks."""
    names = {
        "New Year's Day": _("New Year's Day"),
        "Chinese New Year's Eve": _("Chinese New Year's Eve"),
        "Chinese New Year": _("Chinese New Year"),
        "Tomb-Sweeping Day": _("Tomb-Sweeping Day"),
        "Labor Day": _("Labour Day"),
        "Dragon Boat Festival": _("Dragon Boat Festival"),
        "Mid-Autumn Festival": _("Mid-Autumn Festival"),
        "National Day": _("National Day"),
    }
    return names.get(re.split(r" \(|;", name)[0], _("public holiday"))


def working_days_between(after: date, until: date) -> int:
    """How many working days come after one day, up to and with another."""
    return sum(is_working_day(after + timedelta(days=n)) for n in range(1, (until - after).days + 1))
