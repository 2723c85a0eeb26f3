"""Every non-blank character of a source appears in what is recognised, whatever the source is."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cppcc.loose_time import LooseTime
from plans.recognition import recognise

KINDS = {
    *("study", "research", "inspection", "supervision", "appraisal", "visit", "briefing", "meeting"),
    *("welfare", "liaison", "submission", "donation", "activity", "other"),
}
VOCABULARY = (
    *(
        "政协",
        "协商",
        "计划",
        "一、",
        "（一）",
        "1、",
        "①",
        "-",
        "#",
        "时间安排：",
        "协商议题：",
        "责任部门：",
    ),
    *("专题协商", "“推进城市更新”", "5月", "三月份", "第二季度", "全会期间", "组织委员视察", "不少于2次"),
    *("每季度一次", "。", "；", "，", "、", "（", "）", "|", "围绕", "就", "开展", "由经济委承办", "□ * ^v^"),
    *("20xx年", "2026年", "— 3 —", "協商計劃", "適時"),
    *(
        "1\\.",
        "<br>",
        "&nbsp;",
        "lO月",
        "2O26年",
        "第一周（3月2日—6日）",
        "督办单位：",
        "召开“推进供水”专题协商会",
    ),
)
WORDS = st.sampled_from(VOCABULARY)
PIECES = st.one_of(
    WORDS, st.sampled_from(["\n", "\n\n", "\t", " ", "　", "\r\n", "\u2028"]), st.text(max_size=6)
)
TEXTS = st.lists(PIECES, max_size=60).map("".join)
HOSTILE = [
    "\x00\x01\ufeff\u202e政协",
    "（" * 500 + "政协协商计划",
    "“" * 200 + "协商" + "”" * 200,
    "|" * 300,
    "\t" * 50 + "时间\t内容\n" * 3,
    "1、" * 200,
    "一、二、三、四、五月份：",
    "9" * 400 + "月" + "9" * 20 + "日",
    "政协协商计划\n第一季度\n第一季度\n第一季度",
    "時間：：：：\n协商议题：\n协商议题：",
    "\ud800政协",
    "政协协商计划\n3月：“ 供暖服务保障 ”（和平社区）",
    "政协" + "\n" * 300 + "协商",
    "序号\n议题\n时间\n1\n\n\n2",
    "<script>alert(1)</script>政协=1+1",
]


def kept(plan: dict) -> Counter:
    rows = [plan[name] for name in ("sections", "topics", "activities", "targets", "unplaced")]

    def texts(value):
        if isinstance(value, dict):
            for inner in value.values():
                yield from texts(inner)
        elif isinstance(value, list):
            for inner in value:
                yield from texts(inner)
        elif isinstance(value, str):
            yield value

    return Counter(char for text in texts(rows) for char in text if not char.isspace())


def assert_whole(source: str, plan: dict) -> None:
    assert Counter(char for char in source if not char.isspace()) - kept(plan) == Counter()


def assert_sound(source: str, plan: dict) -> None:
    """The shape of the plan JSON, and lines that exist."""
    count = len(source.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    for name in ("topics", "activities", "targets", "sections"):
        for row in plan[name]:
            assert 1 <= row["lines"][0] <= row["lines"][1] <= count
    for row in plan["topics"] + plan["activities"]:
        assert row["title"].strip() == row["title"] != ""
        if row["schedule"] is not None:
            assert LooseTime.from_json(row["schedule"]).to_json() == row["schedule"]
    for row in plan["activities"] + plan["targets"]:
        assert row["kind"] in KINDS
    for row in plan["targets"]:
        assert row["minimum"] >= 1 and (row["maximum"] is None or row["maximum"] >= row["minimum"])


@settings(deadline=None, max_examples=300)
@given(TEXTS)
def test_generated_texts(source):
    plan = recognise(source, 2026)
    assert_whole(source, plan)
    assert_sound(source, plan)


@pytest.mark.parametrize("source", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_texts(source):
    plan = recognise(source)
    assert_whole(source, plan)
    assert_sound(source, plan)


def test_lines_and_text_give_the_same():
    source = "政协某县委员会2026年协商计划\n一、专题协商\n1、推进夜间经济发展（5月，经济委）"
    assert recognise(source) == recognise(source.split("\n"))
