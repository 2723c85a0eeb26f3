"""Walks the blocks of a text and hands each to the rule that knows its layout."""

import re
from dataclasses import dataclass, replace

from cppcc.loose_time import LooseTime
from plans.recognition.activities import add_labelled, add_listed, add_paragraph, add_running
from plans.recognition.blocks import Block
from plans.recognition.draft import Draft
from plans.recognition.forms import form_in, form_of_heading
from plans.recognition.periods import time_heading
from plans.recognition.tables import read_table
from plans.recognition.targets import add_targets
from plans.recognition.text import Text
from plans.recognition.titles import quoted_titles
from plans.recognition.topics import add_group, add_prose, group_of, has_facts, is_label, read_form_block

_ZONE = re.compile(
    r"协商.{0,8}(?:议题|课题|选题|项目|形式|安排)|(?:议题|课题).{0,6}(?:安排|计划|内容)|(?:年度|重点).{0,4}协商(?:计划|活动|内容)?$|"
    r"^协商(?:计划|内容|活动|议题)|协商(?:计划|活动)(?:安排|内容)"
)
_NO_ZONE = re.compile(
    r"指导思想|原则|要求|保障|成效|程序|机制|领导|组织实施|成果|总体|制度|方法步骤|重要意义|目标"
)
_QUOTE_ASKED = re.compile(r"(?:围绕|就|对|关于|以|题为|主题|开展|协商|[”、和及:])\s*$")


@dataclass(frozen=True)
class Context:
    """What the headings above say."""

    form: str | None = None
    zone: bool = False
    time: LooseTime | None = None


def read(draft: Draft, root: Block) -> None:
    _read_children(draft, root, Context())


def _read_children(draft: Draft, block: Block, context: Context) -> None:
    rows: list[Block] = []
    for child in block.children:
        if child.paragraph.is_row:
            rows.append(child)
            continue
        _flush(draft, rows, context)
        _read_block(draft, child, context)
    _flush(draft, rows, context)


def _flush(draft: Draft, rows: list[Block], context: Context) -> None:
    if rows:
        read_table(draft, rows, context.form, draft.is_consultation or context.zone)
        rows.clear()


def _read_block(draft: Draft, block: Block, context: Context) -> None:
    text = block.text
    time = time_heading(text, draft.year) if block.is_heading or not block.children else None
    if time:
        _read_children(draft, block, replace(context, time=time))
        return
    form = _form(draft, block, context)
    if form and block.children:
        if not any(child.paragraph.is_row for child in block.children):
            read_form_block(draft, block, form, context.time)
        else:
            _read_children(draft, block, replace(context, form=form, zone=True))
        return
    if has_facts(block) and not is_label(block):
        if draft.is_consultation or context.zone or _names_consultation(block):
            add_group(draft, group_of(block), context.form or form_in(text.plain), context.time)
            return
        if add_labelled(draft, block):
            return
    _read_plain(draft, block, context)


def _form(draft: Draft, block: Block, context: Context) -> str | None:
    if not block.is_heading or not (draft.is_consultation or context.zone):
        return None
    return form_of_heading(block.text.plain, beside=draft.is_consultation)


def _names_consultation(block: Block) -> bool:
    return any("协商" in part.text.plain[:6] for part in block.walk())


def _read_plain(draft: Draft, block: Block, context: Context) -> None:
    """Items of lists, and prose."""
    text, lines = block.text, (block.first, block.paragraph.last)
    is_item = block.marker is not None and not any(child.marker for child in block.children)
    if context.zone and is_item and not _is_zone(text) and not _NO_ZONE.search(text.plain[:12]):
        add_group(draft, group_of(block), context.form, context.time)
        return
    if context.time and (is_item or block.marker is None):
        if is_item:
            add_listed(draft, block, context.time)
        else:
            add_paragraph(draft, text, context.time, lines)
            draft.take(*lines)
        return
    topics_before = len(draft.topics)
    if draft.is_consultation or context.zone:
        _topics_in_prose(draft, text, lines)
    if len(draft.topics) == topics_before and not (draft.is_consultation and block.is_heading):
        left = add_running(draft, text, lines)
        if not draft.is_consultation:
            add_targets(draft, left, lines)
    zone = (context.zone or _is_zone(text)) and not _NO_ZONE.search(text.plain[:20])
    _read_children(draft, block, replace(context, zone=zone))


def _is_zone(text: Text) -> bool:
    return (
        len(text) <= 40 and bool(_ZONE.search(text.plain.strip(" :。"))) and not _NO_ZONE.search(text.plain)
    )


def _topics_in_prose(draft: Draft, text: Text, lines: tuple[int, int]) -> None:
    """Sentences that name a form and, in quotation marks, what is to be talked about."""
    for sentence in text.sentences():
        form = form_in(sentence.plain)
        if form and any(_asked(sentence, quoted) for quoted in quoted_titles(sentence)):
            add_prose(draft, sentence, form, lines)


def _asked(sentence: Text, quoted: Text) -> bool:
    at = sentence.raw.find(quoted.raw)
    return len(quoted) >= 8 and bool(_QUOTE_ASKED.search(sentence.plain[: at - 1]))
