"""Points of a plan that close with who sees to them: "…。（责任单位：经济委；时间：4—7月）"."""

import re

from cppcc.loose_time import LooseTime
from plans.recognition.activities import add_item
from plans.recognition.blocks import Block
from plans.recognition.draft import Draft
from plans.recognition.groups import Group
from plans.recognition.item_titles import deeds
from plans.recognition.kinds import names_activity
from plans.recognition.labels import read_facts
from plans.recognition.paragraphs import Paragraph
from plans.recognition.periods import time_said
from plans.recognition.prose import read_prose
from plans.recognition.text import Text

_CLOSING = re.compile(r"\((?=(?:责任|牵头|承办|负责|实施|主办|组织)[^():]{1,6}:)([^()]{1,200})\)")


def read_point(draft: Draft, block: Block, heading: str) -> bool:
    """Rows of a point of several sentences; False where a block is none, or all of it is one row."""
    closings = [] if block.children else list(_CLOSING.finditer(block.text.plain))
    if not closings:
        return False
    parts = _between(block.text, [match.span() for match in closings])
    said = Text.join(parts)
    if len(list(said.sentences())) < 2:
        return False
    before = len(draft.topics), len(draft.activities)
    paragraph = Paragraph(block.paragraph.lines, said, None)
    read_prose(draft, Block(paragraph, block.rank, block.parent), False, heading)
    for match, part in zip(closings, parts, strict=False):
        group = Group(facts=read_facts(block.text[match.start(1) : match.end(1)]))
        time = _time(draft, group)
        if time and len(draft.activities) == before[1]:
            _add_deeds(draft, part, time, (block.first, block.paragraph.last))
        rows = [*draft.topics[before[0] :], *draft.activities[before[1] :]]
        for row in (row for row in rows if row.title in part.raw):
            row.organizers = row.organizers or group.organisers()
            row.schedule = row.schedule or time
    return True


def _between(text: Text, spans: list[tuple[int, int]]) -> list[Text]:
    """The parts of a text before each of the spans, and behind the last."""
    edges = [0, *(edge for span in spans for edge in span), len(text)]
    return [text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True)]


def _time(draft: Draft, group: Group) -> LooseTime | None:
    said = group.facts.first("schedule")
    return time_said(said.strip(" 。;)"), draft.year) if said else None


def _add_deeds(draft: Draft, part: Text, time: LooseTime, lines: tuple[int, int]) -> None:
    """What is done at the time that closes the point; its first sentence is its heading."""
    for sentence in list(part.sentences())[1:]:
        for deed in deeds(sentence):
            if names_activity(deed.plain):
                add_item(draft, deed, time, lines)
