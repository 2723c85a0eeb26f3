"""Official document → .docx bytes with python-docx. The same document gives the same bytes."""

import datetime
import io
import zipfile

import docx
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH

from ..clean import clean_document
from ..content import Attachment, Block, Cards, Heading, OfficialDocument, Paragraph, Table
from ..layout import signature_lines, title_lines
from ..page import attachment_names, labelled
from . import heads, styles, tables, xml

#: Stands in the file instead of the time of making, so that the same document gives the same bytes.
MADE = datetime.datetime(2000, 1, 1)
_ZIP_TIME = (2000, 1, 1, 0, 0, 0)

_LEAD_FONTS = {1: xml.HEADING_1, 2: xml.HEADING_2}


def render_docx(content: OfficialDocument) -> bytes:
    """Return the Word file. Raises `DocumentTooLong`."""
    content = clean_document(content)
    document = docx.Document()
    styles.set_up_styles(document)
    section = document.sections[0]
    styles.set_up_page(section, landscape=content.landscape)
    styles.number_pages(document, section)
    styles.name_substitutes(document)
    heads.add_head(document, content)
    if content.watermark:
        styles.watermark(section, content.watermark)
    _add_title(document, content.title)
    if content.addressee:
        _flush_left(document.add_paragraph(f"{content.addressee}："))
    _add_blocks(document, content.blocks, turn=not content.landscape)
    _add_attachment_names(document, content.attachments)
    _add_signature(document, content)
    if content.note:
        document.add_paragraph(f"（{content.note}）")
    for attachment, label in labelled(content.attachments):
        _add_attachment(document, attachment, label)
    heads.add_colophon(document, content)
    _describe(document, content)
    return _stable_bytes(document)


def _flush_left(paragraph):
    xml.set_indent(paragraph, firstLine=0)
    return paragraph


def _add_title(document, title: str) -> None:
    for line in title_lines(title):
        paragraph = document.add_paragraph(line, style="Title")
        xml.set_exact_line(paragraph, styles.LINE)
    _flush_left(document.add_paragraph())


def _add_blocks(document, blocks: tuple[Block, ...], *, turn: bool) -> None:
    """Append blocks; with `turn`, a landscape table gets turned pages of its own."""
    for block in blocks:
        if isinstance(block, Heading):
            document.add_paragraph(block.text, style=f"Heading {block.level}")
        elif isinstance(block, Paragraph):
            paragraph = document.add_paragraph()
            if block.lead:
                xml.add_run(paragraph, block.lead, _LEAD_FONTS.get(block.lead_level, xml.BODY))
            xml.add_run(paragraph, block.text)
        elif isinstance(block, Cards):
            _add_cards(document, block)
        else:
            _add_table(document, block, turned=turn and block.landscape)


def _add_cards(document, block: Cards) -> None:
    """The words of the cards; codes are on paper only."""
    for card in block.cards:
        xml.add_run(_flush_left(document.add_paragraph()), card.title, xml.HEADING_1)
        for line in card.lines:
            _flush_left(document.add_paragraph(line))


def _add_table(document, table: Table, *, turned: bool) -> None:
    if turned:
        _start_section(document, landscape=True)
    if table.caption:
        caption = _flush_left(document.add_paragraph())
        caption.alignment = WD_ALIGN_PARAGRAPH.CENTER
        xml.add_run(caption, table.caption, xml.HEADING_1)
    section = document.sections[-1]
    tables.add_table(document, table, section.page_width - section.left_margin - section.right_margin)
    if turned:
        _start_section(document, landscape=False)


def _start_section(document, *, landscape: bool) -> None:
    styles.set_up_page(document.add_section(WD_SECTION.NEW_PAGE), landscape=landscape)


def _add_attachment_names(document, attachments: tuple[Attachment, ...]) -> None:
    """One blank line below the body, two characters in; names of several lines stand under each other
    (7.3.4)."""
    if attachments:
        document.add_paragraph()
    for label, name in attachment_names(attachments):
        paragraph = document.add_paragraph(label + name)
        hanging = {"hanging": 3 * styles.CHARACTER} if label else {"firstLine": 0}
        xml.set_indent(paragraph, left=5 * styles.CHARACTER, **hanging)


def _add_signature(document, content: OfficialDocument) -> None:
    lines = signature_lines(content)
    if lines:
        document.add_paragraph()
    for line in lines:
        paragraph = _flush_left(document.add_paragraph())
        paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
        tabs = xml.put(paragraph._p.get_or_add_pPr(), "tabs")
        for text, indent in zip(line.texts, line.indents, strict=True):
            tabs.append(xml.element("tab", val="left", pos=round(indent * styles.CHARACTER)))
            xml.add_run(paragraph, f"\t{text}")


def _add_attachment(document, attachment: Attachment, label: str) -> None:
    """附件 at the top left of a new page, its title on the third line (7.3.7)."""
    portrait = document.sections[-1].page_width < document.sections[-1].page_height
    if attachment.landscape or not portrait:
        _start_section(document, landscape=attachment.landscape)
    mark = _flush_left(document.add_paragraph())
    mark.paragraph_format.page_break_before = portrait and not attachment.landscape
    xml.add_run(mark, label, xml.HEADING_1)
    _flush_left(document.add_paragraph())
    _add_title(document, attachment.title)
    _add_blocks(document, attachment.blocks, turn=not attachment.landscape)


def _describe(document, content: OfficialDocument) -> None:
    properties = document.core_properties
    properties.title = content.title.replace("\n", "")[:255]
    properties.author = "、".join(content.signature or content.issuing_offices)[:255]
    properties.last_modified_by = ""
    properties.comments = ""
    properties.language = "zh-CN"
    properties.created = properties.modified = MADE
    properties.revision = 1


def _stable_bytes(document) -> bytes:
    """Save, with one fixed time for every part of the archive."""
    saved, stable = io.BytesIO(), io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(stable, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, date_time=_ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            target.writestr(entry, source.read(name))
    return stable.getvalue()
