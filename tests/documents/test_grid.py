"""The grid of GB/T 9704-2012, measured: 22 lines of 28 characters on 156 x 225 mm at 37 / 28 mm."""

import pytest

from cppcc.documents.content import Paragraph

from . import samples
from .measuring import CHARACTER, LINE

HALF_MILLIMETRE = 0.5


@pytest.fixture(scope="module")
def full(printed):
    """Three pages and a bit, filled to the last character."""
    return printed(samples.only("国" * (28 * 22 * 3)))


@pytest.fixture(scope="module")
def prose(printed):
    return printed(samples.plain(blocks=(Paragraph(samples.PROSE),) * 60, signature=(), date=None))


def test_a_full_page_has_22_lines_of_28_characters(full):
    assert [[len(line.text) for line in page.body] for page in full[1:3]] == [[28] * 22] * 2


def test_the_type_area_is_156_by_225_at_37_and_28(full):
    for page in full[1:3]:
        area = (page.body[0].top, page.body[-1].bottom, page.body[0].left, page.body[0].right)
        assert area == pytest.approx((37, 37 + 225, 28, 28 + 156), abs=HALF_MILLIMETRE)


def test_the_paper_is_a4(full):
    assert {(round(page.width), round(page.height)) for page in full} == {(210, 297)}


def test_every_full_page_of_prose_has_22_lines_on_the_grid(prose):
    tops = [37 + LINE * number for number in range(22)]
    for page in prose[1:-1]:
        assert [line.top for line in page.body] == pytest.approx(tops, abs=HALF_MILLIMETRE)


def test_no_line_leaves_the_type_area(prose, official):
    for page in [*prose, *official]:
        for line in page.body:
            assert line.left >= 28 - HALF_MILLIMETRE
            assert line.right <= 184 + HALF_MILLIMETRE


def test_paragraphs_are_indented_by_two_characters(prose):
    first = prose[1].line("高举中国")
    assert first.left == pytest.approx(28 + 2 * CHARACTER, abs=HALF_MILLIMETRE)


def test_full_lines_are_flush_right(prose):
    """A full line is one followed by a line of the same paragraph."""
    flush = full_lines = 0
    for page in prose[1:-1]:
        for line, following in zip(page.body, page.body[1:], strict=False):
            if following.left < 28 + CHARACTER:
                full_lines += 1
                flush += abs(line.right - 184) < HALF_MILLIMETRE
    assert full_lines > 300
    assert flush / full_lines >= 0.95


def test_no_line_begins_with_closing_or_ends_with_opening_punctuation(prose):
    lines = [line.text for page in prose for line in page.body]
    assert [text for text in lines if text[0] in "，。、；：？！”’）》〕"] == []
    assert [text for text in lines if text[-1] in "“‘（《〔"] == []


def test_justification_keeps_the_place_of_every_character(prose):
    """Golden: the second line of a paragraph has 27 characters, the gap of the 28th shared between them."""
    line = prose[1].page.chars
    row = [char for char in line if abs(char["top"] - prose[1].line("高举中国").top / (25.4 / 72)) < 1]
    lefts = [round(char["x0"] * 25.4 / 72, 1) for char in row]
    assert lefts == [round(28 + CHARACTER * number, 1) for number in range(2, 28)]


def test_the_title_of_a_plain_document_is_on_the_first_line_of_the_grid(plain):
    title = plain[0].lines[0]
    assert title.text == "青山县2026年度协商工作计划"
    assert title.size == pytest.approx(22 * 25.4 / 72, abs=0.05)
    assert title.fonts == {"Doc-Title-Bold"}
    assert (title.left + title.right) / 2 == pytest.approx(28 + 78, abs=HALF_MILLIMETRE)
    addressee = plain[0].lines[1]
    assert addressee.top - 37 == pytest.approx(2 * LINE, abs=HALF_MILLIMETRE)


def test_rare_names_print_from_an_embedded_font(plain):
    chars = [char for page in plain for char in page.page.chars if char["text"] in "䶮堃喆祎玥翀珺淏赟昇㛃𬭎"]
    assert {char["text"] for char in chars} == set("䶮堃喆祎玥翀珺淏赟昇㛃𬭎")
    assert {char["fontname"].split("+")[-1] for char in chars} == {"Doc-Fang-Rare"}
    assert {round(char["width"] * 25.4 / 72, 1) for char in chars} == {round(CHARACTER, 1)}
