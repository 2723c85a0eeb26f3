"""Everything that writes plans: one verb, one transaction, permission first, history with it."""

from .lifecycle import change_plan, create_plan, freeze, issue_plan, move_plan
from .presets import load_presets
from .progress import hold_row
from .rows import PlanClosed, add_row, change_row, delete_row, move_row, nest_section, restore_row

__all__ = [
    "PlanClosed",
    "add_row",
    "change_plan",
    "change_row",
    "create_plan",
    "delete_row",
    "freeze",
    "hold_row",
    "issue_plan",
    "load_presets",
    "move_plan",
    "move_row",
    "nest_section",
    "restore_row",
]
