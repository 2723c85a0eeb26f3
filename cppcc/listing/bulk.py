"""Doing one thing to many rows of a list."""

from collections.abc import Callable
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied, ValidationError

from cppcc.models import StaleObject
from cppcc.workflow import WrongState

LIMIT = 5000


@dataclass(frozen=True)
class BulkAction:
    """`service(row, by=user)` is called for each chosen row and refuses by its usual errors."""

    name: str
    label: str
    icon: str
    service: Callable
    confirm: str = ""


def carry_out(action, rows, user):
    """(done, refused): how many rows the service took, and how many it did not."""
    done = refused = 0
    for row in rows[:LIMIT]:
        try:
            action.service(row, by=user)
        except (PermissionDenied, ValidationError, WrongState, StaleObject):
            refused += 1
        else:
            done += 1
    return done, refused
