"""Figures of a text that are counted from rows: how they are written, filled, recognised, left alone."""

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.figures import Counts, counting, escape, fields, fill, find_plain, follow_certain, parse, plain

PLAN = {
    "sections": [{"level": 1}, {"level": 2}, {"level": 2}, {"level": 1}],
    "topics": [{"form": "专题协商", "section": 1}] * 2 + [{"form": "双月协商座谈会", "section": 2}],
    "activities": [{"kind": "inspection", "section": 3}] * 2,
    "targets": [{}] * 4,
}
COUNTS = Counts(PLAN)
PIECES = st.sampled_from(["〖", "〗", "数", "汉", "：", ":", "议题", "\n", "3", "项", "协商活动"])
HOSTILE = st.lists(PIECES | st.text(max_size=3), max_size=12).map("".join)


@pytest.mark.parametrize("module", [fields, counting, plain])
def test_examples(module):
    assert doctest.testmod(module).failed == 0


@given(HOSTILE)
def test_escaped_text_is_printed_as_it_stands(text):
    assert fill(escape(text), COUNTS.value) == text


@given(HOSTILE)
def test_no_character_is_lost_in_parsing(text):
    pieces = parse(text)
    assert fill(text, {}.get) == "".join(one if isinstance(one, str) else one.source for one in pieces)


@given(HOSTILE, st.sampled_from([None, 0, 1, 3]))
def test_a_number_that_follows_the_rows_prints_the_same(text, index):
    text = escape(text)
    changed = follow_certain(text, COUNTS, index=index)
    assert fill(changed, COUNTS.of_chapter(index)) == fill(text, COUNTS.of_chapter(index))


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("全年开展协商活动3项。", "〖数：议题〗"),
        ("全年开展重点协商活动三项。", "〖汉数：议题〗"),
        ("安排3项重点协商议题。", "〖数：议题〗"),
        ("以两种形式开展。", "〖汉数：协商形式〗"),
        ("其次，专题协商2次。", "〖数：议题·专题协商〗"),
        ("召开双月协商座谈会一次。", "〖汉数：议题·双月协商座谈会〗"),
        ("安排 1 次双月协商座谈会", "〖数：议题·双月协商座谈会〗"),
    ],
)
def test_what_a_number_means(text, field):
    [found] = find_plain(text, COUNTS)
    assert (found.field, found.is_certain) == (field, True)


@pytest.mark.parametrize(
    ("title", "index", "field"),
    [
        ("专题协商（2项）", 1, "〖数：本章议题〗"),
        ("协商安排(共3项)", 0, "〖数：本章议题〗"),
        ("视察（两次）", 3, "〖汉数：本章活动〗"),
    ],
)
def test_number_at_the_end_of_a_title(title, index, field):
    [found] = find_plain(title, COUNTS, index=index, is_title=True)
    assert (found.field, found.is_certain) == (field, True)


@pytest.mark.parametrize(
    "text",
    [
        "不少于协商活动3项。",
        "其中重点协商活动3项。",
        "去年开展协商活动3项。",
        "2025年开展协商活动3项。",
        "每季度安排协商活动3项。",
        "学习《关于协商议题3项的办法》。",
        "第3项协商议题由经济委员会承办。",
        "开展协商活动13项以上。",
        "协商活动举行前3个工作日通知。",
        "专题协商3个工作日前送达。",
        "坚持三个导向，抓好3个环节。",
        "协商活动〖数：议题〗项。",
        "全年召开会议二次，专题协商二项。",
    ],
)
def test_numbers_that_mean_something_else(text):
    assert [one for one in find_plain(text, COUNTS, year=2026) if one.is_certain] == []


def test_a_number_that_the_rows_contradict_is_offered_with_what_they_say():
    [found] = find_plain("全年开展协商活动十八项。", COUNTS)
    assert (found.said, found.field, found.figure, found.is_certain) == (
        "协商活动十八项",
        "〖汉数：议题〗",
        "三",
        False,
    )
    assert follow_certain("全年开展协商活动十八项。", COUNTS) == "全年开展协商活动十八项。"


def test_activities_of_a_kind_are_offered_and_never_taken_by_themselves():
    [found] = find_plain("全年组织视察2次。", COUNTS)
    assert (found.field, found.is_certain) == ("〖数：活动·视察〗", False)


def test_a_number_of_the_chapter_is_taken_for_the_chapters():
    [found] = find_plain("本章安排协商议题2项。", COUNTS, index=1)
    assert found.field == "〖数：本章议题〗"


def test_forms_that_nobody_has_count_nothing_where_all_are_known():
    name = "议题·网络协商"
    assert (Counts(PLAN).value(name), Counts(PLAN, forms=["对口协商"]).value(name)) == (0, None)
    assert Counts(PLAN, forms=["网络协商"]).value(name) == 0
