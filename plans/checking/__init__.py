"""The plan check: what in a plan contradicts itself, is missing or is too much at once."""

from .facts import Finding, PlanFacts, gather
from .load import LOAD_RULES
from .numbers import NUMBER_RULES
from .times import TIME_RULES
from .words import WORD_RULES

__all__ = ["Finding", "PlanFacts", "check_plan", "gather"]

SEVERITIES = ("error", "warning", "note")
RULES = (*NUMBER_RULES, *WORD_RULES, *TIME_RULES, *LOAD_RULES)


def check_plan(plan, today):
    """All findings on `plan`, errors first, in the order of the rules; a constant number of queries."""
    facts = gather(plan, today)
    findings = [finding for rule in RULES for finding in rule(facts)]
    return sorted(findings, key=lambda finding: SEVERITIES.index(finding.severity))
