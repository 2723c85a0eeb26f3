"""What a working copy changes in its issued plan, with the reasons; derived, nothing is written here."""

from dataclasses import dataclass
from datetime import date

from .differences import KINDS, RowDifference, compare
from .models import Activity, AdjustmentReason, ConsultationTopic
from .querysets import choices_of
from .snapshot import filled_snapshot

#: A topic that differs needs a reason; other rows may have one.
EXPLAINED = "topic"
#: Fields that say where and when a row takes place; once it has, they stay.
SETTLED = {"form", "kind", "schedule"}


@dataclass(frozen=True)
class AdjustedRow:
    """A row that differs from the issued plan; `held_on` is the day on which it has been held meanwhile."""

    difference: RowDifference
    reason: AdjustmentReason | None
    held_on: date | None

    @property
    def needs_reason(self):
        return self.difference.kind == EXPLAINED

    @property
    def is_missing(self):
        return self.needs_reason and not (self.reason and self.reason.text)

    @property
    def is_settled(self):
        """The row has been held, but the adjustment drops it or puts it elsewhere."""
        fields = {change.name for change in self.difference.changes}
        return self.held_on is not None and (self.difference.after is None or bool(fields & SETTLED))


def content_difference(before, after):
    """The difference of two contents of one plan."""
    return compare(before, after, by_lineage=True)


def adjusted_rows(adjustment):
    """Every row in which the working copy differs from the version that it adjusts, in printed order.

    What has been held is in the way only until the adjustment takes effect; what it moved may be held later.
    """
    difference = content_difference(adjustment.base.snapshot, filled_snapshot(adjustment.working))
    reasons = {(one.kind, str(one.lineage)): one for one in adjustment.reasons.with_people()}
    held = {} if adjustment.result_id else held_rows(adjustment.working.adjusts_id)
    return [AdjustedRow(row, reasons.get(row.key), held.get(row.key)) for row in difference.rows]


def is_rearranged(adjustment):
    """Whether rows stand in another order than in the issued plan."""
    before, after = adjustment.base.snapshot, filled_snapshot(adjustment.working)
    return any(
        [row["lineage"] for row in before[key]] != [row["lineage"] for row in after[key]]
        for key in KINDS.values()
    )


def held_rows(plan):
    """{(kind, lineage): day} of the held topics and activities of an issued plan; one query."""
    found = choices_of(
        topic=ConsultationTopic.objects.of(plan).done().days(),
        activity=Activity.objects.of(plan).done().days(),
    )
    return {(kind, lineage): day for kind, pairs in found.items() for lineage, day in pairs}
