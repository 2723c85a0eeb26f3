"""Items → spans: what a point of time, or several joined by 至, means in days."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from cppcc.loose_time import words
from cppcc.loose_time.items import Item

_PARTS = {
    "上旬": (1, 10),
    "初": (1, 10),
    "中旬": (11, 20),
    "中": (11, 20),
    "下旬": (21, 31),
    "底": (21, 31),
    "末": (21, 31),
    "终": (21, 31),
    "上中旬": (1, 20),
    "中下旬": (11, 31),
}
# what has a last day up to which something may be done; "春节前" means the days before the feast
_LIMITS = ("full", "dotted", "month", "quarter")
_EDGES = {"初": 0, "中": 1, "底": 2, "末": 2, "终": 2}
_YEAR_EDGES = ((1, 1), (6, 7), (12, 12))


@dataclass(frozen=True)
class Span:
    """First and last (year, month, day), year None when unknown; both None for times without days."""

    precision: str
    first: tuple | None = None
    last: tuple | None = None


def words_of(text: str, group: list[Item]) -> str:
    """The words of one value; an elliptic one ("3" of "3、6月") gets its unit."""
    return text[group[0].start : group[-1].tail].strip() + group[-1].unit


def values(items: list[Item], year: int | None, apart: bool) -> Iterator[tuple[list[Item], Span]]:
    """Join items into values: 至 always; 、 between months that follow each other, unless told apart."""
    group, span = [items[0]], _span(items[0], year)
    for before, item in pairwise(items):
        following = _span(item, year)
        if item.joined_by == "to" or (not apart and _in_one_breath(before, item)):
            group.append(item)
            span = _joined(span, following, "year" in item.names)
        else:
            yield group, span
            group, span = [item], following
    yield group, span


def _in_one_breath(before: Item, item: Item) -> bool:
    for unit in ("month", "quarter"):
        if set(before.names) - {"year"} == {unit} == set(item.names) - {"year"}:
            elliptic = "月" not in before.names[unit] and "季" not in before.names[unit]
            follows = words.number(item.names[unit]) == words.number(before.names[unit]) + 1
            return follows and elliptic
    return False


def _joined(a: Span, b: Span, year_is_given: bool) -> Span:
    if not (a.first and b.last):
        return a if a.first else b
    last = b.last
    if not year_is_given and last[1:] < a.first[1:]:
        last = (last[0] and last[0] + 1, *last[1:])
    return Span("range", *sorted((a.first, last), key=lambda day: day[0] or 0))


def _year_of(item: Item, year: int | None) -> int | None:
    name = item.names.get("full") or item.names.get("year") or ""
    digits = "".join(str(words.NUMBERS[c]) if c in "一二三四五六七八九零" else c for c in name[:4])
    if digits.isdigit() and len(digits) == 4:
        return int(digits)
    ahead = 1 if name[:1] in ("次", "翌", "来") else 0
    return year + ahead if year else None


def _span(item: Item, year: int | None) -> Span:
    names, year = item.names, _year_of(item, year)
    for kind, read in _READERS:
        if kind in names:
            span = read(names, year)
            return _until(span) if item.is_limit and kind in _LIMITS else span
    return _months("year", year, 1, 12)


def _until(span: Span) -> Span:
    """ "6月底前": any day of the year until then."""
    return Span("range", (span.last[0], 1, 1), span.last)


def _months(precision: str, year: int | None, first: int, last: int) -> Span:
    return Span(precision, (year, first, 1), (year, last, 31))


def _read_full(names: dict, year: int | None) -> Span:
    _, month, *day = (int(n) for n in names["full"].replace(".", "-").replace("/", "-").split("-"))
    return (
        Span("day", (year, month, day[0]), (year, month, day[0]))
        if day
        else _months("month", year, month, month)
    )


def _read_dotted(names: dict, year: int | None) -> Span:
    month, day = (int(n) for n in names["dotted"].split("."))
    return Span("day", (year, month, day), (year, month, day))


def _read_month(names: dict, year: int | None) -> Span:
    month = words.number(names["month"])
    if "day" in names:
        day = words.number(names["day"])
        return Span("day", (year, month, day), (year, month, day))
    if "week" in names:
        week = words.number(names["week"])
        return Span("range", (year, month, 7 * week - 6), (year, month, 7 * week))
    if "part" in names:
        part = names["part"].replace("、", "")
        first, last = _PARTS[part]
        return Span("ten_days" if len(part) < 3 else "range", (year, month, first), (year, month, last))
    return _months("month", year, month, month)


def _read_quarter(names: dict, year: int | None) -> Span:
    first = 3 * words.number(names["quarter"]) - 2
    if names.get("part") in _EDGES:
        month = first + _EDGES[names["part"]]
        return _months("month", year, month, month)
    return _months("quarter", year, first, first + 2)


def _read_half(names: dict, year: int | None) -> Span:
    return _months("half_year", year, *((1, 6) if "上" in names["half"] else (7, 12)))


def _read_festival(names: dict, year: int | None) -> Span:
    """ "春节前": no day is said; the dates are those between which the feast falls in any year."""
    first, last = words.FESTIVALS[words.ALONE_FESTIVAL.search(names["festival"])[0]]
    return Span("unspecified", (year, *first), (year, *last))


def _read_year(names: dict, year: int | None) -> Span:
    if names.get("part") in _EDGES and "yearlong" not in names:
        first, last = _YEAR_EDGES[_EDGES[names["part"]]]
        return _months("month" if first == last else "range", year, first, last)
    return _months("year", year, 1, 12)


# The first kind that an item has decides how it is read.
_READERS = (
    ("full", _read_full),
    ("dotted", _read_dotted),
    ("month", _read_month),
    ("quarter", _read_quarter),
    ("half", _read_half),
    ("festival", _read_festival),
    ("session", lambda names, year: Span("session")),
    ("vague", lambda names, year: Span("unspecified")),
    ("year", _read_year),
)


def dates(first: tuple | None, last: tuple | None) -> tuple[date | None, date | None]:
    if not first or not last or not first[0] or not last[0]:
        return None, None
    return _date(*first), _date(*last)


def _date(year: int, month: int, day: int) -> date:
    """The day, or the last of its month for a day the month does not have ("6月31日")."""
    return date(year, month, min(day, monthrange(year, month)[1]))
