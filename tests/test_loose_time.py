import doctest
import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cppcc.loose_time
from cppcc.loose_time import PRECISIONS, LooseTime, find_times, parse_loose_time, words


@pytest.mark.parametrize(
    ("text", "precision", "earliest", "latest"),
    [
        ("6月18日", "day", "2026-06-18", "2026-06-18"),
        ("6月31日", "day", "2026-06-30", "2026-06-30"),
        ("2026.3.5", "day", "2026-03-05", "2026-03-05"),
        ("3.12", "day", "2026-03-12", "2026-03-12"),
        ("2.20—2.28", "range", "2026-02-20", "2026-02-28"),
        ("7.1前", "range", "2026-01-01", "2026-07-01"),
        ("2026年3月5日(星期四)上午9:00", "day", "2026-03-05", "2026-03-05"),
        ("5月中旬", "ten_days", "2026-05-11", "2026-05-20"),
        ("３月上旬", "ten_days", "2026-03-01", "2026-03-10"),
        ("2月下旬", "ten_days", "2026-02-21", "2026-02-28"),
        ("5月底", "ten_days", "2026-05-21", "2026-05-31"),
        ("6月初", "ten_days", "2026-06-01", "2026-06-10"),
        ("6月底前", "range", "2026-01-01", "2026-06-30"),
        ("8月20日前", "range", "2026-01-01", "2026-08-20"),
        ("五月份", "month", "2026-05-01", "2026-05-31"),
        ("十一月", "month", "2026-11-01", "2026-11-30"),
        ("元月", "month", "2026-01-01", "2026-01-31"),
        ("2026年3月", "month", "2026-03-01", "2026-03-31"),
        ("20xx年5月", "month", "2026-05-01", "2026-05-31"),
        ("次年1月", "month", "2027-01-01", "2027-01-31"),
        ("适时安排（5月）", "month", "2026-05-01", "2026-05-31"),
        ("年初", "month", "2026-01-01", "2026-01-31"),
        ("年底", "month", "2026-12-01", "2026-12-31"),
        ("二季度末", "month", "2026-06-01", "2026-06-30"),
        ("10月中下旬", "range", "2026-10-11", "2026-10-31"),
        ("9月至11月", "range", "2026-09-01", "2026-11-30"),
        ("9-11月", "range", "2026-09-01", "2026-11-30"),
        ("1～2月份", "range", "2026-01-01", "2026-02-28"),
        ("一、二月份", "range", "2026-01-01", "2026-02-28"),
        ("3月5日至7日", "range", "2026-03-05", "2026-03-07"),
        ("3月上旬至4月中旬", "range", "2026-03-01", "2026-04-20"),
        ("11月至次年1月", "range", "2026-11-01", "2027-01-31"),
        ("12月-1月", "range", "2026-12-01", "2027-01-31"),
        ("4月、8月、11月份", "range", "2026-04-01", "2026-11-30"),
        ("二、三季度", "range", "2026-04-01", "2026-09-30"),
        ("春节前后", "unspecified", "2026-01-21", "2026-02-20"),
        ("国庆节前", "unspecified", "2026-10-01", "2026-10-07"),
        ("三八节", "day", "2026-03-08", "2026-03-08"),
        ("5月第二周", "range", "2026-05-08", "2026-05-14"),
        ("第二季度", "quarter", "2026-04-01", "2026-06-30"),
        ("二季度", "quarter", "2026-04-01", "2026-06-30"),
        ("Ｑ2", "quarter", "2026-04-01", "2026-06-30"),
        ("上半年", "half_year", "2026-01-01", "2026-06-30"),
        ("2025年下半年", "half_year", "2025-07-01", "2025-12-31"),
        ("全年", "year", "2026-01-01", "2026-12-31"),
        ("年内", "year", "2026-01-01", "2026-12-31"),
        ("每月", "year", "2026-01-01", "2026-12-31"),
        ("每季度一次", "year", "2026-01-01", "2026-12-31"),
        ("每月中旬", "year", "2026-01-01", "2026-12-31"),
        ("2026年", "year", "2026-01-01", "2026-12-31"),
        ("全会期间", "session", None, None),
        ("市政协一届二次全会期间", "session", None, None),
        ("區政協全體會議期間", "session", None, None),
        ("适时", "unspecified", None, None),
        ("適時安排", "unspecified", None, None),
        ("另行安排", "unspecified", None, None),
        ("待定", "unspecified", None, None),
        ("视情况", "unspecified", None, None),
        ("根据工作需要", "unspecified", None, None),
        ("月底", "ten_days", None, None),
    ],
)
def test_parses_what_clerks_type(text, precision, earliest, latest):
    time = parse_loose_time(text, 2026)
    assert time.to_json() == {"text": text, "earliest": earliest, "latest": latest, "precision": precision}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hello",
        "30",
        "3.5亿元",
        "3.5%",
        "13.5",
        "1.1.2",
        "今年3.5",
        "十三届",
        "第一、二、三产业",
        "12个月",
    ],
)
def test_no_time_is_no_time(text):
    assert parse_loose_time(text, 2026) is None


def test_without_a_year_the_words_and_the_precision_stay():
    assert parse_loose_time(" 5月中旬 ", None) == LooseTime("5月中旬", None, None, "ten_days")
    assert parse_loose_time("2026年5月中旬", None).earliest == date(2026, 5, 11)


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("6月中旬和11月下旬，将分别召开通报会", [("6月中旬和11月下旬", ["6月中旬", "11月下旬"])]),
        ("分别安排在4月、8月、11月份", [("4月、8月、11月份", ["4月", "8月", "11月份"])]),
        ("3、6、9、12月召开会议", [("3、6、9、12月", ["3月", "6月", "9月", "12月"])]),
        ("于一、二月份召开", [("一、二月份", ["一、二月份"])]),
        ("5、6月各召开一次", [("5、6月", ["5月", "6月"])]),
        ("3月5、6日", [("3月5、6日", ["3月5日", "6日"])]),
        ("7月视察，8月前后调研", [("7月", ["7月"]), ("8月前后", ["8月前后"])]),
        ("5月前往外地考察", [("5月", ["5月"])]),
        ("9、1季度", [("1季度", ["1季度"])]),
        ("20、3月", [("3月", ["3月"])]),
        ("12月上旬召开年终总结会", [("12月上旬", ["12月上旬"])]),
        ("2026年全年工作", [("2026年全年", ["2026年全年"])]),
        ("2021年以政协全委会等形式开展", []),
        ("召开双月协商座谈会，贯彻十八届六中全会精神，最终落实", []),
    ],
)
def test_finds_times_in_running_text(text, phrases):
    found = [(text[m.start : m.end], [time.text for time in m.times]) for m in find_times(text, 2026)]
    assert found == phrases


@given(
    st.text(
        alphabet="1295十一二三月日年上中下旬初底至到-—、和第季度半全会期间每20xx 适时春节前后", max_size=40
    )
)
def test_any_text_is_read_without_harm(text):
    mentions = list(find_times(text, 2026))
    assert [m.start for m in mentions] == sorted(m.start for m in mentions)
    for time in [t for m in mentions for t in m.times] + [parse_loose_time(text, 2026)]:
        if time:
            assert time.precision in PRECISIONS
            assert LooseTime.from_json(time.to_json()) == time


@given(st.text(alphabet=sorted({c for _name, pattern in words.TOKENS for c in pattern} | {*" 　\t０９"})))
def test_the_quick_look_passes_over_no_token(text):
    every = re.compile("|".join(pattern for _name, pattern in words.TOKENS))
    assert [m.span() for m in words.TOKEN.finditer(text)] == [m.span() for m in every.finditer(text)]


@pytest.mark.parametrize("festival", words.FESTIVALS)
def test_every_festival_is_found(festival):
    assert [m.start for m in find_times(f"在{festival}前开展慰问", 2026)] == [1]


def test_json_that_cannot_be_is_refused():
    good = LooseTime("5月", date(2026, 5, 1), date(2026, 5, 31), "month").to_json()
    for change in ({"precision": "soon"}, {"latest": "2026-04-30"}, {"latest": None}, {"earliest": "5月"}):
        with pytest.raises(ValueError):
            LooseTime.from_json(good | change)


def test_examples_in_the_documentation():
    assert doctest.testmod(cppcc.loose_time).failed == 0
