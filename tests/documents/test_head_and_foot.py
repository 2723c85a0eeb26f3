"""Where the parts of an official document stand, measured: GB/T 9704-2012, section 7."""

from itertools import pairwise

import pytest

from cppcc.documents.content import Attachment

from . import samples
from .measuring import CHARACTER, LINE

HALF_MILLIMETRE = 0.5
RED = (1.0, 0.0, 0.0)
BLACK = (0.0, 0.0, 0.0)


def mid(line):
    return (line.left + line.right) / 2


def test_the_mark_is_centred_with_its_upper_edge_35_mm_below_the_type_area(official):
    mark = official[0].line("青山县委员会办公室文件")
    assert mark.top == pytest.approx(37 + 35, abs=HALF_MILLIMETRE)
    assert mid(mark) == pytest.approx(106, abs=HALF_MILLIMETRE)
    assert mark.fonts == {"Doc-Title-Bold"}


def test_the_number_stands_two_lines_below_the_mark(official):
    mark, number = official[0].line("青山县委员会办公室文件"), official[0].line("青协发")
    assert number.text == "青协发〔2026〕5号"
    assert mid(number) == pytest.approx(106, abs=HALF_MILLIMETRE)
    assert number.top - mark.bottom == pytest.approx(2 * LINE + (LINE - CHARACTER) / 2, abs=HALF_MILLIMETRE)


def test_the_red_rule_is_4_mm_below_the_number_and_as_wide_as_the_type_area(official):
    number = official[0].line("青协发")
    (rule,) = [rule for rule in official[0].rules if rule.colour == RED]
    assert rule.top - number.bottom == pytest.approx(4, abs=HALF_MILLIMETRE)
    assert (rule.left, rule.right) == pytest.approx((28, 184), abs=HALF_MILLIMETRE)


def test_the_title_stands_two_lines_below_the_rule_and_one_above_the_addressee(official):
    page = official[0]
    (rule,) = [rule for rule in page.rules if rule.colour == RED]
    title, addressee = page.line("青山县2026年度"), page.line("各乡镇")
    assert title.top - rule.bottom == pytest.approx(2 * LINE + (LINE - title.size) / 2, abs=HALF_MILLIMETRE)
    assert addressee.text == "各乡镇、各有关单位："
    assert addressee.left == pytest.approx(28, abs=HALF_MILLIMETRE)
    assert addressee.top - title.top == pytest.approx(2 * LINE, abs=1.2)


@pytest.mark.parametrize(
    ("beginning", "fonts"),
    [
        ("一、指导思想", {"Doc-Hei-Medium"}),
        ("（一）围绕中心", {"Doc-Kai"}),
        ("1.服务大局", {"Doc-Fang", "Doc-Figures"}),
        ("（1）突出重点", {"Doc-Fang", "Doc-Figures"}),
        ("（二）丰富形式。牢固树立", {"Doc-Kai", "Doc-Fang"}),
    ],
)
def test_headings_have_their_typefaces_and_the_size_of_the_body(plain, beginning, fonts):
    line = next(page.line(beginning) for page in plain if beginning in page.text)
    assert line.fonts == fonts
    assert line.size == pytest.approx(CHARACTER, abs=0.02)
    assert line.left == pytest.approx(28 + 2 * CHARACTER, abs=HALF_MILLIMETRE)


def test_page_numbers_are_right_on_odd_and_left_on_even_pages_one_character_in(official):
    for number, page in enumerate(official, 1):
        line = page.lines[-1]
        assert line.text == f"—{number}—"
        assert line.size == pytest.approx(14 * 25.4 / 72, abs=0.02)
        if number % 2:
            assert line.right == pytest.approx(184 - line.size, abs=HALF_MILLIMETRE)
        else:
            assert line.left == pytest.approx(28 + line.size, abs=HALF_MILLIMETRE)


def test_the_dashes_of_the_page_number_are_7_mm_below_the_type_area(official):
    """The dash lies 0.3 of its size above the baseline, and that 0.88 below the top of the character."""
    for page in official:
        line = page.lines[-1]
        assert line.top + (0.88 - 0.3) * line.size == pytest.approx(262 + 7, abs=0.2)


def test_without_a_seal_the_name_ends_two_from_the_right_and_the_date_begins_two_after_it(plain):
    name, date = plain[-1].line("青山县委员会办公室"), plain[-1].line("2026年3月5日")
    assert name.right == pytest.approx(184 - 2 * CHARACTER, abs=HALF_MILLIMETRE)
    assert date.left - name.left == pytest.approx(2 * CHARACTER, abs=HALF_MILLIMETRE)
    assert date.top - name.top == pytest.approx(LINE, abs=HALF_MILLIMETRE)
    last = plain[-1].lines[plain[-1].lines.index(name) - 1]
    assert name.top - last.top == pytest.approx(2 * LINE, abs=HALF_MILLIMETRE)


def test_a_date_longer_than_the_name_stands_two_from_the_right(printed):
    page = printed(samples.plain(signature=("办公室",)))[-1]
    name, date = page.line("办公室"), page.line("2026年3月5日")
    assert date.right == pytest.approx(184 - 2 * CHARACTER, abs=HALF_MILLIMETRE)
    assert date.left - name.left == pytest.approx(2 * CHARACTER, abs=HALF_MILLIMETRE)


def test_under_a_seal_the_date_ends_four_from_the_right_with_the_name_centred_on_it(printed):
    page = printed(samples.plain(sealed=True))[-1]
    name, date = page.line("青山县委员会办公室"), page.line("2026年3月5日")
    assert date.right == pytest.approx(184 - 4 * CHARACTER, abs=HALF_MILLIMETRE)
    assert mid(name) == pytest.approx(mid(date), abs=HALF_MILLIMETRE)


def test_the_colophon_ends_on_the_lower_edge_of_the_type_area(official):
    last = official[-1]
    tops = [rule for rule in last.rules if rule.colour == BLACK]
    edges = sorted({round(value, 2) for rule in tops for value in (rule.top, rule.bottom)})
    copies, printed_by = last.line("抄送："), last.line_with("印发")
    thick = [round(b - a, 2) for a, b in pairwise(edges) if b - a < 1]
    assert thick == pytest.approx([0.35, 0.25, 0.35], abs=0.02)
    assert edges[-1] == pytest.approx(262, abs=HALF_MILLIMETRE)
    assert {(round(rule.left), round(rule.right)) for rule in tops} == {(28, 184)}
    assert printed_by.text == "青山县委员会办公室2026年3月6日印发"
    one = 14 * 25.4 / 72
    assert copies.size == pytest.approx(one, abs=0.02)
    assert copies.left == pytest.approx(28 + one, abs=HALF_MILLIMETRE)
    assert (printed_by.left, printed_by.right) == pytest.approx((28 + one, 184 - one), abs=HALF_MILLIMETRE)


def test_further_lines_of_the_copies_stand_below_the_first_name(official):
    last = official[-1]
    first = last.line("抄送：")
    second = last.lines[last.lines.index(first) + 1]
    assert second.left - first.left == pytest.approx(3 * first.size, abs=HALF_MILLIMETRE)
    assert second.text.endswith("。")


def test_copies_longer_than_a_page_are_printed_whole(printed):
    copies = "，".join(f"第{number}号单位" for number in range(500))
    pages = printed(samples.document(copies_to=copies))
    assert f"抄送：{copies}。" in "".join(line.text for page in pages for line in page.lines[:-1])


def test_the_text_below_the_red_head_is_on_the_grid_down_to_the_last_line(official):
    text = official[0].body[3:]
    tops = [37 + LINE * row for row in range(22 - len(text), 22)]
    assert text[0].text == "各乡镇、各有关单位："
    assert [line.top for line in text] == pytest.approx(tops, abs=HALF_MILLIMETRE)


def test_the_place_of_the_number_is_kept_while_there_is_none(printed, official):
    page = printed(samples.document(number="", blocks=samples.BLOCKS[:2]))[0]
    assert page.rules[0] == official[0].rules[0]


def test_after_a_turned_page_the_colophon_stands_on_an_upright_one(printed):
    attachment = Attachment("一览表", (samples.table(3, landscape=True),))
    last, before = printed(samples.document(attachments=(attachment,)))[:-3:-1]
    assert (round(last.width), round(before.width)) == (210, 297)
    assert [line.text for line in last.lines][-2] == "青山县委员会办公室2026年3月6日印发"
    assert "印发" not in before.text


def test_joint_offices_are_equally_wide_and_the_lead_office_comes_first(printed):
    offices = ("中共青山县委办公室", "青山县人民政府办公室", "青山县委员会办公室")
    page = printed(samples.document(issuing_offices=offices, blocks=samples.BLOCKS[:3]))[0]
    first, second, third = page.lines[:3]
    assert (first.text, second.text, third.text) == (offices[0], offices[1] + "文件", offices[2])
    assert first.top == pytest.approx(72, abs=HALF_MILLIMETRE)
    assert first.left == pytest.approx(third.left, abs=HALF_MILLIMETRE)
    assert first.right == pytest.approx(third.right, abs=HALF_MILLIMETRE)
    assert (second.left, second.right) == pytest.approx((28, 184), abs=2)


def test_a_letter_has_its_mark_30_mm_from_the_edge_and_two_double_rules_of_170_mm(printed):
    page = printed(samples.document(coat="letter", blocks=samples.BLOCKS[:1]))[0]
    assert page.lines[0].text == "青山县委员会办公室"
    assert page.lines[0].top == pytest.approx(30, abs=HALF_MILLIMETRE)
    red = [rule for rule in page.rules if rule.colour == RED]
    assert {(round(rule.left), round(rule.right)) for rule in red} == {(21, 191)}
    assert min(rule.top for rule in red) == pytest.approx(page.lines[0].bottom + 4, abs=HALF_MILLIMETRE)
    assert max(rule.bottom for rule in red) == pytest.approx(297 - 20, abs=0.6)
    assert page.line("青协发").right == pytest.approx(184, abs=HALF_MILLIMETRE)
    assert "—1—" not in page.text
