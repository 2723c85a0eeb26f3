"""Which offices, people and roles; the rule by which every business row is seen."""

from .accounts import RoleAssignmentQuerySet, UserQuerySet, by_office
from .contact import CorrectionQuerySet, DutyQuerySet, VisitQuerySet
from .offices import (
    READING_ROLES,
    CommitteeQuerySet,
    GroupQuerySet,
    OfficeRowQuerySet,
    OrganizationQuerySet,
    TermQuerySet,
    directory_choices,
)
from .people import MemberQuerySet, StandingQuerySet
from .roster import RosterImportQuerySet, RosterRowQuerySet
from .rules import DatedRuleQuerySet

__all__ = [
    "READING_ROLES",
    "CommitteeQuerySet",
    "CorrectionQuerySet",
    "DatedRuleQuerySet",
    "DutyQuerySet",
    "GroupQuerySet",
    "MemberQuerySet",
    "OfficeRowQuerySet",
    "OrganizationQuerySet",
    "RoleAssignmentQuerySet",
    "RosterImportQuerySet",
    "RosterRowQuerySet",
    "StandingQuerySet",
    "TermQuerySet",
    "UserQuerySet",
    "VisitQuerySet",
    "by_office",
    "directory_choices",
]
