"""The value itself: what every plan, topic, activity and form field holds for a time."""

from dataclasses import dataclass
from datetime import date

from cppcc.loose_time import words

PRECISIONS = ("day", "ten_days", "month", "range", "quarter", "half_year", "year", "session", "unspecified")


@dataclass(frozen=True)
class LooseTime:
    """`earliest` and `latest` are both dates or both None; `precision` is one of PRECISIONS."""

    text: str
    earliest: date | None
    latest: date | None
    precision: str

    @property
    def is_near_feast(self) -> bool:
        """Whether it is told by a feast (“春节前”): the day is open, but not the season as with “适时”."""
        return (
            self.precision == "unspecified" and words.ALONE_FESTIVAL.search(words.fold(self.text)) is not None
        )

    def to_json(self) -> dict:
        return {
            "text": self.text,
            "earliest": self.earliest.isoformat() if self.earliest else None,
            "latest": self.latest.isoformat() if self.latest else None,
            "precision": self.precision,
        }

    @classmethod
    def from_json(cls, data: dict) -> "LooseTime":
        """Raise ValueError for an unknown precision, a bad date or an end before its beginning."""
        earliest, latest = (
            date.fromisoformat(data[key]) if data.get(key) else None for key in ("earliest", "latest")
        )
        if data.get("precision") not in PRECISIONS:
            raise ValueError(f"unknown precision {data.get('precision')!r}")
        if (earliest is None) != (latest is None) or (earliest and latest < earliest):
            raise ValueError("earliest and latest must both be given, in this order")
        return cls(data.get("text") or "", earliest, latest, data["precision"])


@dataclass(frozen=True)
class TimeMention:
    """One phrase of a running text, `text[start:end]`, and the times it names ("6月和11月" names two)."""

    start: int
    end: int
    times: tuple[LooseTime, ...]
