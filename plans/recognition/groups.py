"""What belongs to one topic or activity: its title, its labels, its explanations."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from plans.recognition.blocks import Block
from plans.recognition.labels import Facts, opens_with_label, read_facts
from plans.recognition.markers import read_marker
from plans.recognition.organisers import organisers_of
from plans.recognition.periods import opens_with_time
from plans.recognition.text import Text

# "议题一", "活动2：": counts the rows but names none
_COUNTER = re.compile(
    r"\s*第\s*\d{1,4}\s*号(?:提案)?\s*[:、]?\s*|\s*(?:协商|重点|调研|视察)?(?:议题|课题|活动|选题|项目|专题|主题|题目)\s*[\d一二三四五六七八九十]{1,3}\s*[:、.]?\s*"
)
# "经费预算：…" among the labels of a row, which goes on
_EXPLAINING_LABEL = re.compile(
    r"\s*[\u4e00-\u9fff]{0,4}(?:措施|要求|预算|经费|保障|步骤|效果|电话|意义|依据|目标):(?=\s*\S)"
)
_REMARK = re.compile(r"\s*附?注\s*:")
_OWN = re.compile("^督办|委室|专委|界别")
_UNKNOWN_LABEL = re.compile(r"\s*([\u4e00-\u9fff]{2,6}):(?=\s*\S)")
_TELLING = {"title", "content", "schedule", "lead", "carried_out", "participants", "form", "leader"}
_OF_A_ROW = {"schedule", "lead", "carried_out", "participants", "form"}
_NOTHING = Text("", "")


@dataclass
class Group:
    """`leads` are texts without a label (the first is the title), `facts` what labels say."""

    leads: list[Text] = field(default_factory=list)
    facts: Facts = field(default_factory=lambda: Facts(_NOTHING))
    first: int = 0
    last: int = 0

    @property
    def lines(self) -> tuple[int, int]:
        return self.first, self.last

    def add(self, block: Block) -> None:
        facts = block.facts
        counter = _COUNTER.match(facts.lead.plain)
        lead = facts.lead[counter.end() :] if counter else facts.lead
        if lead:
            self.leads.append(lead)
        self.facts.add(facts)
        self.first, self.last = self.first or block.first, max(self.last, block.paragraph.last)

    def organisers(self) -> list[str]:
        """A committee named as responsible counts more than a sentence about 组织实施."""
        for name in ("lead", "carried_out"):
            values = self.facts.fields.get(name, [])
            # of a proposal 主办单位 handles it and 督办单位 or 责任委室 of the office sees to that
            values = sorted(values, key=lambda value: _OWN.search(value[0]) is None)
            # 承办单位 and 责任部门 side by side: the first names the committee, the second the department
            for _, value in values:
                units = organisers_of(value)
                if units:
                    return units
        return []

    def joined(self, name: str, separator: str) -> str:
        return separator.join(value.strip(" 。;)").raw for _, value in self.facts.fields.get(name, []))


def is_label(block: Block) -> bool:
    """A line of a row ("时间：5月"); "1. 议题：…" with lines under it is a row itself."""
    return opens_with_label(block.text.plain) and not (block.children and _names_row(block))


def _names_row(block: Block) -> bool:
    facts = block.facts
    return not facts.lead and list(facts.fields) in (["title"], ["content"])


def group_of(block: Block) -> Group:
    """An item and everything under it."""
    group = Group()
    for part in block.walk():
        group.add(part)
    return group


def has_facts(blocks: Iterable[Block]) -> bool:
    """Whether labels that only a topic or an activity has stand in these paragraphs."""
    fields: set[str] = set()
    counted = False
    for block in blocks:
        fields |= set(block.facts.fields)
        counted = counted or _COUNTER.match(block.text.plain) is not None
    if counted and "carried_out" in fields:
        return True
    return bool(fields & {"schedule", "lead"}) or len(fields & _OF_A_ROW) > 1


def groups_of(blocks: Iterable[Block], start: Block | None = None) -> Iterator[Group]:
    """Title, labels, title, labels …: cut where the next title begins.

    A new group begins with a text without label after labels, with a label that the group already has, and
    with every text that is a line of its own. `start` is the heading that may itself be the title.
    """
    blocks = list(blocks)
    repeated = _repeated_labels(blocks)
    group = Group()
    if start is not None:
        group.facts = read_facts(start.text)
    for block in blocks:
        facts = block.facts
        label = _UNKNOWN_LABEL.match(facts.lead.plain)
        if not (label and group.leads and label[1] in repeated) and _begins(facts, group):
            yield group
            group = Group()
        group.add(block)
    if group.leads or group.facts.fields.keys() & _TELLING:
        yield group


def _repeated_labels(blocks: list[Block]) -> set[str]:
    """Labels that are in no list of ours, but stand in one row after the other: "议事室：…"."""
    counted = Counter(label[1] for block in blocks if (label := _UNKNOWN_LABEL.match(block.facts.lead.plain)))
    return {label for label, times in counted.items() if times > 1}


def groups_in_one(block: Block) -> list[Group]:
    """The parts of a paragraph that have labels each: "召开2次会议。一是…，时间：4月；二是…，时间：9月"."""
    parts = [] if block.children else [read_facts(part) for part in list(block.text.sentences())[1:]]
    parts = [facts for facts in parts if facts.lead and "schedule" in facts.fields]
    lines = (block.first, block.paragraph.last)
    return [Group([_unnumbered(facts.lead)], facts, *lines) for facts in parts] if len(parts) > 1 else []


def _unnumbered(text: Text) -> Text:
    marker = read_marker(text)
    return text[marker.end :] if marker else text


def _begins(facts: Facts, group: Group) -> bool:
    if _REMARK.match(facts.lead.plain):
        return True
    if facts.lead and group.leads and opens_with_time(facts.lead.plain):
        return True
    if not facts.lead:
        return bool(_labels(facts) & _labels(group.facts))
    if group.facts.fields.keys() & _TELLING:
        return not _EXPLAINING_LABEL.match(facts.lead.plain)
    return bool(group.leads) and not _explains(facts.lead, group.leads[0])


def _labels(facts: Facts) -> set[str]:
    return {label for values in facts.fields.values() for label, _ in values}


def _explains(text: Text, title: Text) -> bool:
    """A paragraph of sentences under a title that is a line of its own."""
    return "。" in text.plain and "。" not in title.plain and len(title) <= 50
