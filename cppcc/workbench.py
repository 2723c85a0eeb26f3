"""What stands on the workbench: each application adds its part in its own `workbench.py`.

Such a module may define `todo(user, today)` → [Task], `week(user, today)` → [Appointment],
`shortcuts(user)` → [Shortcut] and `sections(user, today)` → [Section].
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import chain

from .navigation import modules
from .working_days import kind_of


@dataclass(frozen=True)
class Task:
    """Something that waits for this person; `due` is its last day, if it has one."""

    title: str
    url: str
    kind: str
    due: date | None = None


@dataclass(frozen=True)
class Appointment:
    """What one day of the week brings: it is held then, or (`ends`) that is its last day."""

    day: date
    title: str
    url: str
    kind: str
    ends: bool = False
    is_done: bool = False


@dataclass(frozen=True)
class Shortcut:
    label: str
    url: str
    icon: str


@dataclass(frozen=True)
class Section:
    """A block of its own: `template` is shown with `context` in the order of `order`."""

    order: int
    template: str
    context: dict = field(default_factory=dict)


def gather(name, *arguments):
    """What every application's function `name` returns, as one list."""
    functions = [getattr(module, name) for module in modules("workbench") if hasattr(module, name)]
    return list(chain.from_iterable(function(*arguments) for function in functions))


def monday_of(day):
    return day - timedelta(days=day.weekday())


def week_of(today, appointments):
    """The seven days from Monday, each with what sort of day it is and what it brings."""
    days = [monday_of(today) + timedelta(days=n) for n in range(7)]
    return [
        {
            "day": day,
            "kind": kind_of(day),
            "is_today": day == today,
            "appointments": [item for item in appointments if item.day == day],
        }
        for day in days
    ]
