"""What frames an official document in Word: the red head of its first page and 版记 at the foot of its
last."""

from docx.enum.section import WD_SECTION
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt

from ..content import OfficialDocument
from ..layout import JOINT_PITCH, TYPE_AREA_WIDTH, Mark, issuing_mark
from ..page import colophon_parts
from . import styles, tables, xml

RED = "FF0000"
POINTS_PER_MM = 72 / 25.4
MARK_TOP_MM = 35.0
RULE_DISTANCE_MM = 4.0
#: Height of a Chinese character above the baseline, in its size.
ASCENT = 0.88
#: Of a letter: mark from the upper edge of the paper, second double rule from the lower edge.
LETTER_MARK_MM, LETTER_RULE_MM = 30.0, 20.0
#: Rules of 版记 in points: 0.35 and 0.25 mm (7.4.1); its lines in points.
THICK, THIN = 1.0, 0.7
COLOPHON_LINE = 22.7


def _offset(line: float, size: float) -> float:
    """Points from the top of an exact line to its characters, whose baseline lies at four fifths of it."""
    return 0.8 * line - ASCENT * size


def add_head(document, content: OfficialDocument) -> None:
    """The red head (7.2.4, 7.2.5, 7.2.7), or that of a letter (10.1); nothing for a plain document."""
    if content.coat == "official":
        _add_official_head(document, content)
    elif content.coat == "letter":
        _add_letter_head(document, content)


def _add_official_head(document, content: OfficialDocument) -> None:
    mark = issuing_mark(content)
    size = mark.size * POINTS_PER_MM
    line = size * (JOINT_PITCH if mark.suffix else 1)
    top = MARK_TOP_MM * POINTS_PER_MM
    gap = top - _offset(line, size)
    _add_gap(document, gap)
    if mark.suffix:
        _add_joint_mark(document, mark, line)
    else:
        _add_single_mark(document.add_paragraph(), mark)
    overhang = gap + line * len(mark.names) - top - mark.height * POINTS_PER_MM
    _add_gap(document, 2 * styles.LINE - overhang)
    number = _bare_paragraph(document.add_paragraph(content.number), WD_ALIGN_PARAGRAPH.CENTER)
    xml.set_exact_line(number, styles.LINE)
    below = styles.LINE - _offset(styles.LINE, styles.SIZE) - styles.SIZE
    _rule(number, "bottom", "single", 11, RULE_DISTANCE_MM * POINTS_PER_MM - below)
    _add_gap(document, 2 * styles.LINE)


def _add_single_mark(paragraph, mark: Mark) -> None:
    ((name, gap),) = mark.names
    _bare_paragraph(paragraph, WD_ALIGN_PARAGRAPH.CENTER)
    _widen(paragraph)  # as wide as the type area already, it must not break for the sake of a rounded width
    xml.set_exact_line(paragraph, mark.size * POINTS_PER_MM)
    _add_mark_run(paragraph, name, mark, gap)


def _bare_paragraph(paragraph, alignment):
    xml.set_indent(paragraph, firstLine=0)
    paragraph.alignment = alignment
    return paragraph


def _add_gap(document, points: float) -> None:
    gap = document.add_paragraph()
    xml.set_indent(gap, firstLine=0)
    xml.set_exact_line(gap, points)


def _rule(paragraph, edge: str, kind: str, eighths: int, points: float) -> None:
    borders = xml.put(paragraph._p.get_or_add_pPr(), "pBdr")
    borders.append(xml.element(edge, val=kind, sz=eighths, space=max(round(points), 0), color=RED))


def _add_mark_run(paragraph, name: str, mark: Mark, gap: float) -> None:
    """Red letters of the mark: narrowed by per cent, spaced by points."""
    run = xml.add_run(paragraph, name, xml.TITLE, mark.size * POINTS_PER_MM)
    properties = run._r.get_or_add_rPr()
    xml.put(properties, "color", val=RED)
    xml.put(properties, "spacing", val=round(gap * mark.scale * POINTS_PER_MM * 20))
    xml.put(properties, "w", val=round(mark.scale * 100))


def _add_joint_mark(document, mark: Mark, line: float) -> None:
    """Offices one below the other, equally wide, 文件 right of them in the middle."""
    table = document.add_table(rows=len(mark.names), cols=2)
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    left = mark.name_width * mark.scale + 2
    table.columns[0].width, table.columns[1].width = Mm(left), Mm(TYPE_AREA_WIDTH - left)
    for row, (name, gap) in zip(table.rows, mark.names, strict=True):
        row.cells[0].width, row.cells[1].width = table.columns[0].width, table.columns[1].width
        paragraph = _bare_paragraph(row.cells[0].paragraphs[0], WD_ALIGN_PARAGRAPH.LEFT)
        xml.set_exact_line(paragraph, line)
        _add_mark_run(paragraph, name, mark, gap)
    suffix = table.cell(0, 1).merge(table.cell(len(mark.names) - 1, 1))
    suffix.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    for spare in suffix.paragraphs[1:]:
        spare._p.getparent().remove(spare._p)
    paragraph = _bare_paragraph(suffix.paragraphs[0], WD_ALIGN_PARAGRAPH.RIGHT)
    xml.set_exact_line(paragraph, line)
    _add_mark_run(paragraph, mark.suffix, mark, 0)
    tables.set_margins(table, sides=0)


def _add_letter_head(document, content: OfficialDocument) -> None:
    """Mark 30 mm from the edge, double rules of 170 mm below it and 20 mm from the lower edge, no page
    number."""
    section = document.sections[0]
    section.different_first_page_header_footer = True
    mark = issuing_mark(content)
    size = mark.size * POINTS_PER_MM
    section.header_distance = Pt(LETTER_MARK_MM * POINTS_PER_MM - _offset(size, size))
    section.footer_distance = Mm(LETTER_RULE_MM)
    paragraph = section.first_page_header.paragraphs[0]
    paragraph.style = document.styles["Normal"]
    _add_single_mark(paragraph, mark)
    _rule(
        paragraph, "bottom", "thickThinSmallGap", 24, RULE_DISTANCE_MM * POINTS_PER_MM + _offset(size, size)
    )
    foot = section.first_page_footer.paragraphs[0]
    foot.style = document.styles["Normal"]
    _widen(foot)
    xml.set_exact_line(foot, 1)
    _rule(foot, "bottom", "thinThickSmallGap", 24, 0)
    number = _bare_paragraph(document.add_paragraph(content.number), WD_ALIGN_PARAGRAPH.RIGHT)
    xml.set_exact_line(number, styles.LINE)
    _add_gap(document, 2 * styles.LINE)


def _widen(paragraph) -> None:
    """Make the paragraph 170 mm wide, centred on the type area."""
    outside = -7 * POINTS_PER_MM * 20
    xml.set_indent(paragraph, firstLine=0, left=outside, right=outside)


def add_colophon(document, content: OfficialDocument) -> None:
    """版记 at the foot of the last page: a frame on the lower edge of the type area (7.4)."""
    copies, printed_by, printed_on = colophon_parts(content)
    rows = [(f"抄送：{copies}。", "")] if copies else []
    if printed_by or printed_on:
        rows.append((printed_by, printed_on))
    if not rows:
        return
    if document.sections[-1].page_width > document.sections[-1].page_height:
        styles.set_up_page(document.add_section(WD_SECTION.NEW_PAGE))
    ruled = content.coat != "letter"
    for number, (left, right) in enumerate(rows):
        if ruled:
            _add_black_rule(document, THIN if number else THICK)
        _add_colophon_row(document, left, right)
    if ruled:
        _add_black_rule(document, THICK)
    _add_gap(document, 1)  # a frame belongs to the paragraph after it


def _frame(paragraph) -> None:
    """Consecutive paragraphs with the same frame share one, at the lower edge of the text area."""
    xml.put(
        paragraph._p.get_or_add_pPr(),
        "framePr",
        w=round(TYPE_AREA_WIDTH * POINTS_PER_MM * 20),
        hSpace=0,
        wrap="notBeside",
        vAnchor="margin",
        hAnchor="margin",
        xAlign="center",
        yAlign="bottom",
    )


def _add_black_rule(document, points: float) -> None:
    """A black paragraph as high as the rule is thick: LibreOffice breaks up frames with borders."""
    rule = _bare_paragraph(document.add_paragraph(), WD_ALIGN_PARAGRAPH.LEFT)
    xml.set_exact_line(rule, points)
    xml.put(rule._p.get_or_add_pPr(), "shd", val="clear", color="auto", fill="000000")
    _frame(rule)


def _add_colophon_row(document, left: str, right: str) -> None:
    """One character in on both sides; further lines of the copies stand below the first office's name."""
    character = styles.COLOPHON_SIZE * 20
    paragraph = _bare_paragraph(document.add_paragraph(), WD_ALIGN_PARAGRAPH.LEFT)
    xml.set_exact_line(paragraph, COLOPHON_LINE)
    if right:
        xml.set_indent(paragraph, left=character, right=character, firstLine=0)
        tabs = xml.put(paragraph._p.get_or_add_pPr(), "tabs")
        edge = TYPE_AREA_WIDTH * POINTS_PER_MM * 20 - character
        tabs.append(xml.element("tab", val="right", pos=round(edge)))
        left = f"{left}\t{right}"
    else:
        xml.set_indent(paragraph, left=4 * character, right=character, hanging=3 * character)
    xml.add_run(paragraph, left, xml.BODY, styles.COLOPHON_SIZE)
    _frame(paragraph)
