"""From data to the bytes of a file, one function per format: what runs inside the sandbox.

The heavy libraries are imported only where documents are really made.
"""

import datetime

from .content import Attachment, Heading, OfficialDocument, Paragraph, Table
from .excel import Sheet, workbook
from .page import official_html


def pdf(document: OfficialDocument) -> bytes:
    from .pdf import render_pdf

    return render_pdf(official_html(document))


def docx(document: OfficialDocument) -> bytes:
    from .word import render_docx

    return render_docx(document)


def xlsx(sheets: tuple[Sheet, ...]) -> bytes:
    return workbook(sheets)


RENDERERS = {"pdf": pdf, "docx": docx, "xlsx": xlsx}


def warm() -> None:
    """Print a small document with every typeface in it: fonts, style sheets and libraries are loaded
    afterwards."""
    table = Table(("一", "1"), (("二", "2"),))
    pdf(
        OfficialDocument(
            title="一二三 1",
            coat="official",
            issuing_offices=("一",),
            number="〔2000〕1号",
            blocks=(Heading("一、"), Heading("（一）", 2), Paragraph("一二三123"), table),
            attachments=(Attachment("一", (table,)),),
            signature=("一",),
            date=datetime.date(2000, 1, 1),
            copies_to="一",
        )
    )
