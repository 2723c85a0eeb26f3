"""What differs between two contents: rows found again under other names and in other places, words marked."""

from copy import deepcopy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plans.differences import compare, left_side, mark_words, right_side, shortened
from plans.differences.matching import pair_rows


def topic(title, lineage=None, **values):
    return {
        "lineage": lineage,
        "section": None,
        "title": title,
        "content": "",
        "form": "专题协商",
        "schedule": None,
        "organizers": [],
        "participants": "",
        **values,
    }


def time(text, earliest, latest):
    return {"text": text, "earliest": earliest, "latest": latest, "precision": "month"}


def plan(*topics, **values):
    document = {"number": "", "issued_on": None, "issuing_offices": [], "addressee": "", "copies_to": ""}
    return {
        "title": "2026年度协商工作计划",
        "year": 2026,
        "declared_total": None,
        "document": document,
        "sections": [],
        "topics": list(topics),
        "activities": [],
        "targets": [],
        **values,
    }


def told(difference):
    return [
        (row.kind, row.sort, row.name, [(one.name, one.before, one.after) for one in row.changes])
        for row in difference.rows
    ]


MAY, JUNE = time("5月", "2026-05-01", "2026-05-31"), time("6月", "2026-06-01", "2026-06-30")


def test_same_content_has_no_difference():
    content = plan(topic("营商环境", "a"), topic("学前教育", "b"))
    assert told(compare(content, deepcopy(content))) == []


def test_added_dropped_moved_and_changed():
    before = plan(
        topic("优化营商环境", "a", schedule=MAY),
        topic("办好学前教育", "b", organizers=["教科委"]),
        topic("停车场建设", "c"),
    )
    after = plan(
        topic("办好学前教育", "b", organizers=["教科委", "社法委"]),
        topic("优化营商环境", "a", schedule=JUNE, form="对口协商"),
        topic("农村供水保障", "d"),
    )
    assert told(compare(before, after)) == [
        ("topic", "changed", "办好学前教育", [("organizers", "教科委", "教科委、社法委")]),
        ("topic", "dropped", "停车场建设", []),
        ("topic", "moved", "优化营商环境", [("form", "专题协商", "对口协商"), ("schedule", "5月", "6月")]),
        ("topic", "added", "农村供水保障", []),
    ]


def test_order_alone_is_no_difference():
    rows = [topic(title, title) for title in "甲乙丙丁"]
    assert told(compare(plan(*rows), plan(*reversed(rows)))) == []


def test_renamed_row_is_the_same_row():
    difference = compare(plan(topic("甲", "a"), topic("乙", "b")), plan(topic("乙", "a"), topic("丙", "b")))
    assert told(difference) == [
        ("topic", "changed", "乙", [("title", "甲", "乙")]),
        ("topic", "changed", "丙", [("title", "乙", "丙")]),
    ]


def test_without_lineage_the_most_alike_rows_are_the_same():
    before = plan(topic("优化县域营商环境"), topic("加强农村供水保障"), topic("发展乡村旅游"))
    after = plan(topic("加强农村供水工程保障"), topic("进一步优化县域营商环境"), topic("推进垃圾分类"))
    found = [(row.sort, row.before and row.before["title"], row.name) for row in compare(before, after).rows]
    assert found == [
        ("changed", "加强农村供水保障", "加强农村供水工程保障"),
        ("dropped", "发展乡村旅游", "发展乡村旅游"),
        ("changed", "优化县域营商环境", "进一步优化县域营商环境"),
        ("added", None, "推进垃圾分类"),
    ]


def test_the_year_itself_is_no_difference_between_two_years():
    before = plan(topic("推进2026年重点项目", "a", schedule=MAY), topic("甲", "b", schedule=MAY))
    after = plan(
        topic("推进2027年重点项目", "a", schedule=time("5月", "2027-05-01", "2027-05-31")),
        topic("甲", "b", schedule=time("6月", "2027-06-01", "2027-06-30")),
        title="2027年度协商工作计划",
        year=2027,
    )
    assert told(compare(before, after)) == [("topic", "moved", "甲", [("schedule", "5月", "6月")])]


def test_other_days_under_the_same_words_are_told():
    other = MAY | {"latest": "2026-05-20"}
    difference = compare(plan(topic("甲", "a", schedule=MAY)), plan(topic("甲", "a", schedule=other)))
    assert told(difference) == [
        (
            "topic",
            "moved",
            "甲",
            [("schedule", "5月（2026年5月1日—31日）", "5月（2026年5月1日—20日）")],
        )
    ]


def test_another_chapter_moves_a_row_and_a_renamed_chapter_does_not():
    one, two = ({"lineage": key, "title": title, "body": ""} for key, title in (("x", "要求"), ("y", "安排")))
    before = plan(topic("甲", "a", section=0), topic("乙", "b", section=1), sections=[one, two])
    after = plan(
        topic("甲", "a", section=0),
        topic("乙", "b", section=1),
        sections=[two | {"title": "具体安排"}, one],
    )
    assert told(compare(before, after)) == [
        ("topic", "moved", "甲", [("section", "要求", "具体安排")]),
        ("topic", "moved", "乙", [("section", "安排", "要求")]),
        ("section", "changed", "具体安排", [("title", "安排", "具体安排")]),
    ]


def test_head_of_the_plan_is_compared():
    after = plan(declared_total=18)  # which is not printed: the sentence that declares it is
    after["document"] = after["document"] | {"addressee": "各委室"}
    assert told(compare(plan(), after)) == [
        (
            "head",
            "changed",
            "2026年度协商工作计划",
            [("addressee", "", "各委室")],
        )
    ]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("5月上旬召开", "5月中旬召开", [("same", "5月"), ("gone", "上"), ("new", "中"), ("same", "旬召开")]),
        ("甲。乙。", "甲。丙。乙。", [("same", "甲。"), ("new", "丙。"), ("same", "乙。")]),
        ("政协提案办理", "关于养老服务", [("gone", "政协提案办理"), ("new", "关于养老服务")]),
        ("", "新增", [("new", "新增")]),
        ("相同", "相同", [("same", "相同")]),
        ("不少于12次", "不少于15次", [("same", "不少于"), ("gone", "12"), ("new", "15"), ("same", "次")]),
    ],
)
def test_words_are_marked(before, after, expected):
    assert [(one.sign, one.text) for one in mark_words(before, after)] == expected


@settings(max_examples=60)
@given(*[st.text("甲乙丙丁。；\n 12a", max_size=80)] * 2)
def test_pieces_give_both_texts_back(before, after):
    pieces = mark_words(before, after)
    assert "".join(one.text for one in left_side(pieces)) == before
    assert "".join(one.text for one in right_side(pieces)) == after


@settings(max_examples=60)
@given(*[st.lists(st.text("甲乙丙丁", min_size=1, max_size=6), max_size=12)] * 2)
def test_every_row_is_in_one_pair(before, after):
    before, after = ([topic(title) for title in titles] for titles in (before, after))
    pairs = pair_rows(before, after, lambda row: row["title"])
    assert [id(new) for _old, new in pairs if new] == [id(row) for row in after]
    assert sorted(id(old) for old, _new in pairs if old) == sorted(id(row) for row in before)


def test_long_unchanged_stretches_are_cut_around_a_change():
    before, after = "甲" * 100 + "一" + "乙" * 100 + "二", "甲" * 100 + "三" + "乙" * 100 + "二"
    texts = [one.text for one in shortened(mark_words(before, after), 3)]
    assert texts == ["……甲甲甲", "一", "三", "乙乙乙……"]
