"""Columns of lists. Each says how a value reads (`text`, also exported) and how it looks (`cell`).

Rows are dictionaries of column values, so a column touches no model and asks no question of the database.
"""

from copy import copy

import django_tables2 as tables
from django.utils.html import format_html

from cppcc.dates import short_date, short_moment


class ListTable(tables.Table):
    """Base of the tables of list pages; `Meta.order_by` is their order until somebody sorts."""

    def fetched(self):
        """The columns of the database that the shown columns need."""
        names = {"pk"}
        for column in self.columns:
            names.update(column.column.needs or [str(column.accessor)])
        return sorted(names)


class TextColumn(tables.Column):
    """Plain text. `needs` names the database columns that `text` looks up in the row; `width` is printed."""

    css = ""
    width = 16

    def __init__(self, *args, needs=(), css="", width=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.needs = needs
        self.width = width or self.width
        self.css = f"{self.css} {css}".strip()

    def __deepcopy__(self, memo):
        """Every table begins with copies of its columns, in which nothing is ever changed."""
        return copy(self)

    def text(self, value, row):
        return "" if value is None else value

    def cell(self, value, row):
        return self.text(value, row)

    def exported(self, value, row):
        """What stands in the cell of a spreadsheet."""
        return str(self.text(value, row))


class TitleColumn(TextColumn):
    """The name of the row, which links to its page; two lines at most."""

    css = "is-main"
    width = 44

    def cell(self, value, row):
        text = self.text(value, row)
        if "url" not in row:
            return format_html('<span class="cell-title">{}</span>', text)
        return format_html(
            '<a href="{}" title="{}"><span class="cell-title">{}</span></a>', row["url"], text, text
        )


class NumberColumn(TextColumn):
    css = "is-number is-short"
    width = 10

    def exported(self, value, row):
        return value


class DateColumn(TextColumn):
    css = "is-short"

    def text(self, value, row):
        return short_date(value) if value else ""

    def exported(self, value, row):
        return value


class MomentColumn(TextColumn):
    css = "is-short"

    def text(self, value, row):
        return short_moment(value) if value else ""


class ChoiceColumn(TextColumn):
    """The word of a stored choice; `choices` is the model's `TextChoices`."""

    css = "is-short"

    def __init__(self, *args, choices, **kwargs):
        super().__init__(*args, **kwargs)
        self.words = dict(choices.choices)

    def text(self, value, row):
        return str(self.words.get(value, value or ""))


class StateColumn(ChoiceColumn):
    """A state as a chip; `signs` maps a state to (colour, icon): ("green", "check-lg")."""

    def __init__(self, *args, signs, **kwargs):
        super().__init__(*args, **kwargs)
        self.signs = signs

    def cell(self, value, row):
        if not value:
            return ""
        colour, icon = self.signs.get(value, ("grey", "circle"))
        return format_html(
            '<span class="chip is-{}"><span class="bi bi-{}" aria-hidden="true"></span>{}</span>',
            colour,
            icon,
            self.text(value, row),
        )
