"""The year board (Gantt): committees as rows, twelve months as columns, loose times as bars."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

THIRDS = 36
WIDE = 12
LATE = 22


@dataclass(frozen=True)
class Bar:
    """An entry across thirds of months; `first` and `last` are grid lines 1–37, as in the style sheet."""

    entry: object
    first: int
    last: int
    is_joint: bool

    @property
    def label_place(self):
        """Where the words stand: inside a wide bar, before a late one, else after it."""
        if self.last - self.first >= WIDE:
            return "inside"
        return "before" if self.first > LATE else "after"


@dataclass
class Lane:
    """The row of one organising body; `open` are entries without days in the year."""

    name: str
    bars: list = field(default_factory=list)
    open: list = field(default_factory=list)
    led: int = 0
    is_nobody: bool = False


def third(day):
    """The third of a month in which a day lies, counted from 1 through the year: 上旬, 中旬, 下旬."""
    return 3 * (day.month - 1) + min((day.day - 1) // 10, 2) + 1


def bar_of(entry, year, is_joint):
    """The bar of an entry within `year`, or None when none of its days lies there."""
    if not entry.is_dated:
        return None
    first, last = entry.time.earliest, entry.time.latest
    if first.year > year or last.year < year:
        return None
    begins = third(first) if first.year == year else 1
    ends = third(last) if last.year == year else THIRDS
    return Bar(entry, begins, ends + 1, is_joint)


def year_board(entries, committees, year):
    """Lanes in the office's order of committees, then other names, then the row without organiser."""
    lanes = {committee.pk: Lane(str(committee)) for committee in committees}
    nobody = Lane(_("No organiser"), is_nobody=True)
    for entry in entries:
        for place, body in enumerate(entry.bodies):
            lane = lanes.setdefault(body.key, Lane(body.name))
            put(lane, entry, year, is_joint=place > 0)
        if not entry.bodies:
            put(nobody, entry, year, is_joint=False)
    for lane in (*lanes.values(), nobody):
        lane.bars.sort(key=lambda bar: (bar.first, bar.last))
    return [*lanes.values(), *([nobody] if nobody.bars or nobody.open else [])]


def put(lane, entry, year, *, is_joint):
    lane.led += not is_joint
    bar = bar_of(entry, year, is_joint)
    if bar:
        lane.bars.append(bar)
    else:
        lane.open.append((entry, is_joint))
