"""Importing a roster: taken in, checked, corrected, written, taken back."""

from .additions import choose_additions, unknown_names
from .applying import RosterRefused, import_roster
from .fields import BY_NAME, FIELDS, LINE_HEAD, REASON_HEAD
from .intake import choose_columns, correct_row, discard, take_in, texts_of
from .undoing import can_undo, undo_roster
from .workbooks import error_workbook, options, reasons, template_workbook

__all__ = [
    "BY_NAME",
    "FIELDS",
    "LINE_HEAD",
    "REASON_HEAD",
    "RosterRefused",
    "can_undo",
    "choose_additions",
    "choose_columns",
    "correct_row",
    "discard",
    "error_workbook",
    "import_roster",
    "options",
    "reasons",
    "take_in",
    "template_workbook",
    "texts_of",
    "undo_roster",
    "unknown_names",
]
