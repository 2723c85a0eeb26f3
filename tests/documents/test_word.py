"""Word files: what they say, and that Word accepts them."""

import io
import re
import zipfile

from docx import Document as WordFile
from docx.oxml.ns import qn
from lxml import etree

from cppcc.documents import rendering
from cppcc.documents.content import Paragraph
from cppcc.documents.word.xml import _POSITIONS

from . import samples


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
