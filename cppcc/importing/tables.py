"""Reading a table from an Excel workbook or a CSV file, whoever made it and with whatever in mind."""

import csv
import io
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import PurePath

from django.utils.translation import gettext as _

from cppcc.forms.base import clean_text

from .archives import check_workbook, load_workbook
from .errors import UnreadableFile

MOST_BYTES = 10 * 2**20
MOST_ROWS = 10_000
MOST_COLUMNS = 60
LONGEST_CELL = 2_000
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
ENCODINGS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))

__all__ = ["Line", "UnreadableFile", "read_table"]


@dataclass(frozen=True)
class Line:
    """A row that is not empty: its number in the file, from 1, and its cells as text."""

    number: int
    cells: list


def read_table(content, file_name):
    """The `Line`s of the first sheet of an .xlsx file, or of a .csv file. Raises `UnreadableFile`."""
    suffix = PurePath(file_name).suffix.lower()
    if len(content) > MOST_BYTES:
        raise UnreadableFile(_("The file is larger than 10 MB. Leave out pictures and other sheets."))
    if content.startswith(OLE) or suffix in (".xls", ".et"):
        raise UnreadableFile(
            _("This is a file in the old format (.xls, .et) or has a password. Save it as .xlsx without one.")
        )
    if suffix == ".xlsx" and content.startswith(ZIP):
        check_workbook(content)
        rows = load_workbook(content)
    elif suffix in (".csv", ".txt") and not content.startswith(ZIP):
        rows = csv_rows(decoded(content))
    else:
        raise UnreadableFile(_("This is neither an Excel workbook (.xlsx) nor a text table (.csv)."))
    lines = [Line(number, cells) for number, cells in collected(rows)]
    if not lines:
        raise UnreadableFile(_("The file has no rows."))
    return lines


def collected(rows):
    """(number, cells) of the rows that are not empty; more than `MOST_ROWS` are refused."""
    found = 0
    for number, row in enumerate(rows, 1):
        cells = [as_text(cell) for cell in row[:MOST_COLUMNS]]
        if not any(cells):
            continue
        found += 1
        if found > MOST_ROWS:
            raise UnreadableFile(
                _("The file has more than %(n)s rows. Divide it into several.") % {"n": MOST_ROWS}
            )
        yield number, cells


def as_text(cell):
    """A cell as a clerk would type it: days as 2026-11-20, whole numbers without a point."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ", "minutes")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return clean_text(str(cell)[:LONGEST_CELL]).strip()


def decoded(content):
    """Text of a file as Chinese offices have it: with a byte-order mark, UTF-8, or GBK (GB18030)."""
    for mark, encoding in ENCODINGS:
        if content.startswith(mark):
            return decode(content, encoding)
    if b"\x00" in content:
        raise UnreadableFile(_("The file is not text. Save the table as .xlsx or as CSV."))
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return decode(content, "gb18030")


def decode(content, encoding):
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        raise UnreadableFile(
            _("The characters of the file cannot be read. Save it as .xlsx, or as CSV in UTF-8.")
        ) from None


def csv_rows(text):
    head = text.partition("\n")[0]
    delimiter = max(",\t;，", key=head.count)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    except csv.Error as error:
        raise UnreadableFile(_("The table is damaged: %(error)s.") % {"error": error}) from error
