"""Whole documents through the whole path: the same bytes in every process, tables of thousands of rows."""

import datetime
import io

import openpyxl
import pdfplumber
import pytest

from cppcc.documents import rendering
from cppcc.documents.base import Document, UnknownFormat
from cppcc.documents.content import OfficialDocument
from cppcc.documents.excel import Column, Sheet
from cppcc.documents.sandbox import LimitExceeded

from . import samples
from .measuring import pages_of


class Plan(Document):
    name = "plan"
    permission = "plans.print"
    formats = ("pdf", "docx", "xlsx")

    def content(self):
        return samples.with_attachments(watermark="征求意见稿")

    def sheets(self):
        return (Sheet("一览表", (Column("序号", 6), Column("内容", 40)), ((1, "协商"), (2, "调研"))),)


class Letter(Document):
    name = "letter"
    permission = "plans.print"

    def content(self) -> OfficialDocument:
        return samples.document(coat="letter", note="龚𰻞")


@pytest.mark.parametrize("file_format", ["pdf", "docx", "xlsx"])
def test_the_same_content_gives_the_same_bytes_in_every_process(file_format):
    source = Plan().sheets() if file_format == "xlsx" else Plan().content()
    here = rendering.RENDERERS[file_format](source)
    assert Plan().make(file_format) == here
    assert rendering.RENDERERS[file_format](source) == here


def test_other_content_gives_other_bytes():
    assert rendering.pdf(samples.plain()) != rendering.pdf(samples.plain(title="别的计划"))


def test_a_document_comes_only_in_its_formats():
    with pytest.raises(UnknownFormat, match="letter comes as pdf, docx, not as xlsx"):
        Letter().xlsx()


def test_a_document_names_the_characters_that_would_not_print():
    assert Letter().missing_characters() == ["𰻞"]


def test_the_html_of_a_document_can_be_read():
    assert "<title>青山县2026年度协商工作计划</title>" in Letter().html()


def test_pdf_files_carry_title_and_bookmarks():
    pdf = pdfplumber.open(io.BytesIO(rendering.pdf(samples.with_attachments())))
    assert pdf.metadata == {"Producer": "WeasyPrint 70.0", "Title": "青山县2026年度协商工作计划"}
    outline = [(level, title) for level, title, *_ in pdf.doc.get_outlines()]
    assert outline == [
        (1, "一、指导思想"),
        (1, "二、基本原则"),
        (2, "（一）围绕中心"),
        (3, "1. 服务大局"),
        (4, "（1）突出重点"),
        (1, "附件1 2026年度协商工作安排一览表"),
        (1, "附件2 联系人名单"),
    ]


class Ledger(Document):
    name = "ledger"
    permission = "plans.print"

    def __init__(self, rows: int):
        self.rows = rows

    def content(self):
        return OfficialDocument("台账", (samples.table(self.rows),))


def test_a_long_table_is_printed_whole_with_its_head_on_every_page():
    pages = pages_of(Ledger(400).pdf())
    lines = [line.text for page in pages for line in page.lines]
    assert sum("围绕优化营商环境" in line for line in lines) == 400
    assert lines.count("序号时间内容承办单位负责人") == len(pages) == 27


@pytest.mark.parametrize(("seconds", "megabytes", "reason"), [(1, 4000, "1 "), (300, 250, "250 MB")])
def test_a_table_of_three_thousand_rows_is_stopped_at_its_limit(settings, seconds, megabytes, reason):
    settings.RENDER_SECONDS, settings.RENDER_MEGABYTES = seconds, megabytes
    with pytest.raises(LimitExceeded, match=reason):
        Ledger(3000).pdf()
    assert Letter().make("docx") == rendering.docx(Letter().content())


def test_excel_keeps_numbers_and_dates_and_prepares_the_print():
    columns = (Column("序号", 6), Column("日期", 14), Column("内容", 40))
    rows = ((1, datetime.date(2026, 3, 5), "协商"), (2, None, "第一行\n第二行"))
    sheets = (Sheet("一览[表]", columns, rows, title="工作安排", paper="A3"), Sheet("一览 表", columns, ()))
    book = openpyxl.load_workbook(io.BytesIO(rendering.xlsx(sheets)))
    assert book.sheetnames == ["一览 表", "一览 表 2"]
    page = book.worksheets[0]
    assert [[cell.value for cell in row] for row in page.iter_rows()] == [
        ["工作安排", None, None],
        ["序号", "日期", "内容"],
        [1, datetime.datetime(2026, 3, 5), "协商"],
        [2, None, "第一行\n第二行"],
    ]
    assert page.freeze_panes == "A3"
    assert page.print_title_rows == "$1:$2"
    assert (page.page_setup.paperSize, page.page_setup.orientation) == (8, "landscape")
    assert page.sheet_properties.pageSetUpPr.fitToPage is True
    assert page.page_setup.fitToHeight == 0  # as many pages as it takes, one page wide
    assert page.column_dimensions["C"].width == pytest.approx(40, abs=1)


def test_a_cell_longer_than_excel_takes_says_that_it_was_cut():
    sheet = Sheet("表", (Column("内容"),), (("国" * 40_000,),))
    page = openpyxl.load_workbook(io.BytesIO(rendering.xlsx((sheet,)))).active
    assert page["A2"].value == "国" * 32_000 + "……（内容过长，已截断）"
