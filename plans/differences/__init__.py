"""What differs between two contents of a plan: two versions, a version and the working copy, two years."""

from .compare import KINDS, SORTS, FieldChange, PlanDifference, RowDifference, compare, paired
from .words import Piece, left_side, mark_words, right_side, shortened

__all__ = [
    "KINDS",
    "SORTS",
    "FieldChange",
    "Piece",
    "PlanDifference",
    "RowDifference",
    "compare",
    "left_side",
    "mark_words",
    "paired",
    "right_side",
    "shortened",
]
