"""Offices, people, their terms and the roles in which they act."""

from .contact import ContactDuty, ContactPoint, MemberVisit
from .correction import CorrectionRequest
from .office import Committee, Department, MemberGroup, Organization, Party, Position, Sector
from .person import Member
from .record import OfficeRecord
from .role import RoleAssignment
from .roster import RosterImport, RosterRow
from .rule import AccountRule
from .standing import CommitteeSeat, GroupSeat, Membership
from .term import PlenarySession, Term
from .user import User

__all__ = [
    "AccountRule",
    "Committee",
    "CommitteeSeat",
    "ContactDuty",
    "ContactPoint",
    "CorrectionRequest",
    "Department",
    "GroupSeat",
    "Member",
    "MemberGroup",
    "MemberVisit",
    "Membership",
    "OfficeRecord",
    "Organization",
    "Party",
    "PlenarySession",
    "Position",
    "RoleAssignment",
    "RosterImport",
    "RosterRow",
    "Sector",
    "Term",
    "User",
]
