"""Printed documents of annual plans."""

from .difference import DifferenceDocument
from .month import MonthDocument
from .plan import PlanDocument

__all__ = ["DifferenceDocument", "MonthDocument", "PlanDocument"]
