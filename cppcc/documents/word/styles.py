"""Page, grid and styles of a Word document by GB/T 9704-2012.

Word counts characters of 16 pt (3号), 0.25 pt closer together than usual, and a grid of 28.95 pt: that
makes 28 characters on 156 mm and 22 lines on 225 mm, in Word and in LibreOffice alike.
"""

from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from docx.shared import Mm, Pt
from lxml import etree

from . import xml

SIZE = 16.0
LINE = 28.95
LINE_TWIPS = 579
CLOSER_TWIPS = -5
#: Advance of one character in twips.
CHARACTER = SIZE * 20 + CLOSER_TWIPS
TITLE_SIZE, NUMBER_SIZE, TABLE_SIZE, COLOPHON_SIZE = 22.0, 14.0, 12.0, 14.0
TABLE_STYLE = "Table text"

#: Space between text area and the dashes of the page number (7.5), and where 14 pt dashes lie in their line.
NUMBER_DISTANCE_MM = 7.0
DASH_FROM_BOTTOM_MM = 3.0

_HEADINGS = ((1, xml.HEADING_1), (2, xml.HEADING_2), (3, xml.BODY), (4, xml.BODY))


def set_up_styles(document) -> None:
    """Fonts, sizes, indents and the rules for Chinese lines, in styles only."""
    defaults = document.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    xml.set_font(defaults, xml.BODY)
    xml.put(defaults, "lang", val="en-US", eastAsia="zh-CN")
    normal = _style(document, "Normal", xml.BODY, SIZE, indent=True)
    normal.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    xml.put(normal.element.get_or_add_rPr(), "spacing", val=CLOSER_TWIPS)
    paragraph = normal.element.get_or_add_pPr()
    for rule, value in (("kinsoku", 1), ("overflowPunct", 0), ("autoSpaceDE", 0), ("autoSpaceDN", 0)):
        xml.put(paragraph, rule, val=value)
    title = _style(document, "Title", xml.TITLE, TITLE_SIZE, indent=False)
    title.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.paragraph_format.keep_with_next = True
    for level, font in _HEADINGS:
        heading = _style(document, f"Heading {level}", font, SIZE, indent=True)
        heading.paragraph_format.keep_with_next = True
        xml.put(heading.element.get_or_add_pPr(), "outlineLvl", val=level - 1)
    table = document.styles.add_style(TABLE_STYLE, WD_STYLE_TYPE.PARAGRAPH)
    _format(table, xml.BODY, TABLE_SIZE, indent=False)
    table.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.LEFT
    table.paragraph_format.line_spacing = 1.2
    xml.put(table.element.get_or_add_pPr(), "snapToGrid", val=0)


def _style(document, name: str, font: str, points: float, *, indent: bool):
    style = document.styles[name]
    for old in ("w:pBdr", "w:contextualSpacing"):
        for unwanted in style.element.get_or_add_pPr().findall(qn(old)):
            style.element.pPr.remove(unwanted)
    _format(style, font, points, indent=indent)
    return style


def _format(style, font: str, points: float, *, indent: bool) -> None:
    run = style.element.get_or_add_rPr()
    for child in list(run):
        run.remove(child)
    xml.set_font(run, font, points)
    for off in ("b", "i"):
        xml.put(run, off, val=0)
    layout = style.paragraph_format
    layout.space_before = layout.space_after = Pt(0)
    layout.line_spacing = 1.0
    layout.widow_control = False
    first_line = 2 * CHARACTER if indent else 0
    xml.put(style.element.get_or_add_pPr(), "ind", firstLineChars=0, firstLine=round(first_line))


def set_up_page(section, *, landscape: bool = False) -> None:
    """A4 with the margins of the type area; a turned page is the portrait page laid on its left side."""
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (Mm(297), Mm(210)) if landscape else (Mm(210), Mm(297))
    top, right, bottom, left = (28, 37, 26, 35) if landscape else (37, 26, 35, 28)
    section.top_margin, section.right_margin = Mm(top), Mm(right)
    section.bottom_margin, section.left_margin = Mm(bottom), Mm(left)
    section.header_distance = Mm(15)
    section.footer_distance = Mm(bottom - NUMBER_DISTANCE_MM - DASH_FROM_BOTTOM_MM)
    properties = section._sectPr
    for old in properties.findall(qn("w:docGrid")):
        properties.remove(old)
    properties.append(xml.element("docGrid", type="lines", linePitch=LINE_TWIPS))


def number_pages(document, section) -> None:
    """— 1 — in 4号 宋体, one character in, right on odd and left on even pages (7.5)."""
    document.settings.odd_and_even_pages_header_footer = True
    sides = (
        (section.footer, WD_ALIGN_PARAGRAPH.RIGHT, "right"),
        (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT, "left"),
    )
    for footer, alignment, side in sides:
        footer.is_linked_to_previous = False
        paragraph = footer.paragraphs[0]
        paragraph.style = document.styles["Normal"]
        paragraph.alignment = alignment
        xml.set_exact_line(paragraph, NUMBER_SIZE)
        xml.set_indent(paragraph, firstLine=0, **{side: NUMBER_SIZE * 20})
        xml.add_run(paragraph, "— ", xml.NUMBERS, NUMBER_SIZE)
        xml.add_field(paragraph, "PAGE", xml.NUMBERS, NUMBER_SIZE)
        xml.add_run(paragraph, " —", xml.NUMBERS, NUMBER_SIZE)


def name_substitutes(document) -> None:
    """Tell Word in the font table what to use for an official typeface that is not installed."""
    part = next(rel.target_part for rel in document.part.rels.values() if rel.reltype.endswith("/fontTable"))
    table = etree.fromstring(part.blob)
    for name, substitute in xml.SUBSTITUTES.items():
        table.append(
            parse_xml(
                f'<w:font {nsdecls("w")} w:name="{name}"><w:altName w:val="{substitute}"/>'
                '<w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>'
            )
        )
    part._blob = etree.tostring(table, xml_declaration=True, encoding="UTF-8", standalone=True)


def watermark(section, text: str) -> None:
    """Large grey letters across every page, as Word's own watermark command makes them."""
    headers = [section.header, section.even_page_header]
    if section.different_first_page_header_footer:
        headers.append(section.first_page_header)
    for number, header in enumerate(headers, 1025):
        header.is_linked_to_previous = False
        paragraph = header.paragraphs[0]
        picture = parse_xml(_WATERMARK.format(namespaces=nsdecls("w"), number=number, style=_WATERMARK_STYLE))
        picture.find(f"{{{_VML}}}shape/{{{_VML}}}textpath").set("string", text)
        paragraph.add_run()._r.append(picture)


_VML = "urn:schemas-microsoft-com:vml"
_WATERMARK_STYLE = (
    "position:absolute;margin-left:0;margin-top:0;width:440pt;height:88pt;rotation:325;z-index:-251658752;"
    "mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
    "mso-position-vertical:center;mso-position-vertical-relative:margin"
)
_WATERMARK = """
<w:pict {namespaces} xmlns:v="urn:schemas-microsoft-com:vml"
  xmlns:o="urn:schemas-microsoft-com:office:office">
  <v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800"
    path="m@7,l@8,m@5,21600l@6,21600e">
    <v:formulas>
      <v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/>
      <v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/>
      <v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/>
      <v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/>
      <v:f eqn="sum @6 0 @5"/>
    </v:formulas>
    <v:path textpathok="t" o:connecttype="custom"
      o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/>
    <v:textpath on="t" fitshape="t"/>
  </v:shapetype>
  <v:shape id="PowerPlusWaterMarkObject{number}" o:spid="_x0000_s{number}" type="#_x0000_t136"
    o:allowincell="f" fillcolor="#d8d8d8" stroked="f" style="{style}">
    <v:fill opacity=".6"/>
    <v:textpath style="font-family:&quot;黑体&quot;;font-size:1pt" string=""/>
  </v:shape>
</w:pict>
"""
