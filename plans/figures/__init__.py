"""Figures in a plan's text that are counted from its rows, so that “协商活动18项” is always true.

A figure stands in the text as a field: 〖数：议题〗 prints the number of topics, 〖汉数：议题〗 prints it in
Chinese numerals. Everything here works on texts and plan JSON alone.
"""

from .counting import KIND_NAMES, TOPICS, Counts
from .fields import (
    Broken,
    Field,
    escape,
    field_text,
    fill,
    has_broken,
    names_in,
    parse,
    plain_figure,
    with_gaps,
)
from .marks import has_marks, mark, marked_pieces
from .plain import PlainNumber, find_plain, follow, follow_certain

__all__ = [
    "KIND_NAMES",
    "TOPICS",
    "Broken",
    "Counts",
    "Field",
    "PlainNumber",
    "escape",
    "field_text",
    "fill",
    "find_plain",
    "follow",
    "follow_certain",
    "has_broken",
    "has_marks",
    "mark",
    "marked_pieces",
    "names_in",
    "parse",
    "plain_figure",
    "with_gaps",
]
