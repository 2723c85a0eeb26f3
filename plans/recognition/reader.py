"""Walks the blocks of a text and hands each to the rule that knows its layout."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from cppcc.loose_time import LooseTime
from plans.recognition.activities import (
    add_group_as_activity,
    add_listed,
    add_paragraph,
    consults_on,
    names_form,
)
from plans.recognition.blocks import Block
from plans.recognition.dated_lines import (
    is_deed,
    is_duty,
    read_deed,
    read_group,
    read_later_times,
    read_untold,
    span_of_groups,
)
from plans.recognition.draft import Draft
from plans.recognition.form_blocks import read_deeds, read_form_block, run_in_form
from plans.recognition.forms import DEEDS, form_in, form_of_heading
from plans.recognition.groups import Group, group_of, groups_in_one, groups_of, has_facts, is_label
from plans.recognition.kinds import kind_of
from plans.recognition.listed_topics import is_entry, is_listed_topic
from plans.recognition.organisers import looks_like_units, organisers_of
from plans.recognition.past import planned_part, reviews
from plans.recognition.periods import (
    is_time_only,
    time_heading,
    time_said,
)
from plans.recognition.prose import promised_beside, read_prose
from plans.recognition.responsible import read_point
from plans.recognition.tables import read_table
from plans.recognition.targets import add_targets
from plans.recognition.text import Text
from plans.recognition.titles import take_brackets, take_front_time
from plans.recognition.topic_prose import add_prose
from plans.recognition.topics import add_group
from plans.recognition.zones import NO_ZONE, Context, announced_by, is_zone

_OF_CHAPTERS = 1
_OWN_FORM = re.compile(r"(“?[\u4e00-\u9fff]{3,8}”?)(?:\(.{1,10}\))?")
_FEWEST_OF_FORM = 2
_SUPERVISES = ("专项监督", "视察", "民主评议", "情况监督")
_SHORTEST_SUPERVISION = 10
_TIME_HEADING = re.compile(r"(?:活动|会议|视察|调研|具体)?时间(?:安排)?\s{0,4}:?")
_CONTENT_HEADING = re.compile(r"(?:活动|视察|调研|主要|工作)?(?:内容|项目|任务|事项)(?:安排)?")
_COUNTED_KIND = re.compile(r".{0,12}(?:议题|课题|选题|题目|项目)\s*[(\[]\s*\d{1,2}\s*[个项件][)\]]\s*:?")


def read(draft: Draft, root: Block, title: str) -> None:
    """Fill the draft with the rows of a text."""
    blocks = [b for b in root.children if b.children or not b.paragraph.is_title]
    blocks = [b for b in planned_part(blocks, title) if not reviews(b, draft.text_year)]
    _read_blocks(draft, blocks, Context())


def _read_children(draft: Draft, block: Block, context: Context) -> None:
    _read_blocks(draft, block.children, context)


def _read_blocks(draft: Draft, blocks: list[Block], context: Context) -> None:
    announced = _announced_time(blocks, draft.year)
    span = context.span or span_of_groups(blocks, draft.year)
    context = replace(context, span=span) if span is not context.span else context
    for kind, run in _runs(blocks):
        if kind == "rows":
            read_table(draft, run, context.form, draft.is_consultation or context.zone)
        elif kind == "loose" and has_facts(run):
            _read_labelled(draft, run, context)
        else:
            for child in run:
                held = announced and _CONTENT_HEADING.fullmatch(child.text.plain.strip(" :。"))
                _read_block(draft, child, replace(context, time=announced) if held else context)
                if not child.children:
                    context = announced_by(child, context)


def _announced_time(blocks: list[Block], year: int | None) -> LooseTime | None:
    """The time that a notice gives for everything: "一、活动时间：5月10日至20日", "二、活动内容"."""
    for block in blocks:
        if block.marker and _TIME_HEADING.match(block.text.plain):
            words = Text.join([block.text[len(_TIME_HEADING.match(block.text.plain)[0]) :]])
            words = words or (block.children[0].text if len(block.children) == 1 else words)
            if is_time_only(words.plain):
                return time_said(words.strip(" 。"), year)
    return None


def _runs(blocks: list[Block]) -> Iterator[tuple[str, list[Block]]]:
    """Neighbours that belong together: table rows, paragraphs without number, the others."""
    for kind, run in groupby(blocks, key=_kind_of_block):
        yield kind, list(run)


def _kind_of_block(block: Block) -> str:
    if block.paragraph.is_row:
        return "rows"
    is_chapter = block.marker is not None and block.rank <= _OF_CHAPTERS
    loose = block.marker is None or (is_label(block) and not is_chapter)
    return "loose" if not block.children and loose else "numbered"


def _read_labelled(draft: Draft, run: list[Block], context: Context) -> None:
    """Title, labels, title, labels … without numbers."""
    starts = [block.first for block in run]
    for group in groups_of(run):
        if group.facts.fields.keys() - {"note", "place"}:
            _add_labelled(draft, group, context)
        else:
            for block in run[bisect_left(starts, group.first) : bisect_right(starts, group.last)]:
                _read_plain(draft, block, context)


def _add_labelled(draft: Draft, group: Group, context: Context) -> None:
    words = "".join(label for values in group.facts.fields.values() for label, _ in values)
    named = group.facts.first("title") is not None
    consults = any(
        names_form(lead) or consults_on(lead) or (named and "协商" in (form_in(lead.plain) or ""))
        for lead in group.leads[:1]
    )
    free = not context.form and not context.zone
    inspects = any((free and is_deed(lead)) or _is_supervision(draft, lead) for lead in group.leads[:1])
    if not inspects and (draft.is_consultation or context.zone or "协商" in words or consults):
        add_group(draft, group, context.form, context.time)
    else:
        add_group_as_activity(draft, group, context.time, context.heading)
        add_targets(draft, [promised_beside(lead, draft.year) for lead in group.leads[:1]], group.lines)


def _is_supervision(draft: Draft, lead: Text) -> bool:
    """An item of a supervision plan that is called after what is done: "供水服务监督性视察（5月）"."""
    title = take_brackets(lead, draft.year)[0].plain.strip(" 。;:")
    return (
        draft.default_form == "民主监督"
        and len(title) >= _SHORTEST_SUPERVISION
        and title.endswith(_SUPERVISES)
    )


def _read_block(draft: Draft, block: Block, context: Context) -> None:
    text = block.text
    time = time_heading(text, draft.year) if block.children or block.is_heading else None
    if time:
        _read_children(draft, block, replace(context, time=time))
        return
    form = _form(draft, block, context)
    if form and block.children:
        if any(child.paragraph.is_row for child in block.children):
            _read_children(draft, block, replace(context, form=form, zone=True))
        elif form in DEEDS and "监督" not in text.plain:
            read_deeds(draft, block, context.time)
        else:
            read_form_block(draft, block, form, context.time)
        return
    if _read_run_in(draft, block, context) or read_point(draft, block, context.heading):
        return
    if draft.is_consultation and block.children and _COUNTED_KIND.fullmatch(text.plain.strip()):
        _read_children(draft, block, replace(context, zone=True))
        return
    labels = [block, *(child for child in block.children if is_label(child))]
    if has_facts(labels) and not is_label(block) and not _holds_several(block):
        group = group_of(block)
        _add_labelled(draft, group, replace(context, form=context.form or form_in(text.plain)))
        return
    _read_plain(draft, block, context)


def _read_run_in(draft: Draft, block: Block, context: Context) -> bool:
    """A paragraph of a consultation plan that begins with its form, or holds several topics with labels."""
    if not draft.is_consultation:
        return False
    several = groups_in_one(block)
    head = next(block.text.sentences()).plain if several else ""
    for group in several:
        add_group(draft, group, form_of_heading(head) or form_in(head) or context.form, context.time)
    run_in = None if several or NO_ZONE.search(context.heading[:20]) else run_in_form(draft, block)
    form, sentences = run_in or ("", [])
    for sentence in sentences:
        add_prose(draft, sentence, form, (block.first, block.paragraph.last), context.time)
    return bool(several or run_in)


def _holds_several(block: Block) -> bool:
    """Whether the labels under a heading belong to several rows, so that the heading names none of them."""
    if any(child.children and not is_label(child) for child in block.children):
        return True
    return len([group for group in groups_of(block.children) if group.facts.fields]) > 1


def _form(draft: Draft, block: Block, context: Context) -> str | None:
    lists = draft.is_consultation or context.zone or _lists_consultations(draft, block)
    if not block.is_heading or not lists:
        return None
    return form_of_heading(block.text.plain, beside=draft.is_consultation) or _own_form(draft, block)


def _own_form(draft: Draft, block: Block) -> str | None:
    """A form that only this office has, such as 民生议事堂: among others, its items with their times."""
    name = _OWN_FORM.fullmatch(block.text.plain.strip(" :。"))
    if not draft.is_consultation or not name or len(block.children) < _FEWEST_OF_FORM:
        return None
    timed = all(child.marker and take_brackets(child.text, draft.year)[1].times for child in block.children)
    done = any(_is_looked_at(child.text) for child in block.children)
    fits = timed and not done and block.parent.holds_forms and not NO_ZONE.search(name[1])
    return name[1] if fits else None


def _lists_consultations(draft: Draft, block: Block) -> bool:
    """A kind of a work plan with its topics: "3.协商议事（2次）", "（1）背街小巷改造（6月）"."""
    form = form_of_heading(block.text.plain) if block.children else None
    if not form or "协商" not in form or any(_is_looked_at(child.text) for child in block.children):
        return False
    return all(child.marker and take_brackets(child.text, draft.year)[1].times for child in block.children)


def _is_looked_at(text: Text) -> bool:
    return "协商" not in text.plain and kind_of(text.plain) in ("research", "inspection")


def _read_plain(draft: Draft, block: Block, context: Context) -> None:
    """Items of lists, and prose."""
    text = block.text
    is_item = block.marker is not None and not any(child.marker for child in block.children)
    if context.span and is_item and read_group(draft, block, context.span):
        return
    if is_listed_topic(draft, block, context, is_item):
        add_group(draft, group_of(block), context.form, context.time)
    elif context.time and is_item:
        if not read_later_times(draft, block, context.time) and not is_duty(text, context.time):
            add_listed(draft, block, context.time)
            add_targets(draft, [promised_beside(block.text, draft.year)], (block.first, block.paragraph.last))
    elif context.time and block.marker is None:
        add_paragraph(draft, text, context.time, (block.first, block.paragraph.last))
    elif not draft.is_consultation and is_entry(block):
        rest, times = take_front_time(text, draft.year)
        add_paragraph(draft, rest, times[0], (block.first, block.paragraph.last))
        add_targets(draft, [promised_beside(rest, draft.year)], (block.first, block.paragraph.last))
    else:
        rows = draft.count
        read_prose(draft, block, is_item, context.heading)
        if rows == draft.count:
            read_untold(draft, block)
        if rows == draft.count:
            read_deed(draft, block, context.heading)
        if block.children:
            _read_below(draft, block, context)


def _read_below(draft: Draft, block: Block, context: Context) -> None:
    """What stands below a line that is no row itself: it may name the committee of all that."""
    text = block.text
    zone = (context.zone or is_zone(text)) and not NO_ZONE.search(text.plain[:20])
    heading = text.plain if block.is_heading else context.heading
    before = len(draft.topics), len(draft.activities)
    _read_children(draft, block, replace(announced_by(block, context), zone=zone, heading=heading))
    if looks_like_units(text.plain.strip(" :。")):
        _belong_to(text, [*draft.topics[before[0] :], *draft.activities[before[1] :]])


def _belong_to(heading: Text, rows: list) -> None:
    """Under the name of a committee: its rows, unless they name another."""
    for row in rows:
        row.organizers = row.organizers or organisers_of(heading)
