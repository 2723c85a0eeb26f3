"""Tables as Excel files: text stays text, the head stays on screen and on every printed page, same rows
give same bytes."""

import datetime
import io
import re
from dataclasses import dataclass
from typing import Literal

import xlsxwriter
from django.utils.translation import gettext as _

from .clean import clean_text
from .content import Unprintable

#: What a spreadsheet takes for the beginning of a formula, with the full-width forms some programs fold to
#: it.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
LONGEST_CELL = 32_000
CUT_MARK = "……（内容过长，已截断）"
MOST_ROWS = 1_048_000

PAPERS = {"A3": 8, "A4": 9}
#: Written into every file instead of today, so that the same rows give the same bytes.
CREATED = datetime.datetime(2000, 1, 1)
FONT = "宋体"

Cell = str | int | float | datetime.date | None


class TooManyRows(Unprintable):
    """More rows than a sheet holds."""


@dataclass(frozen=True)
class Column:
    """Title and width (in characters of the standard font) of a column."""

    title: str
    width: float = 12


@dataclass(frozen=True)
class Sheet:
    """A sheet: dates and numbers keep their kind, all else is text."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    title: str = ""
    paper: Literal["A3", "A4"] = "A4"
    landscape: bool = True


def is_formula(text: str) -> bool:
    """Whether a spreadsheet might calculate this text."""
    return text.startswith(FORMULA_STARTS)


def workbook(sheets: tuple[Sheet, ...]) -> bytes:
    """Return an .xlsx file. Raises `TooManyRows`."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    book.set_properties({"created": CREATED})
    formats = _formats(book)
    names: set[str] = set()
    for sheet in sheets:
        if len(sheet.rows) > MOST_ROWS:
            raise TooManyRows(
                _("%(sheet)s: %(rows)s rows; a sheet holds %(limit)s. Export fewer.")
                % {"sheet": sheet.name, "rows": f"{len(sheet.rows):,}", "limit": f"{MOST_ROWS:,}"}
            )
        page = book.add_worksheet(_free_name(sheet.name, names))
        _write(page, sheet, formats)
        _set_up_printing(page, sheet)
    book.close()
    return buffer.getvalue()


def _formats(book) -> dict:
    middle = {"font_name": FONT, "align": "center", "valign": "vcenter"}
    cell = {"font_name": FONT, "font_size": 11, "border": 1, "text_wrap": True, "valign": "vcenter"}
    text = {**cell, "num_format": "@"}
    properties = {
        "title": {**middle, "font_size": 16, "bold": True},
        "head": {**text, **middle, "bold": True, "bg_color": "#F2F2F2"},
        "text": text,
        "quoted": {**text, "quote_prefix": True},
        "number": {**cell, **middle},
        "date": {**cell, **middle, "num_format": 'yyyy"年"m"月"d"日"'},
    }
    return {name: book.add_format(values) for name, values in properties.items()}


def _free_name(name: str, taken: set[str]) -> str:
    """A sheet name not used yet that Excel accepts: 31 characters, none of []:*?/\\, no apostrophe at the
    ends."""
    plain = re.sub(r"[\[\]:*?/\\]", " ", clean_text(name).replace("\n", " ")).strip(" '") or "Sheet"
    candidate, number = plain[:31], 1
    while candidate.lower() in taken:
        number += 1
        suffix = f" {number}"
        candidate = plain[: 31 - len(suffix)] + suffix
    taken.add(candidate.lower())
    return candidate


def _write(page, sheet: Sheet, formats: dict) -> None:
    first = 0
    if sheet.title:
        page.merge_range(0, 0, 0, max(len(sheet.columns) - 1, 1), "", formats["title"])
        page.write_string(0, 0, clean_text(sheet.title), formats["title"])
        page.set_row(0, 32)
        first = 1
    for position, column in enumerate(sheet.columns):
        page.set_column(position, position, column.width)
        page.write_string(first, position, clean_text(column.title), formats["head"])
    for at, row in enumerate(sheet.rows, first + 1):
        for position, value in enumerate(row):
            _write_cell(page, at, position, value, formats)
    page.freeze_panes(first + 1, 0)
    page.repeat_rows(0, first)
    if sheet.rows:
        page.autofilter(first, 0, first + len(sheet.rows), len(sheet.columns) - 1)


def _write_cell(page, row: int, column: int, value: Cell, formats: dict) -> None:
    if value is None:
        page.write_blank(row, column, None, formats["text"])
    elif isinstance(value, datetime.date):
        page.write_datetime(row, column, value, formats["date"])
    elif isinstance(value, int | float):
        page.write_number(row, column, value, formats["number"])
    else:
        text = clean_text(value)
        if len(text) > LONGEST_CELL:
            text = text[:LONGEST_CELL] + CUT_MARK
        page.write_string(row, column, text, formats["quoted" if is_formula(text) else "text"])


def _set_up_printing(page, sheet: Sheet) -> None:
    page.set_paper(PAPERS[sheet.paper])
    if sheet.landscape:
        page.set_landscape()
    page.set_margins(left=0.6, right=0.6, top=0.7, bottom=0.7)
    page.center_horizontally()
    page.fit_to_pages(1, 0)
    page.set_footer("&C第 &P 页，共 &N 页")
