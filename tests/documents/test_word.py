"""Word files: what they say, that Word accepts them, and the grid as LibreOffice lays it out."""

import io
import os
import re
import shutil
import subprocess
import zipfile

import pytest
from docx import Document as WordFile
from docx.oxml.ns import qn
from lxml import etree

from cppcc.documents import rendering
from cppcc.documents.content import Paragraph
from cppcc.documents.fonts import FOLDER
from cppcc.documents.word.xml import _POSITIONS

from . import samples
from .measuring import pages_of

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
ALIASES = {
    "仿宋_GB2312": "GW Fang",
    "楷体_GB2312": "GW Kai",
    "黑体": "GW Hei",
    "宋体": "GW Song",
    "方正小标宋简体": "GW Title",
}


def opened(document):
    return WordFile(io.BytesIO(rendering.docx(document)))


def test_parts_stand_in_the_order_of_the_standard():
    word = opened(samples.document(blocks=(Paragraph("正文。"),), note="此件公开发布"))
    assert [paragraph.text for paragraph in word.paragraphs if paragraph.text] == [
        "青山县委员会办公室文件",
        "青协发〔2026〕5号",
        "青山县2026年度协商工作计划",
        "各乡镇、各有关单位：",
        "正文。",
        "\t青山县委员会办公室",
        "\t2026年3月5日",
        "（此件公开发布）",
        f"抄送：{samples.PARTS['copies_to']}。",
        "青山县委员会办公室\t2026年3月6日印发",
    ]


def test_headings_can_be_navigated_and_have_their_typefaces():
    word = opened(samples.plain())
    styles = [(p.text, p.style.name) for p in word.paragraphs if p.style.name.startswith("Heading")]
    assert styles == [
        ("一、指导思想", "Heading 1"),
        ("二、基本原则", "Heading 1"),
        ("（一）围绕中心", "Heading 2"),
        ("1. 服务大局", "Heading 3"),
        ("（1）突出重点", "Heading 4"),
    ]
    fonts = [word.styles[f"Heading {level}"].element.rPr.rFonts.get(qn("w:eastAsia")) for level in (1, 2, 3)]
    assert fonts == ["黑体", "楷体_GB2312", "仿宋_GB2312"]


def test_tables_repeat_their_head_and_keep_rows_whole():
    (table,) = opened(samples.plain(blocks=(samples.table(3),))).tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        list(samples.TABLE_HEAD),
        *(list(row) for row in samples.table_rows(3)),
    ]
    marks = [sorted(etree.QName(child).localname for child in row._tr.trPr) for row in table.rows]
    assert marks == [["cantSplit", "tblHeader"], ["cantSplit"], ["cantSplit"], ["cantSplit"]]


def test_a_wide_table_turns_its_section_only():
    word = opened(samples.with_attachments())
    sizes = [(round(section.page_width.mm), round(section.page_height.mm)) for section in word.sections]
    assert sizes == [(210, 297), (297, 210), (210, 297)]


def test_properties_stand_in_the_order_that_word_insists_on():
    content = rendering.docx(samples.with_attachments(watermark="征求意见稿"))
    archive = zipfile.ZipFile(io.BytesIO(content))
    checked = 0
    for name in archive.namelist():
        if name.startswith("word/") and name.endswith(".xml"):
            for properties in etree.fromstring(archive.read(name)).iter(*_POSITIONS):
                order = [_POSITIONS[properties.tag][child.tag] for child in properties]
                assert order == sorted(set(order))
                checked += 1
    assert checked > 100


def test_the_watermark_is_in_every_header():
    word = opened(samples.document(coat="letter", watermark="征求<意见>稿"))
    section = word.sections[0]
    headers = (section.header, section.even_page_header, section.first_page_header)
    texts = [
        re.findall(r'string="([^"]+)"', etree.tostring(header._element, encoding="unicode"))
        for header in headers
    ]
    assert texts == [["征求&lt;意见&gt;稿"]] * 3


def test_control_characters_do_not_break_the_file():
    assert opened(samples.only("一\x0b二\x00三\ud800")).paragraphs[-1].text == "一二三\ufffd"


@pytest.fixture(scope="module")
def converted(tmp_path_factory):
    """Convert a document's Word file to PDF with LibreOffice and our own fonts, and measure it."""
    if not SOFFICE:
        pytest.skip("LibreOffice is not installed")
    folder = tmp_path_factory.mktemp("soffice")
    matches = "".join(
        f'<match target="pattern"><test name="family"><string>{name}</string></test>'
        f'<edit name="family" mode="assign" binding="strong"><string>{family}</string></edit></match>'
        for name, family in ALIASES.items()
    )
    (folder / "fonts.conf").write_text(
        f"<?xml version='1.0'?><!DOCTYPE fontconfig SYSTEM 'fonts.dtd'><fontconfig><dir>{FOLDER}</dir>"
        f"<cachedir>{folder}/cache</cachedir>{matches}</fontconfig>"
    )

    def convert(document):
        (folder / "document.docx").write_bytes(rendering.docx(document))
        command = [SOFFICE, "--headless", f"-env:UserInstallation=file://{folder}/profile"]
        subprocess.run(
            [*command, "--convert-to", "pdf", "--outdir", folder, folder / "document.docx"],
            env={**os.environ, "FONTCONFIG_FILE": str(folder / "fonts.conf")},
            check=True,
            capture_output=True,
            timeout=120,
        )
        return pages_of((folder / "document.pdf").read_bytes())

    return convert


def test_in_libreoffice_a_full_page_has_22_lines_of_28_characters(converted):
    pages = converted(samples.only("国" * (28 * 22 * 3)))
    for page in pages[1:3]:
        assert [len(line.text) for line in page.body] == [28] * 22
        assert page.body[0].left == pytest.approx(28, abs=0.5)
        assert page.body[0].right == pytest.approx(184, abs=0.7)
        assert 37 <= page.body[0].top < page.body[-1].bottom <= 262


def test_in_libreoffice_the_parts_stand_where_the_pdf_has_them(converted, official):
    ours, theirs = official[0], converted(samples.document())
    for beginning in ("青山县委员会办公室文件", "青协发", "青山县2026年度", "各乡镇"):
        expected, found = ours.line(beginning), theirs[0].line(beginning)
        assert found.text == expected.text
        assert (found.left, found.right) == pytest.approx((expected.left, expected.right), abs=2)
        assert found.bottom == pytest.approx(expected.bottom, abs=2)
    assert theirs[0].lines[-1].text == "—1—"
    assert theirs[1].lines[-1].text == "—2—"
    assert theirs[0].lines[-1].right == pytest.approx(184 - 14 * 25.4 / 72, abs=0.5)
    assert theirs[1].lines[-1].left == pytest.approx(28 + 14 * 25.4 / 72, abs=0.5)
    rules = theirs[-1].rules
    assert [round(rule.bottom - rule.top, 2) for rule in rules] == pytest.approx([0.35, 0.25, 0.35], abs=0.02)
    assert rules[-1].bottom == pytest.approx(262, abs=0.5)
    assert theirs[-1].lines[-2].text == "青山县委员会办公室2026年3月6日印发"
