"""A long text in pages: lines of the source beside the rows that begin in them."""

from dataclasses import dataclass
from itertools import islice

from .draft_rows import LISTS

LINES, CHARACTERS, ROWS = 300, 30_000, 150
LAST = 1 << 40


@dataclass
class Page:
    """Source lines `first` to `last` (from 1) and (list, row) of the rows that begin there."""

    number: int
    first: int
    last: int
    rows: list


def reading_order(document: dict, lists=LISTS) -> list[tuple[str, dict]]:
    """(list, row) of all rows by their first line; sections before what stands in them."""
    rows = [(name, row) for name in lists for row in document[name]]
    return sorted(rows, key=lambda pair: first_line(pair[1]))


def first_line(row):
    """Sort key: the first source line; rows that have none come last."""
    return row["lines"][0] if row["lines"] else LAST


def pages(lines: list[str], rows: list[tuple[str, dict]], *, only_with_rows: bool = False) -> list[Page]:
    """The text cut into pages of bounded size, so that each is shown at once; at least one page."""
    found, waiting, place = [], iter(rows), 0
    for first, last in windows(lines):
        end = place
        while end < len(rows) and (last == len(lines) or begins_by(rows[end][1], last)):
            end += 1
        inside, place = list(islice(waiting, end - place)), end
        for start in range(0, max(len(inside), 1), ROWS):
            found.append(Page(len(found) + 1, first, last, inside[start : start + ROWS]))
    if only_with_rows:
        found = [page for page in found if page.rows] or found[:1]
        for number, page in enumerate(found, start=1):
            page.number = number
    return found


def begins_by(row, last):
    return row["lines"] is not None and row["lines"][0] <= last


def windows(lines):
    """(first, last) of runs of lines, each bounded in lines and characters."""
    first = size = 0
    for index, line in enumerate(lines):
        if index > first and (index - first >= LINES or size + len(line) > CHARACTERS):
            yield first + 1, index
            first, size = index, 0
        size += len(line)
    yield first + 1, max(len(lines), 1)


def page_of_line(found: list[Page], line: int) -> Page:
    """The first page that shows `line`; the first of all when none does."""
    return next((page for page in found if page.first <= line <= page.last), found[0])
