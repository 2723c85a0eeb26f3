"""Attachments, wide tables and watermarks, measured."""

import io

import pytest
from docx import Document as WordFile
from docx.enum.section import WD_ORIENT

from cppcc.documents import rendering
from cppcc.documents.content import Attachment, OfficialDocument

from . import samples
from .measuring import CHARACTER, LINE, is_turned

HALF_MILLIMETRE = 0.5


@pytest.fixture(scope="module")
def pages(printed):
    return printed(samples.with_attachments(watermark="征求意见稿"))


@pytest.fixture(scope="module")
def turned(pages):
    return [page for page in pages if page.width > page.height]


def test_attachments_are_named_one_line_below_the_body(pages):
    page = next(page for page in pages if "附件：1." in page.text)
    first, second = page.line("附件：1."), page.line("2.联系人")
    assert first.text == "附件：1.2026年度协商工作安排一览表"
    assert first.left == pytest.approx(28 + 2 * CHARACTER, abs=HALF_MILLIMETRE)
    assert second.left == pytest.approx(28 + 5 * CHARACTER, abs=HALF_MILLIMETRE)


def test_an_attachment_begins_a_page_with_its_mark_and_its_title_on_the_third_line(pages):
    page = next(page for page in pages if page.text.startswith("附件2"))
    mark, title = page.lines[0], page.line("联系人名单")
    assert mark.fonts == {"Doc-Hei-Medium"}
    assert (mark.left, mark.top) == pytest.approx((28, 37), abs=HALF_MILLIMETRE)
    assert title.top - mark.top == pytest.approx(2 * LINE, abs=1.2)
    assert (title.left + title.right) / 2 == pytest.approx(106, abs=HALF_MILLIMETRE)


def test_a_single_attachment_has_no_number(printed):
    pages = printed(samples.plain(attachments=(Attachment("名单", samples.BLOCKS[:1]),)))
    assert "附件：名单" in [line.text for page in pages for line in page.lines]
    assert pages[-1].lines[0].text == "附件"


def test_a_wide_table_turns_its_pages_and_repeats_its_head(turned):
    assert len(turned) == 3
    heads = [[line.text for line in page.lines].count("序号时间内容承办单位负责人") for page in turned]
    assert heads == [1, 1, 1]


def test_every_row_is_printed_once(turned):
    rows = [line.text for page in turned for line in page.lines if "围绕优化营商环境" in line.text]
    assert len(rows) == 40
    assert rows[0].startswith("12月围绕")
    assert rows[-1].startswith("405月围绕")


def test_the_number_of_a_turned_page_stays_where_it_is_on_paper(turned):
    """The portrait page lies on its left side: its foot is on the left, its outer edge below or above."""
    for page in turned:
        chars = [char for char in page.page.chars if is_turned(char) and char["text"] in "—0123456789"]
        boxes = [char for char in chars if char["x1"] * 25.4 / 72 < 35]
        middle = sum(char["top"] + char["bottom"] for char in boxes) / len(boxes) / 2 * 25.4 / 72
        number = int("".join(char["text"] for char in boxes if char["text"].isdigit()))
        assert (middle > 105) == bool(number % 2)
        dash = next(char for char in boxes if char["text"] == "—")
        right_of_type_area = dash["x0"] * 25.4 / 72 + (0.12 + 0.3) * 14 * 25.4 / 72
        assert right_of_type_area == pytest.approx(35 - 7, abs=HALF_MILLIMETRE)


def test_the_watermark_is_on_every_page(pages):
    for page in pages:
        large = {char["text"] for char in page.page.chars if is_turned(char) and char["size"] > 60}
        assert large == set("征求意见稿")


def test_a_turned_document_has_its_title_above_its_table(printed):
    document = OfficialDocument("通讯录", blocks=(samples.table(3),), landscape=True)
    [page] = printed(document)
    assert (page.width > page.height, page.lines[0].text) == (True, "通讯录")
    word = WordFile(io.BytesIO(rendering.docx(document)))
    assert [section.orientation for section in word.sections] == [WD_ORIENT.LANDSCAPE]
