"""Tokens → items: one item per point of time, several items per phrase."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from cppcc.loose_time import words

UNITS = {"month": "月", "quarter": "季度", "day": "日"}
_HIGHEST = {"month": 12, "quarter": 4, "day": 31}
_BEARERS = {"month", "quarter", "full", "yearlong"}


@dataclass
class Item:
    """One point of time being put together.

    `names`: kind of token → its folded text; `end` closes the tokens, `tail` what may follow them ("前后");
    `unit` is what an elliptic number leaves out; `is_limit` says that "前" follows ("6月底前").
    """

    start: int
    joined_by: str = ""
    end: int = 0
    tail: int = 0
    last: str = ""
    unit: str = ""
    is_limit: bool = False
    names: dict[str, str] = field(default_factory=dict)

    def add(self, kind: str, match) -> None:
        self.names[kind] = match[0]
        self.last, self.end = kind, match.end()
        self.tail = words.TAIL.match(match.string, self.end).end()
        self.is_limit = bool(words.LIMIT.search(match.string, self.end, self.tail))


def phrases(folded: str) -> Iterator[list[Item]]:
    """Runs of items that stand side by side or are joined by 至, 和, 、."""
    items: list[Item] = []
    joint = None
    for match in words.TOKEN.finditer(folded):
        kind = match.lastgroup.partition("_")[0]
        if kind in ("to", "and"):
            joint = match if items and match.start() in (items[-1].end, items[-1].tail) else None
            continue
        if joint and match.start() == joint.end():
            items.append(Item(match.start(), joint.lastgroup.partition("_")[0]))
            items[-1].add(kind, match)
        elif items and not joint and _continues(items[-1], kind, folded, match.start()):
            items[-1].add(kind, match)
        else:
            if items:
                yield items
            items = []
            if kind not in words.DEPENDENT:
                items = [Item(match.start())]
                items[0].add(kind, match)
        joint = None
    if items:
        yield items


def _continues(item: Item, kind: str, folded: str, start: int) -> bool:
    return item.last in words.FOLLOWS.get(kind, ()) and not folded[item.end : start].strip()


def complete(items: list[Item]) -> list[Item]:
    """Give elliptic items what their neighbours say.

    In "3、6月" the 3 is a month; in "3月5日至7日" the 7日 is in March; "2026年5月至9月" stays in 2026.
    """
    unit = next((kind for kind in ("day", "quarter", "month") if kind in items[-1].names), None)
    for item in items:
        if unit and "number" in item.names and 1 <= words.number(item.names["number"]) <= _HIGHEST[unit]:
            item.names[unit] = item.names.pop("number")
            item.unit = UNITS[unit]
    for before, item in pairwise(items):
        if not item.names.keys() & {"year", "full"} and "year" in before.names:
            item.names["year"] = before.names["year"]
        if item.names.keys() & words.DEPENDENT and not item.names.keys() & _BEARERS:
            item.names |= {k: before.names[k] for k in ("month", "quarter") if k in before.names}
    return [item for item in items if item.names.keys() - words.DEPENDENT - {"number"}]
