"""Printed lists of people: directory, birthdays, committees, groups, contact table, slips for accounts."""

from .contacts import ContactTable
from .people import BirthdayList, CommitteeLists, Directory, GroupLists
from .slips import AccountSlips, Slip

__all__ = [
    "AccountSlips",
    "BirthdayList",
    "CommitteeLists",
    "ContactTable",
    "Directory",
    "GroupLists",
    "Slip",
]
