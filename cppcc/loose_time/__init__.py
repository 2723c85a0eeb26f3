"""Times as plans print them: "5月中旬", "第二季度", "全会期间", "9月至11月", "适时".

A :class:`LooseTime` keeps the words and, where a year is known, the first and the last day they can mean:
上旬 is 1–10, 中旬 11–20, 下旬 21–end of month; 初 stands for 上旬, 底 and 末 for 下旬, 年底 for December.
"…前" keeps the span of what it names, because that is when the work is looked for.

Reading goes in three steps: tokens → items (one point of time each) → values (points joined by 至 become one,
points joined by 和 stay apart).
"""

from collections.abc import Iterator
from functools import lru_cache

from cppcc.loose_time import words
from cppcc.loose_time.items import complete, phrases
from cppcc.loose_time.spans import dates, values, words_of
from cppcc.loose_time.value import PRECISIONS, LooseTime, TimeMention

__all__ = ["PRECISIONS", "LooseTime", "TimeMention", "find_times", "parse_loose_time"]

_SHORT = 200
_REMEMBERED = 4096


def parse_loose_time(text: str, year: int | None) -> LooseTime | None:
    """What a field that holds a time and nothing else means; None when no time is understood.

    >>> parse_loose_time("5月中旬", 2026)
    LooseTime(text='5月中旬', earliest=datetime.date(2026, 5, 11), \
latest=datetime.date(2026, 5, 20), precision='ten_days')
    >>> parse_loose_time("适时", 2026).precision
    'unspecified'
    """
    text = text.strip()
    return _parsed_before(text, year) if len(text) <= _SHORT else _parsed(text, year)


def _parsed(text: str, year: int | None) -> LooseTime | None:
    found = [time for mention in _mentions(text, year) for time in mention.times]
    for precisions in (("day", "ten_days", "month", "range", "quarter", "half_year"), ("session",)):
        chosen = [time for time in found if time.precision in precisions]
        if chosen:
            return _covering(text, chosen)
    return _parse_alone(text, words.fold(text), year) or (_covering(text, found) if found else None)


def find_times(text: str, year: int | None = None) -> Iterator[TimeMention]:
    """The times named in running text, in order. A year alone ("2026年") is none.

    >>> [time.text for mention in find_times("6月中旬和11月下旬召开") for time in mention.times]
    ['6月中旬', '11月下旬']
    """
    yield from _found_before(text, year) if len(text) <= _SHORT else _found(text, year)


def _found(text: str, year: int | None) -> Iterator[TimeMention]:
    for mention in _mentions(text, year):
        if any(time.precision != "year" or not _is_bare_year(time.text) for time in mention.times):
            yield mention


# A reader of plans asks the same words many times in a row, and what is found never changes.
@lru_cache(maxsize=_REMEMBERED)
def _found_before(text: str, year: int | None) -> tuple[TimeMention, ...]:
    return tuple(_found(text, year))


@lru_cache(maxsize=_REMEMBERED)
def _parsed_before(text: str, year: int | None) -> LooseTime | None:
    return _parsed(text, year)


def _is_bare_year(text: str) -> bool:
    match = words.TOKEN.fullmatch(words.fold(text))
    return bool(match) and match.lastgroup.startswith("year_")


def _covering(text: str, times: list[LooseTime]) -> LooseTime:
    if len(times) == 1:
        return LooseTime(text, times[0].earliest, times[0].latest, times[0].precision)
    dated = [time for time in times if time.earliest]
    precision = times[0].precision if times[0].precision in ("session", "unspecified", "year") else "range"
    if not dated:
        return LooseTime(text, None, None, precision)
    return LooseTime(text, min(t.earliest for t in dated), max(t.latest for t in dated), precision)


def _parse_alone(text: str, folded: str, year: int | None) -> LooseTime | None:
    festival = words.ALONE_FESTIVAL.search(folded)
    if festival:
        first, last = words.FESTIVALS[festival[0]]
        precision = "day" if first == last and not words.AROUND.search(folded) else "unspecified"
        return LooseTime(text, *dates((year, *first), (year, *last)), precision)
    for precision, pattern in words.ALONE:
        if pattern.search(folded):
            return LooseTime(text, None, None, precision)
    return None


def _mentions(text: str, year: int | None) -> Iterator[TimeMention]:
    folded = words.fold(text)
    if not words.ANCHOR.search(folded):
        return
    for items in phrases(folded):
        items = complete(items)
        if not items:
            continue
        start, end = items[0].start, items[-1].tail
        apart = "分别" in folded[max(0, start - 8) : start] or folded.startswith("各", end)
        times = tuple(
            LooseTime(words_of(text, group), *dates(span.first, span.last), span.precision)
            for group, span in values(items, year, apart)
        )
        yield TimeMention(start, end, times)
