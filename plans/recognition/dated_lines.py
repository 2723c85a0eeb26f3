"""Lines whose time stands where no list would have it: behind a phrase, or before words that tell no kind."""

import re

from cppcc.loose_time import LooseTime, find_times
from plans.recognition.activities import add_item, add_paragraph
from plans.recognition.blocks import Block
from plans.recognition.draft import Draft
from plans.recognition.periods import times_of
from plans.recognition.prose import read_prose
from plans.recognition.text import Text
from plans.recognition.titles import take_front_time

_WHEN = re.compile(r"(?:活动|视察|调研|监督|具体)*时间(?:安排)?:?")
_DEED = re.compile(
    r"(?:认真|积极|继续|适时)*(?:组织)?(?:全体|部分)?(?:政协)?(?:委员)?(?:集中)?(?:视察|调研|走访|考察|参观|慰问|旁听|评议)"
    r"[^,。;]{4,}|(?:组织委员)?(?:就|对)[^,。;]{4,30}(?:进行|开展)(?:专题|集中)?(?:视察|调研|评议|监督)|"
    r"[^,。;]{6,40}的?(?:跟踪|专题)?(?:视察|调研)$"
)
_OF_DEEDS = re.compile("(?:活动|视察|调研|监督|工作|任务)(?:安排|内容|计划|项目)?")
_VAGUE = re.compile(
    r"等(?:方面|问题|工作|活动|情况)|各项|各[类种]|有关|相关|群众|[热难焦]点|重点工作|中心(?!小学|卫生|幼儿|校|村)|界别|社会|委员[,。;]|\d+[次件个]"
)
_DUTY = re.compile(
    "(?:继续|不断|进一步|认真|切实)*(?:加强|完善|健全|强化|提高|提升|完成|做好|抓好|推进|增强)"
)
_NO_TOPIC = re.compile(
    r"(?:组织)?(?:全体|部分)?(?:[省市县区]?政协)?(?:委员|常委)?(?:集中)?(?:视察|考察|走访|慰问|参观)|举办|举行"
    r"|(?:就|围绕)[^,。;]{4,40}(?:开展|进行)(?:专题)?(?:调研|视察)"
)
_CONSULTED = re.compile("协商|议政|监督")
_LONGEST_DEED = 45
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


def is_deed(text: Text) -> bool:
    """Whether a row inspects, visits or celebrates and consults nobody: "6月，组织委员视察环保整改情况。"."""
    title = take_front_time(next(text.sentences(), text), None)[0].plain
    return _NO_TOPIC.match(title) is not None and not _CONSULTED.search(title)


def is_duty(text: Text, time: LooseTime) -> bool:
    """Whether an item of half a year says only what is always done: "加强自身学习，完善内部管理"."""
    return time.precision in ("half_year", "year") and _DUTY.match(text.plain) is not None


def read_untold(draft: Draft, block: Block) -> None:
    """An entry whose words tell no kind: "5月13日上午，社法委举办首映式。", "1．6月，登山健步走。"."""
    if draft.is_consultation or block.children or not block.parent.is_calendar:
        return
    rest, times = take_front_time(block.text, draft.year)
    if times and (block.marker or times[0].precision == "day"):
        add_paragraph(draft, rest, times[0], (block.first, block.paragraph.last))


def read_deed(draft: Draft, block: Block, heading: str) -> None:
    """An item below "活动安排" that names what is looked at, but no time: "组织委员视察乡敬老院；"."""
    text = block.text.strip(" 。;")
    if draft.is_consultation or block.marker is None or block.children or len(text) > _LONGEST_DEED:
        return
    if _OF_DEEDS.search(heading) and _DEED.match(text.plain) and not _VAGUE.search(text.plain):
        add_item(draft, text, None, (block.first, block.paragraph.last), heading=heading)


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
