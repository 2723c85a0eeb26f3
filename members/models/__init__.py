"""Offices, people, their terms and the roles in which they act."""

from .office import Committee, Department, Organization, Party, Sector
from .person import CommitteeSeat, Member, Membership, Term
from .record import OfficeRecord
from .role import RoleAssignment
from .user import User

__all__ = [
    "Committee",
    "CommitteeSeat",
    "Department",
    "Member",
    "Membership",
    "OfficeRecord",
    "Organization",
    "Party",
    "RoleAssignment",
    "Sector",
    "Term",
    "User",
]
