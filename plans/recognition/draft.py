"""The rows found so far, and the source lines that they stand for."""

from dataclasses import dataclass, field

from cppcc.loose_time import LooseTime


@dataclass
class Topic:
    form: str
    title: str
    content: str = ""
    schedule: LooseTime | None = None
    organizers: list[str] = field(default_factory=list)
    participants: str = ""
    leader: str = ""
    lines: tuple[int, int] = (1, 1)
    unclear: list[str] = field(default_factory=list)

    def to_json(self) -> dict:
        row = {name: getattr(self, name) for name in _TOPIC_TEXTS}
        return row | _shared(self)


@dataclass
class Activity:
    kind: str
    title: str
    schedule: LooseTime | None = None
    organizers: list[str] = field(default_factory=list)
    lines: tuple[int, int] = (1, 1)
    unclear: list[str] = field(default_factory=list)

    def to_json(self) -> dict:
        return {"kind": self.kind, "title": self.title, "organizers": self.organizers} | _shared(self)


@dataclass
class Target:
    """`maximum` equals `minimum` for an exact number and is None for "at least"; `scope` is the period in
    which the number is to be reached ("每季度"), "" for the whole year."""

    kind: str
    minimum: int
    maximum: int | None
    unit: str
    text: str
    scope: str = ""
    lines: tuple[int, int] = (1, 1)
    unclear: list[str] = field(default_factory=list)

    def to_json(self) -> dict:
        names = ("kind", "minimum", "maximum", "unit", "text", "scope", "unclear")
        return {name: getattr(self, name) for name in names} | {"lines": list(self.lines)}


@dataclass
class Draft:
    """`text_year` is the year that the text itself is about: a plan of last year may be read for this one.
    `default_form` is the form the title of the plan names; `taken` holds the lines that rows give whole,
    so that the prose of a section need not repeat them; `promised` is what targets of one kind, number
    and unit were said in, so that none is entered twice."""

    year: int | None
    is_consultation: bool
    text_year: int | None = None
    default_form: str | None = None
    topics: list[Topic] = field(default_factory=list)
    activities: list[Activity] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)
    unplaced: set[int] = field(default_factory=set)
    taken: set[int] = field(default_factory=set)
    promised: dict[tuple, list[str]] = field(default_factory=dict)

    def take(self, first: int, last: int) -> None:
        self.taken.update(range(first, last + 1))

    @property
    def count(self) -> int:
        """How many rows there are."""
        return len(self.topics) + len(self.activities) + len(self.targets)

    def leave_out_total(self, total: int | None, line: int | None) -> None:
        """The number of all topics is no target of its own beside those of the forms in its line."""
        beside = [target for target in self.targets if target.lines[0] == line]
        if total and len(beside) > 2 and beside[0].minimum == total:
            self.targets.remove(beside[0])


_TOPIC_TEXTS = ("form", "title", "content", "organizers", "participants", "leader")


def _shared(row: Topic | Activity) -> dict:
    schedule = row.schedule.to_json() if row.schedule else None
    return {"schedule": schedule, "lines": list(row.lines), "unclear": row.unclear}
