"""Lines of a .docx: automatic numbers, tables, text boxes and tracked insertions as a reader sees them.

Read with zipfile and lxml because python-docx leaves all of these out. Safe with hostile files: sizes are
checked before unpacking, document types and entities are refused, nothing is fetched.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator

from lxml import etree

from plans.recognition.docx_numbering import Numbering, W
from plans.recognition.errors import SourceError

CELL_BREAK = "\u2028"
_DAMAGE = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    etree.XMLSyntaxError,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    RuntimeError,
)
_LARGEST_PART = 60 << 20
_ENCRYPTED = 0x1
_MC_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_LEFT_OUT = {W + "del", W + "moveFrom", W + "pPr", W + "rPr", W + "instrText", W + "fldData", _MC_FALLBACK}
_WRAPPERS = {W + name for name in ("sdt", "sdtContent", "ins", "moveTo", "smartTag", "customXml")}
_BREAKS = {W + "br", W + "cr"}
_HYPHENS = {W + "noBreakHyphen": "-", W + "softHyphen": "", W + "tab": "\t", W + "ptab": "\t"}


def lines_of_docx(data: bytes) -> list[str]:
    """Every paragraph is a line, every table row a line with tabs; raises SourceError."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            document = _part(archive, "word/document.xml")
            numbering = Numbering(_part(archive, "word/numbering.xml"), _part(archive, "word/styles.xml"))
    except _DAMAGE as error:
        raise SourceError.damaged() from error
    body = document.find(W + "body") if document is not None else None
    if body is None:
        raise SourceError.not_word()
    return list(_lines(body, numbering))


def _part(archive: zipfile.ZipFile, name: str):
    """A part of the archive as XML, None when it is missing."""
    if name not in archive.NameToInfo:
        return None
    if archive.getinfo(name).flag_bits & _ENCRYPTED:
        raise SourceError.encrypted_or_old()
    if archive.getinfo(name).file_size > _LARGEST_PART:
        raise SourceError.too_large(_LARGEST_PART >> 20)
    with archive.open(name) as stream:
        content = stream.read(_LARGEST_PART + 1)
    if len(content) > _LARGEST_PART:
        raise SourceError.too_large(_LARGEST_PART >> 20)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    tree = etree.fromstring(content, parser)
    if tree.getroottree().docinfo.doctype:
        raise SourceError.damaged()
    return tree


def _lines(container, numbering: Numbering) -> Iterator[str]:
    for element in container:
        if element.tag == W + "p":
            yield from _paragraph(element, numbering)
        elif element.tag == W + "tbl":
            yield from _table(element, numbering)
        elif element.tag in _WRAPPERS:
            yield from _lines(element, numbering)


def _paragraph(element, numbering: Numbering) -> Iterator[str]:
    """The paragraph, then the text boxes anchored in it."""
    boxes: list = []
    text = numbering.label(element) + "".join(_text(element, boxes))
    yield from text.split("\n")
    for box in boxes:
        yield from _lines(box, numbering)


def _text(element, boxes: list) -> Iterator[str]:
    for child in element:
        if child.tag in _LEFT_OUT or not isinstance(child.tag, str):
            continue
        if child.tag == W + "t":
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield "\n"
        elif child.tag in _HYPHENS:
            yield _HYPHENS[child.tag] if child.tag != W + "tab" else " "
        elif child.tag == W + "txbxContent":
            boxes.append(child)
        else:
            yield from _text(child, boxes)


def _table(table, numbering: Numbering) -> Iterator[str]:
    """One line per row; a cell merged with the one above stays empty, one merged sideways leaves gaps."""
    for row in table.iter(W + "tr"):
        if _owner(row) is not table:
            continue
        cells: list[str] = []
        for cell in row.iter(W + "tc"):
            if _owner_row(cell) is row:
                cells += [_cell(cell, numbering), *[""] * (_span(cell) - 1)]
        yield "\t".join(cells)


def _owner(row):
    return next(row.iterancestors(W + "tbl"), None)


def _owner_row(cell):
    return next(cell.iterancestors(W + "tr"), None)


def _cell(cell, numbering: Numbering) -> str:
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    if merge is not None and merge.get(W + "val") != "restart":
        return ""
    lines = (line.replace("\t", " ").strip() for line in _lines(cell, numbering))
    return CELL_BREAK.join(line for line in lines if line)


def _span(cell) -> int:
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    value = span.get(W + "val", "1") if span is not None else "1"
    return min(int(value), 64) if value.isdecimal() and value != "0" else 1
