"""Printed documents of annual plans."""

from .difference import DifferenceDocument
from .month import MonthDocument
from .opinions import OpinionsDocument
from .plan import PlanDocument
from .year import YearDocument

__all__ = ["DifferenceDocument", "MonthDocument", "OpinionsDocument", "PlanDocument", "YearDocument"]
