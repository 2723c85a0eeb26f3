"""Demo data: a county that is on no map, with people, plans and messages, all made by calling services."""

from .accounts import demo_accounts
from .making import SIZES, NotEmpty, make_demo

__all__ = ["SIZES", "NotEmpty", "demo_accounts", "make_demo"]
