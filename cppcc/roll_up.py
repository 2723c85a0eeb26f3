"""What a superior reads of one office below: each application adds its part in its own `roll_up.py`.

Such a module defines `parts(user, organization, today)` → [Part], from what is meant to go up: counts, names
of bodies, states. Nobody's name is in it.
"""

from dataclasses import dataclass
from itertools import chain

from .navigation import modules


@dataclass(frozen=True)
class Part:
    """A block of the page: `template` is shown with `context`, in the order of `order`."""

    order: int
    template: str
    context: dict


def parts_of(user, organization, today):
    """The parts of all applications, in their order."""
    functions = [module.parts for module in modules("roll_up") if hasattr(module, "parts")]
    found = chain.from_iterable(function(user, organization, today) for function in functions)
    return sorted(found, key=lambda part: part.order)
