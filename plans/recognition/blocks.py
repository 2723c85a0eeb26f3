"""Paragraphs → blocks: headings own what follows them, by the rank of their numbers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from plans.recognition.forms import form_of_heading
from plans.recognition.labels import Facts, opens_with_label, read_facts
from plans.recognition.markers import Marker
from plans.recognition.paragraphs import Paragraph
from plans.recognition.periods import is_time_only, opens_with_time, time_heading
from plans.recognition.text import Text

_HEADING_LENGTH = 40
_PLAIN_RANK = 2.9
_OUTERMOST = 0.9
_OF_ITEMS = 3
_OF_SENTENCES = 40
_FEWEST_ENTRIES = 3
_OF_THE_YEAR = re.compile(r"\s*(?:全年|年度|本年度?)[^,。;:]{0,12}:")
# "为做好全年工作，现制定如下计划：" leads to the chapters, which do not stand under it
_PREFACE = re.compile(r"(?:为|在新的?一年|根据|按照|依据|结合|经)[^。;]*,[^。;]*:$")
# "时间：4—6月" above "1、…"
_TIME_LABEL = re.compile(r"(?:活动)?时间(?:安排)?\s{0,4}:")
_NO_HEADING = re.compile(r"[。!?:]$|^[“(（]|\d{4}年")


@dataclass
class Block:
    """A paragraph and all that stands under it; `first` is its first line. The root has no paragraph."""

    paragraph: Paragraph | None
    rank: float = 0
    parent: "Block | None" = None
    children: list["Block"] = field(default_factory=list)
    is_heading: bool = False
    text: Text = field(init=False, default=Text("", ""))
    marker: Marker | None = field(init=False, default=None)
    first: int = field(init=False, default=1)

    def __post_init__(self):
        if self.paragraph:
            self.text = self.paragraph.body
            self.marker = self.paragraph.marker
            self.first = self.paragraph.first

    @property
    def last(self) -> int:
        """The last source line of the block with all its children."""
        block = self
        while block.children:
            block = block.children[-1]
        return block.paragraph.last if block.paragraph else 1

    @cached_property
    def facts(self) -> Facts:
        """What the labels of the paragraph say, for reading only."""
        return read_facts(self.text)

    @cached_property
    def is_calendar(self) -> bool:
        """Whether at least three of the children begin with a time."""
        return sum(opens_with_time(child.text.plain) for child in self.children) >= _FEWEST_ENTRIES

    @cached_property
    def holds_forms(self) -> bool:
        """Whether any of the children is a heading that names a form of consultation."""
        return any(form_of_heading(child.text.plain, beside=True) for child in self.children)

    def walk(self) -> Iterator["Block"]:
        yield self
        for child in self.children:
            yield from child.walk()

    def depth(self) -> int:
        return 1 + self.parent.depth() if self.parent and self.parent.paragraph else 1


def build(paragraphs: list[Paragraph]) -> Block:
    """The tree of a text. Unnumbered paragraphs hang under the heading or item before them."""
    root = Block(None, rank=-1)
    markdown_is_outer = not _numbers_carry_markdown(paragraphs)
    has_chapters = any(p.marker and p.marker.rank < _OF_ITEMS for p in paragraphs)
    stack = [root]
    for index, paragraph in enumerate(paragraphs):
        following = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
        rank = _rank(paragraph, following, markdown_is_outer)
        if paragraph.is_title:
            rank = None
        elif rank is None and not has_chapters and _heads_prose(paragraph, following):
            rank = _OUTERMOST
        if rank is None:
            if opens_with_time(paragraph.text.plain) or _OF_THE_YEAR.match(paragraph.text.plain):
                _leave_period(stack)
            elif _tells(paragraph):
                _leave_list(stack)
            _attach(Block(paragraph), stack[-1])
            continue
        if paragraph.marker is None and time_heading(paragraph.text, None):
            _leave_period(stack)
        if _is_form(paragraph):
            beside = [block.rank for block in stack if block.paragraph and _is_form(block.paragraph)]
            rank = min([rank, *beside])
        while stack[-1].rank >= rank:
            stack.pop()
        block = Block(paragraph, rank, is_heading=_is_short(paragraph))
        _attach(block, stack[-1])
        stack.append(block)
    return root


def _is_form(paragraph: Paragraph) -> bool:
    """A heading without a number that names a form; all of these stand side by side."""
    return paragraph.marker is None and form_of_heading(paragraph.text.plain, beside=True) is not None


def _leave_period(stack: list[Block]) -> None:
    """A time of its own ends the list of the month before it."""
    for index, block in enumerate(stack):
        if block.paragraph and time_heading(block.text, None):
            del stack[index:]
            return


def _tells(paragraph: Paragraph) -> bool:
    """A paragraph of sentences."""
    plain = paragraph.text.plain
    return (
        not paragraph.is_row and len(plain) >= _OF_SENTENCES and "。" in plain and not opens_with_label(plain)
    )


def _leave_list(stack: list[Block]) -> None:
    """A paragraph behind a list whose items have nothing under them goes on with the text above the list."""
    item = stack[-1]
    if item.marker is None or item.rank < _OF_ITEMS or item.children or not item.is_heading:
        return
    beside = [block for block in item.parent.children if block.rank == item.rank]
    if len(beside) > 2 and not any(block.children for block in beside):
        stack.pop()
        if stack[-1].paragraph and stack[-1].marker is None:
            stack.pop()


def _attach(block: Block, parent: Block) -> None:
    block.parent = parent
    parent.children.append(block)


def _numbers_carry_markdown(paragraphs: list[Paragraph]) -> bool:
    numbered = [p for p in paragraphs if p.marker and p.marker.value is not None]
    carrying = [p for p in numbered if p.text.plain.lstrip().startswith("#")]
    return len(carrying) * 3 > len(numbered)


def _rank(paragraph: Paragraph, following: Paragraph | None, markdown_is_outer: bool) -> float | None:
    """None for a paragraph that heads nothing."""
    marker = paragraph.marker
    if paragraph.is_row:
        return None
    if marker and marker.kind == "markdown":
        return marker.rank - 2 if markdown_is_outer else marker.rank
    if marker:
        return marker.rank
    if is_plain_heading(paragraph, following):
        is_period = time_heading(paragraph.text, None) and "日" not in paragraph.text.plain
        return _rank_before(following, is_period=bool(is_period))
    return None


def is_plain_heading(paragraph: Paragraph, following: Paragraph | None) -> bool:
    """A short line without a number that heads what follows: a month, a form, or words before "1、"."""
    plain = paragraph.text.plain.strip()
    if following is None or not _is_short(paragraph):
        return False
    starts_list = following.marker is not None and following.marker.value == 1
    if opens_with_label(plain):
        labelled = _TIME_LABEL.match(plain)
        return bool(starts_list and labelled and is_time_only(plain[labelled.end() :]))
    if (plain.startswith("(") and plain.endswith(")")) or _PREFACE.match(plain):
        return False
    if time_heading(paragraph.text, None) or form_of_heading(plain, beside=True):
        return True
    return starts_list and paragraph.marker is None and (len(plain) <= 30)


def _heads_prose(paragraph: Paragraph, following: Paragraph | None) -> bool:
    """In a text without numbered chapters: a short line above a paragraph of sentences."""
    plain = paragraph.text.plain.strip()
    if following is None or paragraph.is_row or not _is_short(paragraph):
        return False
    if _NO_HEADING.search(plain) or opens_with_time(plain) or opens_with_label(plain):
        return False
    says_much = following.marker is None and not following.is_row and len(following.text) >= 30
    return len(plain) <= 20 and says_much and not opens_with_label(following.text.plain)


def _is_short(paragraph: Paragraph) -> bool:
    plain = paragraph.body.plain.strip()
    longest = 60 if plain.endswith(":") else _HEADING_LENGTH
    return len(plain) <= longest and "。" not in plain and not plain.endswith((";", ",", "、"))


def _rank_before(following: Paragraph, is_period: bool) -> float:
    """An unnumbered heading stands just above the list that begins after it; a quarter also above one that
    goes on ("【二季度】", "（三）4月，…")."""
    marker = following.marker
    if marker and (marker.value == 1 or (is_period and marker.value)):
        return marker.rank - 0.5
    return _PLAIN_RANK
