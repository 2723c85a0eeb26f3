"""Files that are no roster, or mean harm, on the page: each gets its sentence, nothing is kept."""

import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from members.models import RosterImport, RosterRow
from tests.test_importing import HOSTILE

from .rosters import HEADS, an_office, csv, row, xlsx

pytestmark = pytest.mark.django_db

DAMAGED = "工作簿已损坏或不完整。请打开后另存为 .xlsx 再试。"
ENTITIES = "工作簿含有表格不需要的实体定义，不予读取。"
NO_TABLE = "这不是 Excel 工作簿（.xlsx），也不是文本表格（.csv）。"
EMPTY = "所提交的是空文件。"
ENCODING = "无法识别文件的文字编码。请存为 .xlsx，或存为 UTF-8 的 CSV。"

WORKBOOKS = {
    "bomb": "工作簿解压后过大。请把表格复制到新的工作簿再试。",
    "entities": ENTITIES,
    "entities in utf-16": ENTITIES,
    "macros": "工作簿含有宏。请另存为不含宏的 .xlsx。",
    "truncated": DAMAGED,
    "shredded": DAMAGED,
    "old format or password": "这是旧格式（.xls、.et）或带密码的文件。请另存为不带密码的 .xlsx。",
    "no workbook in it": DAMAGED,
    "broken xml": DAMAGED,
    "a picture": NO_TABLE,
    "nothing": EMPTY,
    "too large": "文件超过10 MB。请去掉图片和其他工作表。",
    "lying sizes": DAMAGED,
}
TEXTS = {
    "nothing": (lambda: b"", EMPTY),
    "blank": (lambda: b"\n\n", "文件中没有内容。"),
    "nul": (lambda: "姓名\0,性别".encode(), "这不是文本文件。请把表格存为 .xlsx 或 CSV。"),
    "half utf-16": (lambda: b"\xff\xfeabc", ENCODING),
    "no encoding": (lambda: b"\x81\x20\xff" * 10, ENCODING),
    "a workbook": (lambda: xlsx([row(1)]), NO_TABLE),
    "no heads": (lambda: "甲,乙\n丙,丁\n".encode(), "没有找到表头行，须有一列名为“姓名”。请使用模板。"),
    "heads only": (lambda: csv([]), "表头下面没有内容。"),
    "too many rows": (
        lambda: csv([["丁一"]] * 10_001, heads=["姓名"]),
        "文件超过10000行。请拆成几个文件。",
    ),
}


def refusal(client, office, name, content):
    """What the page says beside the file that it does not take."""
    data = {"file": SimpleUploadedFile(name, content), "term": an_office(office).pk}
    response = client.post(reverse("members:roster_new"), data)
    assert RosterImport.objects.count() == 0
    return response.context["form"].errors


def test_every_hostile_workbook_has_its_sentence():
    assert WORKBOOKS.keys() == HOSTILE.keys()


@pytest.mark.parametrize("kind", WORKBOOKS)
def test_workbooks(clerk_client, office, kind):
    assert refusal(clerk_client, office, "名册.xlsx", HOSTILE[kind]()) == {"file": [WORKBOOKS[kind]]}


@pytest.mark.parametrize("kind", TEXTS)
def test_text_tables(clerk_client, office, kind):
    content, sentence = TEXTS[kind]
    assert refusal(clerk_client, office, "名册.csv", content()) == {"file": [sentence]}


@pytest.fixture
def taken(clerk_client, office):
    """A roster whose cells mean harm: markup, a formula, characters that break files, 100,000 letters."""
    harmful = row(1, 界别="没有的界", 工作单位="=cmd|'/c calc'!A1", 职务="<script>alert(1)</script>\x07")
    content = csv([harmful, row(2, 通讯地址="甲" * 100_000)], heads=[*HEADS, "通讯地址"])
    data = {"file": SimpleUploadedFile("名册.csv", content), "term": an_office(office).pk}
    return clerk_client.post(reverse("members:roster_new"), data).url


def test_markup_shows_as_text(clerk_client, taken):
    page = clerk_client.get(taken).content.decode()
    assert ("<script>alert" in page, "&lt;script&gt;alert(1)&lt;/script&gt;" in page) == (False, True)


def test_a_cell_longer_than_its_column_is_refused_by_name(clerk_client, taken):
    assert RosterRow.objects.get(line=3).problems == {
        "address": {"level": "error", "text": "过长：2000字，最多200字。"}
    }


def test_a_formula_goes_back_as_text(clerk_client, taken):
    content = clerk_client.get(f"{taken}errors/").content
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    column = [cell.value for cell in sheet[1]].index("工作单位") + 1
    cell = sheet.cell(2, column)
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=cmd|'/c calc'!A1", "s", True)
