"""Records of a plan as sentences for its history and for the timelines of its rows."""

import re
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from cppcc.dates import long_date
from plans.models import Activity, AnnualPlan, ConsultationTopic, PlanSection, PlanTarget

MODELS = (AnnualPlan, PlanTarget, PlanSection, Activity, ConsultationTopic)
DAY = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
#: What the columns of all rows are called; where two rows have one of the same name, the topic's.
COLUMNS = {field.name: field.verbose_name for model in MODELS for field in model._meta.concrete_fields}


@dataclass(frozen=True)
class Event:
    """A record with its step in words, its changes as (field, before, after), whether it can be undone."""

    record: object
    step: str
    changes: list
    can_restore: bool


def step_labels():
    return {
        "create": _("began the plan"),
        "import": _("made the plan from a text"),
        "copy": _("copied from another year"),
        "change": _("changed"),
        "add": _("added"),
        "delete": _("deleted"),
        "restore row": _("brought back"),
        "move": _("moved"),
        "submit": _("submitted"),
        "pass": _("let pass"),
        "return": _("returned"),
        "record": _("recorded the decision"),
        "recall": _("withdrew from approval"),
        "issue": _("issued"),
        "withdraw": _("withdrew"),
        "finish": _("finished"),
        "reopen": _("reopened"),
        "discard": _("discarded"),
        "restore": _("restored"),
        "hold": _("marked as held"),
        "correct": _("corrected the day"),
        "unhold": _("noted that it was not held after all"),
        "open adjustment": _("began to adjust the plan"),
        "adjust": _("adjusted the plan"),
        "apply": _("put the adjustment into force"),
        "drop": _("dropped by an adjustment"),
        "override": _("let a warning stand"),
        "open warning": _("took back the answer to a warning"),
        "ask opinions": _("asked for opinions"),
        "prolong opinions": _("moved the last day for opinions"),
        "close opinions": _("closed the round of opinions"),
        "reopen opinions": _("opened the round of opinions again"),
        "give opinion": _("gave an opinion"),
        "no opinion": _("had no opinion"),
        "take back answer": _("took the answer back"),
        "change opinion": _("changed an opinion"),
        "withdraw opinion": _("took an opinion back"),
        "decide opinion": _("decided on an opinion"),
    }


def told(records, *, can_restore=False):
    """Events for a page; `can_restore` offers to bring deleted rows back."""
    labels = step_labels()
    return [
        Event(
            record,
            labels.get(record.step, record.step),
            changes_of(record),
            can_restore and record.step == "delete",
        )
        for record in records
    ]


def changes_of(record):
    """[(label, before, after)] of a record that holds texts; a deletion keeps the row, not texts."""
    if record.step in ("delete", "restore row"):
        return []
    return [
        (field_label(name), day_told(before), day_told(after))
        for name, (before, after) in record.changes.items()
    ]


def day_told(text):
    """A day as people write it; every other text as it is."""
    if isinstance(text, str) and DAY.fullmatch(text):
        return long_date(date.fromisoformat(text))
    return text


def field_label(name):
    special = {
        "order": _("order"),
        "parent": _("within"),
        "organisers": _("organisers"),
        "schedule": _("time"),
        "source": _("source"),
        "reason": _("reason"),
        "warning": _("warning"),
        "station": _("station"),
        "until": _("answers until"),
        "asked": _("asked bodies"),
        "opinion": _("opinion"),
        "subject": _("about"),
        "verdict": _("verdict"),
        "sections": PlanSection._meta.verbose_name_plural,
        "topics": ConsultationTopic._meta.verbose_name_plural,
        "activities": Activity._meta.verbose_name_plural,
        "targets": PlanTarget._meta.verbose_name_plural,
    }
    return special.get(name) or COLUMNS.get(name, name)
