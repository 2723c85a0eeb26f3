"""Times in a plan: the month that heads a list, the month in front of a sentence or in brackets behind it."""

import re

from cppcc.loose_time import LooseTime, find_times, parse_loose_time
from plans.recognition.text import Text

_AROUND_HEADING = re.compile(
    r"(?:主要|重点|全会|工作|活动|任务|安排|计划|内容|要点|具体|如下|履职|打算|事项|日程|的|\d{4}年度?|20[x*_-]{2}年度?|[\s:;,。、()（）【】\[\]\-—~～第#*]+)*"
)
_FRONT = re.compile(r"[\s(（【\[“]*")
_AFTER_FRONT = re.compile(r"\s*[)】\]”]?\s*(?:[,:;、—-]+|\s+|$)")
_HOLDER = re.compile(r"[(【\[][^()【】\[\]]*[)】\]]")


def time_heading(text: Text, year: int | None) -> LooseTime | None:
    """The time that a heading consists of, as in "（五）、六月份：" after its number, or "一季度工作安排".

    >>> time_heading(Text.of("一、二月份："), 2019).text
    '一、二月份'
    >>> time_heading(Text.of("第一季度（1—3月）"), 2019).precision
    'quarter'
    >>> time_heading(Text.of("5月中旬，组织委员视察"), 2019) is None
    True
    """
    if len(text) > 30:
        return None
    plain = text.plain
    mentions = list(find_times(plain, year))
    if not mentions:
        return None
    rest, end = [], 0
    for mention in mentions:
        rest.append(plain[end : mention.start])
        end = mention.end
    rest.append(plain[end:])
    if not _AROUND_HEADING.fullmatch("".join(rest)):
        return None
    first = mentions[0]
    words = text.raw[first.start : first.end]
    return parse_loose_time(words, year)


def opens_with_time(plain: str) -> bool:
    """Whether a line starts with a time of its own ("5月中旬，组织…", "三月份").

    >>> [opens_with_time(t) for t in ("5月中旬,组织委员视察", "三月份", "5月份的活动以视察为主", "年内")]
    [True, True, False, False]
    """
    head = plain[:40]
    start = _FRONT.match(head).end()
    for mention in find_times(head):
        if mention.start > start:
            return False
        if mention.times[0].precision not in ("year", "unspecified"):
            return bool(_AFTER_FRONT.match(head, mention.end))
    return False


def bracketed_time(text: Text, year: int | None) -> tuple[Text, LooseTime | None]:
    """Take a time in brackets out of a text: "对保障房建设进行调研。(6月)".

    >>> rest, time = bracketed_time(Text.of("视察园区建设情况。（9月）"), 2026)
    >>> rest.raw, time.text
    ('视察园区建设情况。', '9月')
    """
    for match in reversed(list(_HOLDER.finditer(text.plain))):
        inner = text[match.start() + 1 : match.end() - 1]
        if len(inner) <= 24 and time_heading(inner, year):
            time = parse_loose_time(inner.raw, year)
            return text.without(*match.span()), time
    return text, None
