"""The one list page: filters, sorting, paging, bulk actions and export of exactly what is filtered."""

from .bulk import BulkAction
from .columns import (
    ChoiceColumn,
    DateColumn,
    ListTable,
    MomentColumn,
    NumberColumn,
    StateColumn,
    TextColumn,
    TitleColumn,
)
from .filters import ListFilter, SearchFilter
from .page import Empty, ListPage

__all__ = [
    "BulkAction",
    "ChoiceColumn",
    "DateColumn",
    "Empty",
    "ListFilter",
    "ListPage",
    "ListTable",
    "MomentColumn",
    "NumberColumn",
    "SearchFilter",
    "StateColumn",
    "TextColumn",
    "TitleColumn",
]
