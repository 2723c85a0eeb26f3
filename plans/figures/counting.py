"""What can be counted in a plan, by the names that fields use."""

from collections import Counter

#: Kinds of activities in Chinese, which printed documents are whatever language the page has.
KIND_NAMES = {
    "study": "学习培训",
    "research": "调研",
    "inspection": "视察",
    "supervision": "民主监督",
    "appraisal": "民主评议",
    "visit": "走访",
    "briefing": "情况通报",
    "meeting": "会议",
    "welfare": "公益",
    "liaison": "联谊",
    "submission": "报送",
    "donation": "捐助",
    "activity": "活动",
    "other": "其他",
}
TOPICS, ACTIVITIES, ROWS, TARGETS, FORMS = "议题", "活动", "事项", "目标", "协商形式"
HERE = "本章"


class Counts:
    """The counts of one plan, from its plan JSON: `sections` with levels, `topics`, `activities`, `targets`.

    `forms` are the names of the office's consultation forms; without them the plan's own are known alone.

    >>> plan = {
    ...     "sections": [{"level": 1}, {"level": 2}, {"level": 1}],
    ...     "topics": [{"form": "专题协商", "section": 1}, {"form": "对口协商", "section": None}],
    ...     "activities": [{"kind": "visit", "section": 0}],
    ...     "targets": [],
    ... }
    >>> counts = Counts(plan)
    >>> [counts.value(name) for name in ("议题", "议题·专题协商", "活动·走访", "协商形式", "目标", "别的")]
    [2, 1, 1, 2, 0, None]
    >>> [counts.value(name, 0) for name in ("本章议题", "本章活动", "本章事项")], counts.value("本章议题", 2)
    ([1, 1, 2], 0)
    """

    def __init__(self, plan_json, forms=None):
        self.sections = plan_json["sections"]
        self.topics, self.activities = plan_json["topics"], plan_json["activities"]
        used = Counter(row["form"] for row in self.topics)
        kinds = Counter(row["kind"] for row in self.activities)
        self.forms = list(dict.fromkeys([*(forms or ()), *used]))
        self.is_complete = forms is not None
        self.whole = {
            TOPICS: len(self.topics),
            ACTIVITIES: len(self.activities),
            ROWS: len(self.topics) + len(self.activities),
            TARGETS: len(plan_json["targets"]),
            FORMS: len(used),
            **{f"{TOPICS}·{form}": used[form] for form in self.forms},
            **{f"{ACTIVITIES}·{name}": kinds[kind] for kind, name in KIND_NAMES.items()},
        }

    def value(self, name, index=None):
        """How many there are; None when nothing is counted under this name.

        A form that nobody names any more counts nothing where all forms are known, else it has no topics.
        """
        if name.startswith(HERE):
            return self.here(index).get(name)
        if name not in self.whole and name.startswith(f"{TOPICS}·") and not self.is_complete:
            return 0
        return self.whole.get(name)

    def of_chapter(self, index):
        """`value` as the chapter at `index` sees it; None: a chapter that is not stored yet."""
        return lambda name: self.value(name, index)

    def here(self, index):
        """What is counted in one chapter with the chapters in it."""
        inside = self.inside(index)
        topics = sum(row["section"] in inside for row in self.topics)
        activities = sum(row["section"] in inside for row in self.activities)
        found = {TOPICS: topics, ACTIVITIES: activities, ROWS: topics + activities}
        return {f"{HERE}{name}": count for name, count in found.items()}

    def inside(self, index):
        """The indexes of a chapter and of all chapters in it."""
        if index is None:
            return range(0)
        level, end = self.sections[index]["level"], index + 1
        while end < len(self.sections) and self.sections[end]["level"] > level:
            end += 1
        return range(index, end)

    def offers(self, index=None):
        """{name: value} of what a clerk may choose: everything there is, and what the chapter holds."""
        used = {name: value for name, value in self.whole.items() if value or "·" not in name}
        return {**used, **self.here(index)}
