"""Times in a plan: the month that heads a list, the month in front of a sentence or in brackets behind it."""

import re
from functools import lru_cache

from cppcc.loose_time import LooseTime, find_times, parse_loose_time
from plans.recognition.text import Text

_AROUND_HEADING = re.compile(
    r"(?:[省市州县区镇乡街道]{0,2}政协|主要|重点|全会|工作|活动|任务|安排|时间|计划|内容|要点|具体|如下|履职|打算|事项|日程|的|"
    r"\d{4}年度?|20[x*_-]{2}年度?|第(?:\d{1,2}|[一二三四五六七八九十]{1,3})周|[春夏秋冬]季|[\s:;,。、()【】\[\]\-—~第#*+])*"
)
_AROUND_TIME = re.compile(
    r"(?:拟于?|贯穿|暂定|计划|预计|时间|安排|开展|召开|举行|进行|组织|实施|完成|各|一次|1次|会议(?=定)|定(?=[于在])|[于在为份约每:,、;。\s])*"
)
# "6月5日世界环境日当天，"
FEAST = r"(?!慰问|庆|迎)[^\W\d_]{1,6}[节日](?:当天|期间)?(?=,)"
_FRONT = re.compile(r"[\s(【\[“]*")
_AFTER_FRONT = re.compile(
    rf"\s*[)】\]”]?\s*(?:{FEAST})?(?:(?:主要|重点)?(?:活动|工作|任务|安排)\s*:|[,:;、—-]+|\s+|$"
    r"|(?=围绕|就|对|由|拟|组织|召开|开展|举办|举行|参加|视察|调研|走访|学习|听取|慰问|进行|安排))"
)
_AFTER_ENTRY = re.compile(
    r"\s*[)】\]”]?\s*(?:(?:主要|重点)?(?:活动|工作|任务|安排)\s*:\s*|[:—-]+\s*|\s+)(?=\S)"
)


@lru_cache(maxsize=4096)
def _around(plain: str) -> tuple[str, int]:
    """What a text says beside its times, and how many times it names."""
    rest, end, count = [], 0, 0
    for mention in find_times(plain):
        rest.append(plain[end : mention.start])
        end = mention.end
        count += 1
    return "".join([*rest, plain[end:]]), count


def time_heading(text: Text, year: int | None) -> LooseTime | None:
    """The time that a heading consists of: "六月份：", "一季度工作安排", "第一季度（1—3月）".

    >>> time_heading(Text.of("一、二月份："), 2019).text
    '一、二月份'
    >>> time_heading(Text.of("第一季度（1—3月）"), 2019).precision
    'quarter'
    >>> time_heading(Text.of("第二周（3月9日—13日）"), 2019).text
    '3月9日—13日'
    >>> time_heading(Text.of("5月中旬，组织委员视察"), 2019) is None
    True
    """
    if len(text) > 30:
        return None
    rest, count = _around(text.plain)
    if not count or not _AROUND_HEADING.fullmatch(rest):
        return None
    first = next(find_times(text.plain, year))
    return parse_loose_time(text.raw[first.start : first.end], year)


def opens_with_time(plain: str) -> bool:
    """Whether a line starts with a time of its own ("5月中旬，组织…", "三月份").

    >>> [opens_with_time(t) for t in ("5月中旬,组织委员视察", "三月份", "5月份的活动以视察为主", "年内")]
    [True, True, False, False]
    """
    return _opens_with_time(plain[:40])


@lru_cache(maxsize=4096)
def _opens_with_time(head: str) -> bool:
    start = _FRONT.match(head).end()
    for mention in find_times(head):
        if mention.start > start:
            return False
        time = mention.times[0]
        if time.is_near_feast or time.precision not in ("year", "unspecified"):
            return bool(_AFTER_FRONT.match(head, mention.end))
    return False


def opens_entry(plain: str) -> bool:
    """Whether a line is an entry of a calendar: a time, then a colon, dash or gap.

    >>> [opens_entry(t) for t in ("3月:传达两会精神", "7月 召开会议", "5月,组织委员视察", "三月")]
    [True, True, False, False]
    """
    first = next(find_times(plain[:40]), None)
    return opens_with_time(plain) and first is not None and bool(_AFTER_ENTRY.match(plain, first.end))


def is_time_only(plain: str) -> bool:
    """Whether a short text is a time and nothing else.

    >>> is_time_only("拟于5月召开"), is_time_only("5月,经济委"), is_time_only("经济委")
    (True, False, False)
    """
    rest, count = _around(plain)
    return count > 0 and bool(_AROUND_TIME.fullmatch(rest))


def times_of(text: Text, year: int | None) -> list[LooseTime]:
    """The times a text names, each in the words of the source.

    >>> [time.text for time in times_of(Text.of("（３月、８月）"), 2026)]
    ['３月', '８月']
    >>> [time.text for time in times_of(Text.of("l0月"), 2026)]
    ['10月']
    """
    times = [time for mention in find_times(text.raw, year) for time in mention.times]
    if not times and text.raw != text.plain:
        times = [time for mention in find_times(text.plain, year) for time in mention.times]
    return times


def time_said(value: Text, year: int | None) -> LooseTime | None:
    """The time that a text of its own gives, in the words of the source where these can be read."""
    return parse_loose_time(value.raw, year) or parse_loose_time(value.plain, year)
