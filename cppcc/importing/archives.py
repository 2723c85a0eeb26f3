"""Excel workbooks that may be damaged or meant to harm: looked over before anything unpacks them."""

import io
import re
import zipfile
import zlib

from django.utils.translation import gettext as _

from .errors import UnreadableFile

MOST_UNPACKED = 100 * 2**20
MOST_PARTS = 1_000
CHUNK = 2**20
OVERLAP = 32
# A document type in plain or in either byte order of UTF-16; no program writes one into a workbook.
DOCUMENT_TYPE = re.compile(rb"<\x00?!\x00?(?:DOCTYPE|ENTITY|D\x00O\x00C|E\x00N\x00T)")


def damaged():
    return UnreadableFile(
        _("The workbook is damaged or not complete. Open it, save it again as .xlsx, try again.")
    )


def check_workbook(content):
    """Refuse archives that unpack to too much, carry macros or define entities."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
                raise UnreadableFile(
                    _("The workbook unpacks to far too much. Copy the table into a new one.")
                )
            for part in parts:
                if part.filename.lower().endswith("vbaproject.bin"):
                    raise UnreadableFile(_("The workbook contains macros. Save it as .xlsx without them."))
                if part.filename.lower().endswith((".xml", ".rels")):
                    check_part(archive, part)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError):
        raise damaged() from None


def check_part(archive, part):
    """Look through one part for a document type, a chunk at a time."""
    tail = b""
    with archive.open(part) as stream:
        while chunk := stream.read(CHUNK):
            if DOCUMENT_TYPE.search(tail + chunk):
                raise UnreadableFile(
                    _("The workbook defines entities, which no table needs. It is not read.")
                )
            tail = chunk[-OVERLAP:]


def load_workbook(content):
    """Rows of values of the first visible sheet that has any cell."""
    import openpyxl  # a fifth of a second, in processes of which most never read a workbook

    try:
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        for sheet in book.worksheets:
            if sheet.sheet_state != "visible":
                continue
            # The dimension that the file states may be wrong, and then rows are missing without a word.
            sheet.reset_dimensions()
            rows = sheet.iter_rows(values_only=True)
            first = next((row for row in rows if any(cell is not None for cell in row)), None)
            if first is not None:
                sheet.reset_dimensions()
                yield from sheet.iter_rows(values_only=True)
                return
    except UnreadableFile:
        raise
    except Exception as error:
        # openpyxl raises whatever damaged parts lead it to: KeyError, TypeError, lxml's errors, …
        raise damaged() from error
