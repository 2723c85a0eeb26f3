"""What of a recognised row goes into which column; whatever is too long for one goes on in another."""

from cppcc.loose_time import LooseTime

CONTENT, PARTICIPANTS, TITLE, TARGET_TEXT, TIME_TEXT, UNIT_NAME = 20_000, 2_000, 300, 500, 100, 100
SHORT = {"source": 200, "expected_outcome": 200, "place": 200, "responsible": 200}
UNIT, SCOPE = 10, 100
LARGEST = 2_147_483_647


class Overflow:
    """Collects the texts of one row that found no column."""

    def __init__(self):
        self.texts: list[str] = []

    def cut(self, text: str, limit: int) -> str:
        """`text` as far as it fits; kept whole besides when it does not."""
        text = text or ""
        if len(text) > limit:
            self.texts.append(text)
            return text[:limit]
        return text

    def keep(self, label: str, text: str) -> None:
        if text:
            self.texts.append(f"{label}：{text}")


def scheduled_columns(row: dict, overflow: Overflow) -> dict:
    """The columns that topics and activities share; `schedule` is a `LooseTime` or None."""
    content = row.get("content") or ""
    return {
        "title": overflow.cut(row.get("title") or content.partition("\n")[0], TITLE),
        "content": content,
        "participants": overflow.cut(row.get("participants"), PARTICIPANTS),
        "schedule": read_schedule(row.get("schedule"), overflow),
    }


def topic_columns(row: dict, overflow: Overflow) -> dict:
    return {
        **scheduled_columns(row, overflow),
        **{name: overflow.cut(row.get(name), SHORT[name]) for name in ("source", "expected_outcome")},
        "assigned_by_party_committee": bool(row.get("assigned_by_party_committee")),
    }


def activity_columns(row: dict, overflow: Overflow) -> dict:
    return {
        **scheduled_columns(row, overflow),
        **{name: overflow.cut(row.get(name), SHORT[name]) for name in ("place", "responsible")},
        "kind": row.get("kind") or "activity",
    }


def target_columns(row: dict, overflow: Overflow) -> dict:
    minimum, maximum = number(row.get("minimum")), number(row.get("maximum"))
    if None not in (minimum, maximum) and maximum < minimum:
        maximum = None
    return {
        "kind": row.get("kind") or "other",
        "minimum": minimum,
        "maximum": maximum,
        "unit": overflow.cut(row.get("unit"), UNIT),
        "text": overflow.cut(row.get("text"), TARGET_TEXT),
        "scope": overflow.cut(row.get("scope"), SCOPE),
    }


def number(value) -> int | None:
    return value if isinstance(value, int) and 0 <= value <= LARGEST else None


def read_schedule(data: dict | None, overflow: Overflow) -> LooseTime | None:
    if not data or not data.get("text"):
        return None
    time = LooseTime.from_json(data)
    return LooseTime(overflow.cut(time.text, TIME_TEXT), time.earliest, time.latest, time.precision)


def unit_names(names, overflow: Overflow) -> list[str]:
    """Names of organisers as far as they fit, none twice."""
    return list(dict.fromkeys(overflow.cut(name, UNIT_NAME) for name in names or () if name))


def with_overflow(content: str, overflow: Overflow) -> tuple[str, str]:
    """(content with the overflow at its end, what is too long even for that)."""
    whole = "\n".join([content, *overflow.texts] if content else overflow.texts)
    return (whole, "") if len(whole) <= CONTENT else (whole[:CONTENT], whole[CONTENT:])
