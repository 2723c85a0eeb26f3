"""What stands on the workbench: each application adds its part in its own `workbench.py`.

Such a module may define `todo(user, today)` → [Task], `shortcuts(user)` → [Shortcut] and
`sections(user, today)` → [Section].
"""

from dataclasses import dataclass, field
from datetime import date
from itertools import chain

from .navigation import modules


@dataclass(frozen=True)
class Task:
    """Something that waits for this person; `due` is its last day, if it has one."""

    title: str
    url: str
    kind: str
    due: date | None = None


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
