"""The year a plan is for."""

import re
from collections import Counter

from plans.recognition.paragraphs import Line

_YEAR = re.compile(r"(?<![\d.〔\[(—~-])(20\d\d|二[0零][0零一二三四五六七八九]{2})\s*年(度)?")
_PLANNED = re.compile(
    r"(?:的)?(?:工作|重点|协商|履职|委员|活动|主要|政协|全市|全县|全区|全镇|我|以|,|将|是|要|度|计划|要点|安排)"
)
_PAST = re.compile(r"(?:自|从|于|在|根据|按照|截至|〔|《|贯彻|落实)\s*$")
_TITLE = re.compile(r"计划|要点|安排|方案|打算")
_REPORTED = re.compile(r"[^,。;]{0,6}(?:总结|小结|回顾)")
# "2026乡镇政协工作计划", "乡镇政协2026工作计划", "溪协办发〔2026〕6号"
_TITLE_YEAR = re.compile(r"(?:\S{2,16}[^\W\d])??(20\d\d)(?![\d年.-]).{0,24}(?:计划|要点|安排|方案|打算)$")
_NUMBERED = re.compile(r"\S{1,10}[〔\[(](20\d\d)[〕\])]\s{0,2}\d{1,3}号")
_DATE = re.compile(r"\s*\d{1,2}\s*月\s*\d{1,2}\s*日")
_NEAR = 30
_CN = str.maketrans("零一二三四五六七八九", "0123456789")


def year_of(lines: list[Line]) -> int | None:
    """The year the text names as its own: the title weighs most, then "2026年度工作", then how often.

    >>> from plans.recognition.paragraphs import read_lines
    >>> year_of(read_lines("政协某县委员会2026年度协商计划\\n根据2023年中央意见……"))
    2026
    >>> year_of(read_lines("某镇联络组2025年工作总结及2026年工作计划\\n一、2025年工作回顾"))
    2026
    >>> year_of(read_lines("20xx年，街道联组将围绕中心开展视察。")) is None
    True
    """
    weights: Counter[int] = Counter()
    seen = 0
    for line in lines:
        plain = line.text.plain.strip()
        seen += bool(plain)
        title, number = _TITLE_YEAR.match(plain), _NUMBERED.fullmatch(plain)
        if title and seen <= 3:
            weights[int(title[1])] += 12
        elif number and seen <= 6:
            weights[int(number[1])] += 0.5
        for match in _YEAR.finditer(plain):
            weights[int(match[1].translate(_CN))] += _weight(plain, match, seen)
    best = max(weights.items(), key=lambda item: (item[1], item[0]), default=(None, 0))
    return best[0] if best[1] > 0 else None


def _weight(plain: str, match: re.Match, position: int) -> float:
    if _DATE.match(plain, match.end()):
        return 0.4 if len(plain) < 16 else 0.1
    weight = 1.0
    if position <= 3 and len(plain) <= 45 and _TITLE.search(plain):
        weight += 12
    if match[2] or _PLANNED.match(plain, match.end()):
        weight += 3
    if _TITLE.search(plain[match.end() : match.end() + 16]):
        weight += 3
    if _REPORTED.match(plain, match.end()) and _TITLE.search(plain[match.end() : match.end() + _NEAR]):
        weight -= 8
    if _PAST.search(plain[max(0, match.start() - _NEAR) : match.start()]):
        weight -= 2.5
    return weight
