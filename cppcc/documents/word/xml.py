"""Small tools for WordprocessingML: elements in the order Word insists on, fonts, fields."""

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

#: Order of children by the schema (ISO/IEC 29500-1, CT_PPr, CT_RPr); Word rejects a file that breaks it.
_PARAGRAPH_ORDER = """
    pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs
    suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi
    adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection
    textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange
"""
_RUN_ORDER = """
    rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid
    vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs
    em lang eastAsianLayout specVanish oMath
"""


def _positions(order: str) -> dict[str, int]:
    return {qn(f"w:{tag}"): position for position, tag in enumerate(order.split())}


_POSITIONS = {qn("w:pPr"): _positions(_PARAGRAPH_ORDER), qn("w:rPr"): _positions(_RUN_ORDER)}

BODY, HEADING_1, HEADING_2, TITLE, NUMBERS = "仿宋_GB2312", "黑体", "楷体_GB2312", "方正小标宋简体", "宋体"
#: What Word takes when a machine has not got the official typeface.
SUBSTITUTES = {
    BODY: "仿宋",
    HEADING_1: "SimHei",
    HEADING_2: "楷体",
    TITLE: "华文中宋",
    NUMBERS: "SimSun",
}


def element(tag: str, **attributes):
    """`<w:tag w:attribute="value" …>`."""
    new = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        new.set(qn(f"w:{name}"), str(value))
    return new


def put(properties, tag: str, **attributes):
    """Set a child of `w:pPr` or `w:rPr` in its place, instead of an earlier one of the same kind."""
    new = element(tag, **attributes)
    for old in properties.findall(new.tag):
        properties.remove(old)
    positions = _POSITIONS[properties.tag]
    after = next((child for child in properties if positions.get(child.tag, 99) > positions[new.tag]), None)
    if after is None:
        properties.append(new)
    else:
        after.addprevious(new)
    return new


def set_font(run_properties, name: str, points: float | None = None) -> None:
    """Chinese and Latin letters in one typeface; size in points."""
    put(run_properties, "rFonts", ascii=name, hAnsi=name, eastAsia=name, cs=name, hint="eastAsia")
    if points:
        put(run_properties, "sz", val=round(points * 2))
        put(run_properties, "szCs", val=round(points * 2))


def add_run(paragraph, text: str, font: str = "", points: float | None = None):
    """Append text, in the typeface of the paragraph's style unless another is named."""
    run = paragraph.add_run(text)
    if font:
        set_font(run._r.get_or_add_rPr(), font, points)
    return run


def add_field(paragraph, instruction: str, font: str, points: float) -> None:
    """Append a field such as PAGE, showing 1 until Word computes it."""
    parts = (
        element("fldChar", fldCharType="begin"),
        _text("instrText", f" {instruction} "),
        element("fldChar", fldCharType="separate"),
        _text("t", "1"),
        element("fldChar", fldCharType="end"),
    )
    for part in parts:
        add_run(paragraph, "", font, points)._r.append(part)


def _text(tag: str, text: str):
    new = element(tag)
    new.set(qn("xml:space"), "preserve")
    new.text = text
    return new


def set_exact_line(paragraph, points: float) -> None:
    """A line of exactly this height, off the grid."""
    properties = paragraph._p.get_or_add_pPr()
    put(properties, "snapToGrid", val=0)
    put(properties, "spacing", before=0, after=0, line=round(points * 20), lineRule="exact")


def set_indent(paragraph, **twips: float) -> None:
    """Indents in twentieths of a point: `left`, `right`, `firstLine`, `hanging`."""
    whole = {name: round(value) for name, value in twips.items()}
    characters = {f"{name}Chars": 0 for name in whole if name in {"firstLine", "left", "right"}}
    put(paragraph._p.get_or_add_pPr(), "ind", **characters, **whole)
