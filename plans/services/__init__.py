"""Everything that writes plans: one verb, one transaction, permission first, history with it."""

from plans.years import move_year

from .adjusting import (
    adjustment_hindrances,
    change_whole_reason,
    give_reason,
    missing_reasons,
    open_adjustment,
)
from .applying import apply_adjustment
from .copying import copy_plan, move_schedule, prepare_copy
from .importing import save_plan
from .issuing import issue_plan
from .lifecycle import change_plan, create_plan, freeze, move_plan
from .overriding import hindrances, override_warnings, review_plan, take_back_override
from .presets import load_presets
from .progress import correct_held_row, hold_row, take_back_held_row
from .rows import (
    OrderChanged,
    PlanClosed,
    add_row,
    change_row,
    delete_row,
    move_row,
    nest_section,
    restore_row,
)
from .sightings import look_at
from .stations import MovedOn, pass_station, record_station, return_plan, submit_plan, withdraw_plan

__all__ = [
    "MovedOn",
    "OrderChanged",
    "PlanClosed",
    "add_row",
    "adjustment_hindrances",
    "apply_adjustment",
    "change_plan",
    "change_row",
    "change_whole_reason",
    "copy_plan",
    "correct_held_row",
    "create_plan",
    "delete_row",
    "freeze",
    "give_reason",
    "hindrances",
    "hold_row",
    "issue_plan",
    "load_presets",
    "look_at",
    "missing_reasons",
    "move_plan",
    "move_row",
    "move_schedule",
    "move_year",
    "nest_section",
    "open_adjustment",
    "override_warnings",
    "pass_station",
    "prepare_copy",
    "record_station",
    "restore_row",
    "return_plan",
    "review_plan",
    "save_plan",
    "submit_plan",
    "take_back_held_row",
    "take_back_override",
    "withdraw_plan",
]
