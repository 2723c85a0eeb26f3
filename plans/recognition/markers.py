"""Numbers and signs that open a heading or an item: 一、 （一） 1. (1) ① - ### 一是."""

import re
from dataclasses import dataclass

from plans.recognition.text import Text, number_of


@dataclass(frozen=True)
class Marker:
    """`rank` orders the kinds from outer to inner; `value` is None where nothing is counted."""

    kind: str
    rank: float
    value: int | None
    number: str
    end: int


_CN = r"[一二三四五六七八九十]{1,3}"
_MONTHS = r"\d{1,2}(?:\s*[-—~至、]+\s*\d{1,2})?\s*月"
# kind, rank, pattern on the plain text; group 1 is the number
_NUMBERED = tuple(
    (kind, rank, re.compile(pattern))
    for kind, rank, pattern in (
        ("part", 0.8, rf"第({_CN})(?:部分|章|篇|板块)[\s、:.]*"),
        ("chinese", 1, rf"({_CN})\s*(?:、\s*|\.\s*|:\s*|\s+(?=\S{{2}})|。(?=[^\W\d_]{{2,16}}$))"),
        ("capital", 0.9, r"([壹贰叁肆伍陆柒捌玖拾])\s*(?:、|\.|:)\s*"),
        ("chinese_bracketed", 2, rf"(?:\(\s*({_CN})\s*\)|([㈠-㈩]))\s*[、.:]?\s*"),
        (
            "arabic",
            3,
            rf"(?:(\d{{1,3}})\s*(?:、|\.(?!\d)|\.(?={_MONTHS})|:(?!\d))|([⒈-⒛]))\s*[、.]?\s*",
        ),
        ("arabic", 3, r"(\d{1,2})\s{1,3}(?=(?![年月日号个项次件条名期篇份家人周届])[\u4e00-\u9fff]{2,16}$)"),
        ("decimal", 3.3, r"(\d{1,2}\.\d{1,2})\s{1,3}(?=[\u4e00-\u9fff“《])"),
        ("decimals", 3.6, r"(\d{1,2}\.\d{1,2}\.\d{1,2})\.?\s{0,3}(?=[\u4e00-\u9fff“《])"),
        ("arabic_bracketed", 4, r"(?:\(\s*(\d{1,2})\s*\)|(\d{1,2})\)|([⑴-⒇]))\s*[、.:]?\s*"),
        ("circled", 5, r"([①-⑳])\s*[、.:]?\s*"),
        ("ordinal", 7, rf"({_CN})(?:是|要)(?=\S)"),
        ("ordinal", 7, rf"第({_CN})(?:件(?:实事|事))?[,、]\s*"),
    )
)
# what any of them begins with; most lines begin with none
_FIRST = re.compile(r"[第一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾(\d㈠-㈩⒈-⒛⑴-⒇①-⑳]")
_MARKDOWN = re.compile(r"\s*(#{1,6})\s*")
_BULLET = re.compile(r"\s*(?:[-*+•●■◆▪·◇★☆▲△○◎▷►→➢✓□※]|[—–]{1,2})\s*(?=[\w(“《])")
_BOLD = re.compile(r"\s*\*\*(?=\S)")
_MONTH_PAIR = re.compile(
    r"(十一|[一二三四五六七八九十]|\d{1,2})\s*、\s*(十[一二]?|[二三四五六七八九]|\d{1,2})\s*(?:月|季度)"
)


def is_month_pair(plain: str) -> bool:
    """Whether a line begins with two months that follow each other, not with a number.

    >>> is_month_pair("一、二月份：走访委员"), is_month_pair("一、三月份工作"), is_month_pair("一、二是")
    (True, False, False)
    """
    match = _MONTH_PAIR.match(plain)
    return bool(match) and number_of(match[2]) == number_of(match[1]) + 1


def read_number(plain: str, start: int = 0) -> Marker | None:
    """The number a line begins with at `start`.

    >>> m = read_number("（二）".translate({0xFF08: "(", 0xFF09: ")"}) + "专题协商")
    >>> m.kind, m.value, m.number, m.end
    ('chinese_bracketed', 2, '二', 3)
    >>> read_number("二。专题协商").end, read_number("一。下一步，抓好落实。")
    (2, None)
    >>> [read_number(t).kind for t in ("2 协商安排", "2.1 专题协商会", "2.1.1 以“物流”为议题", "叁、要求")]
    ['arabic', 'decimal', 'decimals', 'capital']
    >>> read_number("3.5亿元"), read_number("一二三产业"), read_number("5.9-10月视察").end
    (None, None, 2)
    """
    if not _FIRST.match(plain, start) or is_month_pair(plain[start : start + 8]):
        return None
    return _read(plain, start)


def read_next(text: Text, before: Marker | None) -> Marker | None:
    """The number of "4、5月份视察" below "3、…", where it can be no pair of months.

    >>> read_next(Text.of("4、5月份视察"), read_marker(Text.of("3、调研"))).value
    4
    >>> read_next(Text.of("4、5月份视察"), read_marker(Text.of("2、调研"))) is None
    True
    """
    start = len(text.plain) - len(text.plain.lstrip())
    if before is None or not is_month_pair(text.plain[start : start + 8]):
        return None
    found = _read(text.plain, start)
    follows = found and found.kind == before.kind and found.value == (before.value or 0) + 1
    return found if follows else None


def _read(plain: str, start: int) -> Marker | None:
    for kind, rank, pattern in _NUMBERED:
        match = pattern.match(plain, start)
        if match:
            number = next(group for group in match.groups() if group)
            return Marker(kind, rank, number_of(number.rpartition(".")[2]), number, match.end())
    return None


def read_marker(text: Text) -> Marker | None:
    """The marker of a line: its number, else a markdown heading or a bullet.

    Web pages put "#" and "-" before numbers at random, so a number always counts more.

    >>> [read_marker(Text.of(t)).kind for t in ("### 一、指导思想", "- 2、围绕绿色发展", "## 目标", "- 走访")]
    ['chinese', 'arabic', 'markdown', 'bullet']
    """
    plain = text.plain
    start = len(plain) - len(plain.lstrip())
    markdown = _MARKDOWN.match(plain, start)
    bullet = None if markdown else _BULLET.match(plain, start)
    after = (markdown or bullet).end() if markdown or bullet else start
    bold = _BOLD.match(plain, after)
    after = bold.end() if bold else after
    numbered = read_number(plain, after)
    if numbered:
        return numbered
    if markdown:
        return Marker("markdown", 2 + len(markdown[1]) / 10, None, "", after)
    if bullet:
        return Marker("bullet", 6, None, "", after)
    return None
