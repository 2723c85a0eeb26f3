"""Tables that strangers made: each is read as it stands, or refused with a sentence, in a short time."""

import io
import random
import struct
import zipfile
from datetime import date, datetime

import openpyxl
import pytest

from cppcc.importing import UnreadableFile, read_table
from cppcc.importing.tables import MOST_ROWS

XML = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def workbook(rows=(("姓名", "性别"), ("丁一", "男"))):
    book = openpyxl.Workbook()
    for cells in rows:
        book.active.append(cells)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def with_part(content, name, data):
    """A copy of a workbook with one part replaced or added; `data` may be a function of the old part."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        before = old.read(name) if name in old.namelist() else b""
        for one in old.namelist():
            if one != name:
                new.writestr(one, old.read(one))
        new.writestr(name, data(before) if callable(data) else data)
    return buffer.getvalue()


def table(content, name="名册.xlsx"):
    return [(line.number, line.cells) for line in read_table(content, name)]


SHEET = "xl/worksheets/sheet1.xml"


def test_cells_are_read_as_a_clerk_would_type_them():
    values = (" 丁一 ", date(1968, 3, 5), datetime(2026, 1, 2, 9, 30), 13812341234.0, 1.5, True)
    rows = [("姓名", "日期", "时间", "号码", "数", "是"), values]
    assert table(workbook(rows))[1] == (
        2, ["丁一", "1968-03-05", "2026-01-02 09:30", "13812341234", "1.5", "True"]
    )  # fmt: skip


def test_rows_beyond_a_wrong_dimension_are_read():
    rows = [("姓名",), *((f"丁{number}",) for number in range(50))]
    content = with_part(workbook(rows), SHEET, lambda old: old.replace(b'ref="A1:A51"', b'ref="A1:A1"'))
    assert len(table(content)) == 51


def test_empty_rows_keep_the_numbers_of_the_others():
    assert table(workbook([("姓名",), (None,), ("丁一",)])) == [(1, ["姓名"]), (3, ["丁一"])]


def test_a_formula_gives_its_stored_value_and_nothing_runs():
    content = with_part(
        workbook(),
        SHEET,
        f'<worksheet xmlns="{XML}"><sheetData><row r="1"><c r="A1" t="str"><f>HYPERLINK("http://x")</f><v>丁一</v></c>'
        "</row></sheetData></worksheet>",
    )
    assert table(content) == [(1, ["丁一"])]


def bomb():
    return with_part(workbook(), "xl/media/image1.png", b"\0" * 150 * 2**20)


def billion_laughs(encoding="utf-8"):
    text = (
        '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet>&b;</worksheet>'
    )
    return with_part(workbook(), SHEET, text.encode(encoding))


def macros():
    return with_part(workbook(), "xl/vbaProject.bin", b"Sub Auto_Open()")


def truncated():
    content = workbook()
    return content[: len(content) // 2]


def shredded():
    content = bytearray(workbook())
    for place in random.Random(3).sample(range(200, len(content) - 200), 60):
        content[place] ^= 0xFF
    return bytes(content)


HOSTILE = {
    "bomb": bomb,
    "entities": billion_laughs,
    "entities in utf-16": lambda: billion_laughs("utf-16"),
    "macros": macros,
    "truncated": truncated,
    "shredded": shredded,
    "old format or password": lambda: b"\xd0\xcf\x11\xe0" + b"\0" * 1000,
    "no workbook in it": lambda: with_part(b"PK\x05\x06" + b"\0" * 18, "hello.txt", b"hello"),
    "broken xml": lambda: with_part(workbook(), SHEET, b"<worksheet><sheetData>"),
    "a picture": lambda: b"\x89PNG" + b"\0" * 1000,
    "nothing": lambda: b"",
    "too large": lambda: b"PK\x03\x04" + b"\0" * 11 * 2**20,
    "lying sizes": lambda: workbook().replace(struct.pack("<H", 8), struct.pack("<H", 99)),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_workbook_gets_a_sentence(kind):
    with pytest.raises(UnreadableFile) as refused:
        read_table(HOSTILE[kind](), "名册.xlsx")
    assert str(refused.value).endswith((".", "。"))


@pytest.mark.parametrize(
    "content",
    [b"", b"\n\n", "姓名\0,性别".encode(), b"\xff\xfeabc", b"\x81\x20\xff" * 10, workbook()],
    ids=["empty", "blank", "nul", "half utf-16", "no encoding", "a workbook"],
)
def test_hostile_text_gets_a_sentence(content):
    with pytest.raises(UnreadableFile):
        read_table(content, "名册.csv")


def test_too_many_rows_are_refused_and_blank_ones_do_not_count():
    assert len(table("姓名\n".encode() * MOST_ROWS + b",\n" * 5000, "a.csv")) == MOST_ROWS
    with pytest.raises(UnreadableFile):
        read_table("姓名\n".encode() * (MOST_ROWS + 1), "a.csv")


def test_characters_that_break_files_do_not_come_in():
    [(_number, cells)] = table("丁\x0b一\x00".replace("\x00", "").encode() + b",\x1f", "a.csv")
    assert cells == ["丁\n一", ""]


@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_delimiters(delimiter):
    assert table(f"姓名{delimiter}性别\n丁一{delimiter}男".encode("gb18030"), "a.csv")[1] == (
        2,
        ["丁一", "男"],
    )
