"""Lines whose time stands where no list would have it: behind a phrase, or before words that tell no kind."""

import re

from cppcc.loose_time import LooseTime, find_times
from plans.recognition.activities import add_item, add_paragraph
from plans.recognition.blocks import Block
from plans.recognition.draft import Draft
from plans.recognition.periods import times_of
from plans.recognition.prose import read_prose
from plans.recognition.titles import take_front_time

_WHEN = re.compile(r"(?:活动|视察|调研|监督|具体)*时间(?:安排)?:?")
_GROUP = re.compile(r"(.{4,50}(?:视察|调研|监督|评议|考察))小?组")


def read_later_times(draft: Draft, block: Block, time: LooseTime) -> bool:
    """An item of half a year that opens with a phrase: "抓好调研。8月，组织委员调研名人故居保护。"."""
    sentences = list(block.text.sentences())
    if (
        time.precision not in ("half_year", "year")
        or len(sentences) < 2
        or any(times_of(sentences[0], draft.year))
    ):
        return False
    before = draft.count
    read_prose(draft, block, False, "")
    return draft.count > before


def read_untold(draft: Draft, block: Block) -> None:
    """An entry whose words tell no kind: "5月13日上午，社法委举办首映式。", "1．6月，登山健步走。"."""
    if draft.is_consultation or block.children or not block.parent.is_calendar:
        return
    rest, times = take_front_time(block.text, draft.year)
    if times and (block.marker or times[0].precision == "day"):
        add_paragraph(draft, rest, times[0], (block.first, block.paragraph.last))


def span_of_groups(blocks: list[Block], year: int | None) -> LooseTime | None:
    """The months that a chapter on the time names for all groups: "从6月开始，至9月底结束"."""
    for block in blocks:
        if block.children and _WHEN.fullmatch(block.text.plain.strip(" :。")):
            said = block.children[0].text[:40]
            first = next(find_times(said.plain, year), None)
            if first and first.start <= 3 and first.times[0].precision == "range":
                return times_of(said[first.start : first.end], year)[0]
    return None


def read_group(draft: Draft, block: Block, span: LooseTime) -> bool:
    """A group that is named after what it inspects: "（一）饮用水源保护情况视察组；"."""
    text = block.text.strip(" ;。")
    group = _GROUP.fullmatch(text.plain)
    if draft.is_consultation or not group:
        return False
    lines = (block.first, block.paragraph.last)
    add_item(draft, text[: group.end(1)], span, lines)
    draft.take(*lines)
    return True
