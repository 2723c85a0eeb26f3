"""Printed documents of annual plans."""

from .plan import PlanDocument

__all__ = ["PlanDocument"]
