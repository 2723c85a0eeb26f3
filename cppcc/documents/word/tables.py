"""Tables in Word: fixed columns, head repeated on every page, rows kept whole."""

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn

from ..content import Table
from . import styles, xml


def add_table(document, content: Table, width: int) -> None:
    """Append a table; `width` in EMU."""
    table = document.add_table(rows=0, cols=len(content.head), style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    set_margins(table, sides=40, ends=60)
    widths = [round(width * share) for share in content.shares]
    for column, column_width in zip(table.columns, widths, strict=True):
        column.width = column_width
    style = document.styles[styles.TABLE_STYLE]
    head = _add_row(table, content.head, widths, style)
    head._tr.get_or_add_trPr().append(xml.element("tblHeader"))
    for cell in head.cells:
        paragraph = cell.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        for run in paragraph.runs:
            xml.set_font(run._r.get_or_add_rPr(), xml.HEADING_1)
    short_columns = content.short_columns
    for row in content.rows:
        cells = _add_row(table, row, widths, style).cells
        for cell, centred in zip(cells, short_columns, strict=True):
            if centred:
                cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER


def _add_row(table, texts: tuple[str, ...], widths: list[int], style):
    row = table.add_row()
    row._tr.get_or_add_trPr().insert(0, xml.element("cantSplit"))
    for cell, text, width in zip(row.cells, texts, widths, strict=True):
        cell.width = width
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        lines = text.split("\n")
        cell.paragraphs[0].text = lines[0]
        cell.paragraphs[0].style = style
        for line in lines[1:]:
            cell.add_paragraph(line, style=style)
    return row


def set_margins(table, *, sides: int, ends: int = 0) -> None:
    """Space inside the cells in twips: left and right, top and bottom."""
    margins = xml.element("tblCellMar")
    for edge, size in (("top", ends), ("left", sides), ("bottom", ends), ("right", sides)):
        margins.append(xml.element(edge, w=size, type="dxa"))
    properties = table._tbl.tblPr
    look = properties.find(qn("w:tblLook"))
    if look is None:
        properties.append(margins)
    else:
        look.addprevious(margins)
