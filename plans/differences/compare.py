"""Two contents of a plan, as plan JSON, held against each other."""

from dataclasses import dataclass

from plans.years import move_year

from .fields import FIELDS, HEAD_FIELDS, MOVING, as_text, same_time
from .matching import pair_rows
from .words import mark_words

ADDED, DROPPED, MOVED, CHANGED = "added", "dropped", "moved", "changed"
SORTS = (ADDED, DROPPED, MOVED, CHANGED)
KINDS = {"topic": "topics", "activity": "activities", "target": "targets", "section": "sections"}


@dataclass(frozen=True)
class FieldChange:
    """One field with its text before and after."""

    name: str
    before: str
    after: str

    @property
    def pieces(self):
        return mark_words(self.before, self.after)


@dataclass(frozen=True)
class RowDifference:
    """A row that differs: `sort` is added, dropped, moved (another form, time or chapter) or changed.

    `before` and `after` are rows of plan JSON; None where the row is not there. `kind` is topic, activity,
    target, section or head; the head is the plan itself.
    """

    kind: str
    sort: str
    before: dict | None
    after: dict | None
    changes: tuple[FieldChange, ...] = ()

    @property
    def name(self):
        return name_of(self.kind)(self.after or self.before)

    @property
    def key(self):
        """(kind, lineage) by which the row is known in every content of its plan; the head has no lineage."""
        return self.kind, (self.before or self.after).get("lineage")


@dataclass(frozen=True)
class PlanDifference:
    """Everything that differs, by kind, each in the order of the later content."""

    rows: tuple[RowDifference, ...]

    def of(self, kind, *sorts):
        return [row for row in self.rows if row.kind == kind and (not sorts or row.sort in sorts)]

    def counts(self, kind):
        """{"added": n, "dropped": n, "moved": n, "changed": n} of one kind."""
        return {sort: len(self.of(kind, sort)) for sort in SORTS}


def compare(before, after, *, by_lineage=False):
    """The difference of two contents; a plan's own year in its texts is no difference between two years.

    `by_lineage`: both are contents of one plan, so that rows with another lineage are other rows.
    """
    before = in_year_of(before, after)
    pairs = paired(before, after, by_lineage=by_lineage)
    places = Places(before["sections"], after["sections"], pairs["section"])
    rows = [row for row in [head_difference(before, after)] if row.changes]
    for kind, found in pairs.items():
        rows += [one for pair in found if (one := row_difference(kind, *pair, places))]
    return PlanDifference(tuple(rows))


def paired(before, after, *, by_lineage=False):
    """{kind: [(row before or None, row after or None)]} of two contents."""
    return {
        kind: pair_rows(before[key], after[key], name_of(kind), by_lineage=by_lineage)
        for kind, key in KINDS.items()
    }


def name_of(kind):
    """The function that gives the text by which people know a row of `kind`."""
    if kind == "target":
        return lambda row: row["text"]
    if kind == "section":
        return lambda row: row["title"] or row["body"]
    return lambda row: row["title"]


def in_year_of(before, after):
    """`before` as it would read in the year of `after`, its days left out when the years differ."""
    old, new = before["year"], after["year"]
    if old == new or not old or not new:
        return before
    return moved(before, old, new) | {"year": new}


def moved(value, old, new):
    if isinstance(value, str):
        return move_year(value, old, new)
    if isinstance(value, list):
        return [moved(one, old, new) for one in value]
    if isinstance(value, dict):
        days = {"earliest": None, "latest": None} if "precision" in value else {}
        return {key: moved(one, old, new) for key, one in value.items()} | days
    return value


class Places:
    """Chapters by their index on each side, and whether two of them are the same chapter."""

    def __init__(self, before, after, pairs):
        self.before, self.after = before, after
        self.partner = {id(new): old for old, new in pairs if old and new}

    def change(self, before, after):
        """The names of the chapters when a row stands in another chapter than before, else None."""
        old = self.before[before] if before is not None else None
        new = self.after[after] if after is not None else None
        if (new is None and old is None) or (new is not None and self.partner.get(id(new)) is old):
            return None
        if new is not None and old is not None and name_of("section")(old) == name_of("section")(new):
            return None
        return FieldChange("section", chapter_name(old), chapter_name(new))


def chapter_name(section):
    return name_of("section")(section)[:40] if section else ""


def head_difference(before, after):
    old, new = ({**one, **one["document"]} for one in (before, after))
    return RowDifference("head", CHANGED, before, after, tuple(field_changes(HEAD_FIELDS, old, new)))


def row_difference(kind, before, after, places):
    """What differs in one pair of rows; None when nothing does."""
    if before is None or after is None:
        return RowDifference(kind, ADDED if before is None else DROPPED, before, after)
    changes = list(field_changes(FIELDS[kind], before, after))
    if kind != "section" and (change := places.change(before["section"], after["section"])):
        changes.append(change)
    if not changes:
        return None
    is_moved = any(change.name in MOVING for change in changes)
    return RowDifference(kind, MOVED if is_moved else CHANGED, before, after, tuple(changes))


def field_changes(names, before, after):
    for name in names:
        old, new = before.get(name), after.get(name)
        if name == "schedule" and same_time(old, new):
            continue
        texts = as_text(name, old), as_text(name, new)
        if texts[0] == texts[1] and name == "schedule":
            texts = as_text(name, old, days=True), as_text(name, new, days=True)
        if texts[0] != texts[1]:
            yield FieldChange(name, *texts)
