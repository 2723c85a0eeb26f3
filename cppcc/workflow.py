"""State machines as tables: what may follow what, who moves it, when a reason is needed."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from .permissions import require


@dataclass(frozen=True)
class Step:
    """One allowed move. `permission` is asked with the object; `needs_reason` demands a text."""

    name: str
    label: str
    sources: tuple
    target: str
    permission: str
    needs_reason: bool = False


def step(name, label, source, target, permission, *, needs_reason=False):
    """Write one line of a workflow table; `source` is a state or several."""
    sources = (source,) if isinstance(source, str) else tuple(source)
    return Step(name, label, sources, target, permission, needs_reason)


class WrongState(Exception):
    """The object is not in a state from which this step leads."""


class Workflow:
    """The steps of one kind of object; `record` writes its history: `record(row, by=, step=, **values)`."""

    def __init__(self, *steps, record):
        self.steps = {one.name: one for one in steps}
        self.record = record

    def __getitem__(self, name):
        return self.steps[name]

    def open_to(self, user, row):
        """The steps that `user` may take now, in the order of the table."""
        return [
            one
            for one in self.steps.values()
            if row.state in one.sources and user.has_perm(one.permission, row)
        ]

    @transaction.atomic
    def apply(self, row, name, *, by, reason="", told=None, **changes):
        """Move `row` by the step `name`, storing `changes` with it, and write history; permission first.

        `told` is what history tells beside the states: {field: [text before, text after]}.
        """
        one = self.steps[name]
        require(by, one.permission, row)
        if row.state not in one.sources:
            raise WrongState(_("“%(row)s” has been moved on meanwhile.") % {"row": row})
        if one.needs_reason and not reason.strip():
            raise ValidationError({"reason": _("Please give a reason.")})
        before = row.state
        row.write(state=one.target, **changes)
        told = {"changes": told} if told else {}
        self.record(
            row, by=by, step=name, from_state=before, to_state=one.target, reason=reason.strip(), **told
        )
