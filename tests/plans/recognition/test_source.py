import io
import zipfile

import pytest
from django.utils import translation
from docx import Document
from docx.oxml import parse_xml

from plans.recognition.source import LARGEST_TEXT, SourceError, read_source

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TEXT = "政协某县委员会协商计划\n一、指导思想"


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def docx(change=None) -> bytes:
    document = Document()
    if change:
        change(document)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def packed(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def with_password(data: bytes) -> bytes:
    """The archive with the mark of encryption on its first part, in both places where it stands."""
    changed = bytearray(data)
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        changed[changed.find(signature) + flags] |= 1
    return bytes(changed)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_text_in_the_encodings_of_offices(encoding):
    assert read_source(TEXT.replace("\n", "\r\n").encode(encoding), "a.txt") == TEXT.split("\n")


def test_a_path_is_read_like_its_bytes(tmp_path):
    file = tmp_path / "plan.txt"
    file.write_bytes(TEXT.encode("gb18030"))
    assert read_source(file) == read_source(file.read_bytes(), file.name) == TEXT.split("\n")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old Word file"),
        (b"%PDF-1.7 ...", "This is a PDF file"),
        (bytes(range(256)) * 4, "This file is not text"),
        ("政协\0协商".encode(), "This file is not text"),
        (b"\xff\xfe\x00", "This file is not text"),
        (b"a" * (LARGEST_TEXT + 1), "larger than 10 MB"),
        (docx()[:-400], "damaged"),
        (docx()[:3000] + b"x" * 200 + docx()[3200:], "damaged"),
        (packed({"word/other.xml": b"<a/>"}), "not a Word document"),
        (packed({"word/document.xml": b"<a/>"}), "not a Word document"),
        (packed({"word/document.xml": b"<a"}), "damaged"),
        (with_password(packed({"word/document.xml": b"<a/>"})), "has a password"),
        (
            packed(
                {"word/document.xml": b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'}
            ),
            "damaged",
        ),
        (packed({"word/document.xml": b"<a>" + b" " * (61 << 20) + b"</a>"}), "larger than 60 MB"),
    ],
    ids=range(14),
)
def test_other_files_are_refused_in_one_sentence(data, sentence):
    with pytest.raises(SourceError) as refused:
        read_source(data, "plan.docx" if data.startswith(b"PK") else "plan.txt")
    message = str(refused.value)
    assert sentence in message and message.endswith(".") and "\n" not in message


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(SourceError, match="cannot be read"):
        read_source(tmp_path / "none.txt")


def test_a_table_row_is_a_line_and_merged_cells_are_empty():
    def change(document):
        table = document.add_table(rows=3, cols=3)
        for row, words in zip(
            table.rows, (("月份", "活动", "备注"), ("3月", "学习\n座谈", ""), ("", "视察", "")), strict=True
        ):
            for cell, word in zip(row.cells, words, strict=True):
                cell.text = word
        table.cell(1, 0).merge(table.cell(2, 0))
        document.add_paragraph("附：说明")

    assert read_source(docx(change), "a.docx") == [
        "月份\t活动\t备注",
        "3月\t学习\u2028座谈\t",
        "\t视察\t",
        "附：说明",
    ]


def test_automatic_numbers_boxes_and_tracked_changes_are_read():
    def level(index, style, text):
        return (
            f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/>'
            f'<w:numFmt w:val="{style}"/><w:lvlText w:val="{text}"/></w:lvl>'
        )

    numbering = (
        f'<w:abstractNum {W} w:abstractNumId="90">'
        f"{level(0, 'chineseCounting', '%1、')}{level(1, 'decimal', '%2.')}</w:abstractNum>"
    )

    def paragraph(level, words):
        properties = f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="91"/></w:numPr></w:pPr>'
        return f"<w:p {W}>{properties}<w:r><w:t>{words}</w:t></w:r></w:p>"

    changed = (
        f"<w:p {W}><w:r><w:t>时间：</w:t></w:r><w:del><w:r><w:delText>4月</w:delText></w:r></w:del>"
        f"<w:ins><w:r><w:t>5月</w:t></w:r></w:ins></w:p>"
    )
    box = (
        f"<w:p {W}><w:r><w:t>正文</w:t><w:pict><w:txbxContent><w:p><w:r><w:t>框中</w:t></w:r></w:p>"
        f"</w:txbxContent></w:pict></w:r></w:p>"
    )

    def change(document):
        root = document.part.numbering_part.element
        root.insert(0, parse_xml(numbering))
        root.append(parse_xml(f'<w:num {W} w:numId="91"><w:abstractNumId w:val="90"/></w:num>'))
        body = document.element.body
        for xml in (
            paragraph(0, "协商议题"),
            paragraph(1, "养老服务"),
            changed,
            paragraph(1, "供水保障"),
            paragraph(0, "要求"),
            paragraph(1, "统筹"),
            box,
        ):
            body.insert(len(body) - 1, parse_xml(xml))

    assert read_source(docx(change), "a.docx") == [
        "一、协商议题",
        "1.养老服务",
        "时间：5月",
        "2.供水保障",
        "二、要求",
        "1.统筹",
        "正文",
        "框中",
    ]
