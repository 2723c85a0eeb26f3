"""Printed documents of annual plans."""

from .difference import DifferenceDocument
from .plan import PlanDocument

__all__ = ["DifferenceDocument", "PlanDocument"]
