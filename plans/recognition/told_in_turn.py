"""Topics that a sentence tells in turn: each with its time, or each by its committee."""

import re

from cppcc.loose_time import LooseTime, find_times
from plans.recognition.organisers import looks_like_units, organisers_of
from plans.recognition.periods import times_of
from plans.recognition.text import Text

_ABOUT = re.compile(r",?(?:就|围绕|聚焦)(?!“)([^,;。]{4,40})")
_DEED = "(?P<deed>视察|调研|考察|走访|监督|评议)"
_DEED_FIRST = re.compile(rf"(?:分别)?{_DEED}(?=[^,。;]{{2,80}}[、和及])(?P<what>[^,。;]{{6,160}})")
_DEED_LAST = re.compile(rf"(?:对|就|围绕)(?P<what>[^,。;]{{6,120}}?)(?:组织|进行|开展)[^,。;]{{0,4}}{_DEED}")
_DIVIDER = re.compile("、|和|及")
_WITH = re.compile(
    r"\s*(?:其中,)?(?:由)?(?:[省市县区]?政协)?([^,。;]{2,24}?(?:委|委员会|室|组|界))(?:\d{1,2}月份?)?"
    r"(?:(?:与|会同|和)[^,。;就围]{2,24}?)?((?:就|围绕)[^,。;]{4,40}?(?:开展|进行)[^,。;]{0,6}协商)"
)


def told_at_times(sentence: Text, year: int | None) -> list[tuple[Text, LooseTime]]:
    """What is consulted on at one time and at another.

    >>> said = Text.of("5月份就地下管网建设，9月份就光伏扶贫实施，召开议政性常委会")
    >>> [(title.raw, time.text) for title, time in told_at_times(said, 2026)]
    [('地下管网建设', '5月份'), ('光伏扶贫实施', '9月份')]
    """
    found = []
    for mention in find_times(sentence.plain, year):
        about = _ABOUT.match(sentence.plain, mention.end)
        if about:
            time = times_of(sentence[mention.start : mention.end], year)[0]
            found.append((sentence[about.start(1) : about.end(1)], time))
    return found if len(found) > 1 else []


def told_in_turn(sentence: Text, count: int) -> list[str]:
    """As many subjects as times, with what is done: "分别视察甲、乙和丙，时间分别为4月、7月和11月".

    >>> said = Text.of("分别视察孵化器建设、产业园运营和光伏电站情况，时间分别为4月、7月和11月")
    >>> told_in_turn(said, 3)
    ['视察孵化器建设', '视察产业园运营', '视察光伏电站情况']
    """
    before = _DEED_FIRST.search(sentence.plain)
    behind = None if before else _DEED_LAST.search(sentence.plain)
    match = before or behind
    if not match or count < 2:
        return []
    subjects = list(sentence[match.start("what") : match.end("what")].split(_DIVIDER))
    return [f"{match['deed']}{subject.raw}" for subject in subjects] if len(subjects) == count else []


def told_by(sentence: Text) -> tuple[Text, list[str]] | None:
    """Title and committee of "文教委与教育局就教师补助落实开展协商".

    >>> title, units = told_by(Text.of("文教委与教育局就教师补助落实开展协商（6月份）；"))
    >>> title.raw, units
    ('就教师补助落实开展协商', ['文教委'])
    """
    said = _WITH.match(sentence.plain)
    if not said or not looks_like_units(said[1]):
        return None
    return sentence[said.start(2) : said.end(2)], organisers_of(sentence[said.start(1) : said.end(1)])
