"""Rows while they are corrected: no step drops a text, and what was removed comes back as it was."""

from collections import Counter
from copy import deepcopy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.importing import draft_rows
from plans.importing.draft_rows import LISTS, STEPS, RowGone, find, prepare, set_year, text_of

MAY = {"text": "5月", "earliest": "2026-05-01", "latest": "2026-05-31", "precision": "month"}
PLAN_JSON = {
    "year": 2026,
    "sections": [
        {"level": 1, "title": "要求", "body": "甲乙", "prose": "甲", "lines": [1, 2]},
        {"level": 2, "title": "形式", "body": "丙", "lines": [3, 9]},
    ],
    "topics": [
        {
            "form": "专题协商",
            "title": "题一",
            "content": "内一",
            "schedule": MAY,
            "organizers": ["经济委"],
            "participants": "全体",
            "leader": "王建国",
            "lines": [4, 5],
            "unclear": ["no-time"],
        },
        {
            "form": "界别协商",
            "title": "题二",
            "content": "",
            "schedule": None,
            "organizers": [],
            "lines": [6, 6],
        },
    ],
    "activities": [
        {"kind": "visit", "title": "走访", "schedule": None, "organizers": ["提案委"], "lines": [7, 7]}
    ],
    "targets": [
        {"kind": "research", "minimum": 2, "maximum": None, "unit": "次", "text": "调研2次", "lines": [8, 8]}
    ],
    "unplaced": [{"line": 9, "text": "6月开展视察\n分两批"}, {"line": 10, "text": "页脚"}],
}


@pytest.fixture
def document():
    return prepare(deepcopy(PLAN_JSON))


def keys(document, name):
    return [row["key"] for row in document[name]]


def row(document, key):
    return find(document, key)[2]


def characters(document):
    texts = [text_of(name, one) for name in LISTS for one in document[name]]
    return Counter("".join("".join(texts).split()))


def test_sections_keep_their_prose_and_every_row_has_a_key(document):
    assert {name: keys(document, name) for name in LISTS} == {
        "sections": ["s1", "s2"],
        "topics": ["t3", "t4"],
        "activities": ["a5"],
        "targets": ["g6"],
        "unplaced": ["u7", "u8"],
    }
    assert ([one["body"] for one in document["sections"]], row(document, "u8")["lines"]) == (
        ["甲", "丙"],
        [10, 10],
    )


def test_levels_begin_at_one_whatever_stands_above_the_text():
    sections = [
        {"level": level, "title": title, "body": "文"} for level, title in ((1, ""), (2, "要求"), (4, "形式"))
    ]
    assert [one["level"] for one in prepare({"sections": sections})["sections"]] == [1, 1, 3]


def test_change_counts_and_clears_what_was_unclear(document):
    draft_rows.change(document, "t3", {"title": "新"})
    changed = row(document, "t3")
    assert (changed["title"], changed["content"], changed["rev"], changed["unclear"]) == ("新", "内一", 1, [])


def test_removed_row_is_an_unplaced_text_and_comes_back(document):
    before = row(document, "t3")
    text = draft_rows.remove(document, "t3")
    assert (keys(document, "topics"), text["lines"], text["text"]) == (
        ["t4"],
        [4, 5],
        "题一\n专题协商\n内一\n全体\n王建国\n5月\n经济委",
    )
    assert keys(document, "unplaced") == [text["key"], "u7", "u8"]
    draft_rows.restore(document, text["key"])
    assert (keys(document, "topics"), keys(document, "unplaced")) == (["t3", "t4"], ["u7", "u8"])
    assert row(document, "t3") == {**before, "rev": 1}


def test_text_that_was_no_row_cannot_be_put_back(document):
    with pytest.raises(RowGone):
        draft_rows.restore(document, "u7")


def test_unplaced_text_becomes_an_activity_with_its_time(document):
    made = draft_rows.turn(document, "u7", "activities")
    assert (made["title"], made["content"], made["schedule"]["text"], made["kind"], made["lines"]) == (
        "6月开展视察",
        "分两批",
        "6月",
        "activity",
        [9, 9],
    )
    assert (keys(document, "activities"), keys(document, "unplaced")) == (["a5", made["key"]], ["u8"])


def test_unplaced_text_becomes_a_section_at_the_level_of_the_one_before(document):
    made = draft_rows.turn(document, "u7", "sections")
    assert (made["title"], made["body"], made["level"]) == ("6月开展视察", "分两批", 2)


def test_topic_turned_into_an_activity_and_back_is_the_same(document):
    before = row(document, "t3")
    activity = draft_rows.turn(document, "t3", "activities")
    again = draft_rows.turn(document, activity["key"], "topics")
    names = ("form", "title", "content", "schedule", "organizers", "participants", "leader", "lines")
    assert {name: again[name] for name in names} == {name: before[name] for name in names}
    assert keys(document, "topics") == [again["key"], "t4"]


def test_joined_topics_keep_both_texts(document):
    draft_rows.change(
        document, "t4", {"schedule": {**MAY, "text": "六月"}, "organizers": ["经济委", "文史委"]}
    )
    joined = draft_rows.join(document, "t4")
    assert (joined["key"], joined["title"], joined["content"], joined["organizers"], joined["lines"]) == (
        "t3",
        "题一",
        "内一\n题二\n界别协商\n六月",
        ["经济委", "文史委"],
        [4, 6],
    )


def test_first_row_has_nothing_before_it(document):
    with pytest.raises(RowGone):
        draft_rows.join(document, "t3")


def test_times_are_read_anew_for_another_year(document):
    set_year(document, 2027)
    assert row(document, "t3")["schedule"] == {
        "text": "5月",
        "earliest": "2027-05-01",
        "latest": "2027-05-31",
        "precision": "month",
    }


@pytest.mark.parametrize("key", ["t99", "x1", "", "t"])
def test_unknown_key_is_gone(document, key):
    with pytest.raises(RowGone):
        find(document, key)


@given(st.lists(st.tuples(st.integers(0, 50), st.sampled_from(sorted(STEPS))), max_size=25))
def test_no_row_of_steps_loses_a_character(steps):
    document = prepare(deepcopy(PLAN_JSON))
    before = characters(document)
    for number, step in steps:
        key = [key for name in LISTS for key in keys(document, name)][
            number % sum(map(len, (document[n] for n in LISTS)))
        ]
        try:
            STEPS[step](document, key)
        except RowGone:
            continue
    found = characters(document)
    assert set(before) - set(found) == set()
