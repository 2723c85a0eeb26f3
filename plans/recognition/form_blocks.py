"""Chapters by form of consultation → topics."""

from itertools import takewhile

from cppcc.loose_time import LooseTime
from plans.recognition.activities import add_group_as_activity
from plans.recognition.bare_titles import titles_at_times
from plans.recognition.blocks import Block
from plans.recognition.draft import Draft
from plans.recognition.forms import form_of_heading
from plans.recognition.groups import Group, group_of, groups_of, is_label
from plans.recognition.labels import read_facts
from plans.recognition.markers import read_marker
from plans.recognition.periods import time_heading
from plans.recognition.running_text import add_running
from plans.recognition.text import Text
from plans.recognition.titles import split_numbered
from plans.recognition.topic_prose import add_prose
from plans.recognition.topics import add_group, share_facts


def read_form_block(draft: Draft, block: Block, form: str, time: LooseTime | None = None) -> None:
    """Everything under a heading that names a form of consultation, perhaps with facts for all its topics."""
    before = len(draft.topics)
    _read_topics(draft, block, form, time)
    shared = Group()
    shared.add(block)
    for topic in draft.topics[before:]:
        share_facts(topic, shared, draft.year)


def read_deeds(draft: Draft, block: Block, time: LooseTime | None) -> None:
    """Under "四、委员视察" in a consultation plan: activities, each with its labels, or told in sentences."""
    heading = block.text.plain
    items = [child for child in block.children if child.marker and not is_label(child)]
    groups = [group_of(item) for item in items] or list(groups_of(block.children))
    for group in groups:
        before = len(draft.activities)
        if not items and not group.facts.fields:
            sentences = [sentence for lead in group.leads for sentence in lead.sentences()]
            add_running(draft, sentences, group.lines)
        if len(draft.activities) == before and (items or group.facts.fields):
            add_group_as_activity(draft, group, time, heading)


def _read_topics(draft: Draft, block: Block, form: str, time: LooseTime | None) -> None:
    items = [child for child in block.children if child.marker and not is_label(child)]
    _read_first_behind_label(draft, block.children, form, time)
    for item in items:
        _read_item(draft, item, form, time)
    introduced = [child for child in block.children if not child.marker and _introduces(child)]
    for child in introduced:
        _read_topics(draft, child, form, time)
    if items or introduced:
        return
    for group in groups_of(block.children, start=block):
        if group.facts.fields:
            add_group(draft, group, form, time)
        else:
            for lead in group.leads[:1] if len(group.leads[0]) <= 50 else group.leads:
                add_prose(draft, lead, form, group.lines, time)


def _introduces(block: Block) -> bool:
    """ "召开两次常委会议，围绕以下专题进行协商：" above its list."""
    return block.text.plain.rstrip().endswith(":") and any(child.marker for child in block.children)


def _read_first_behind_label(draft: Draft, children: list[Block], form: str, time: LooseTime | None) -> None:
    """The first item of a list that begins behind a label: "主要内容：1. …", with "2. …" in the next line."""
    following = next((child.marker for child in children if child.marker), None)
    for child in children[:1]:
        for (_label, value), *_ in child.facts.fields.values():
            first = read_marker(value)
            if first and following and (first.kind, first.value, following.value) == (following.kind, 1, 2):
                group = Group([value[first.end :]], first=child.first, last=child.paragraph.last)
                for label in takewhile(lambda block: block.marker is None, children[1:]):
                    group.add(label)
                add_group(draft, group, form, time)


def run_in_form(draft: Draft, block: Block, *, beside: bool = False) -> tuple[str, list[Text]] | None:
    """ "二、专题协商（2次）。6月份，围绕…；10月份，围绕…。" in a consultation plan."""
    if not draft.is_consultation or block.children or block.marker is None:
        return None
    first, *rest = list(block.text.sentences()) or [block.text]
    form = form_of_heading(first.plain, beside=beside) if rest else None
    if form and "title" in read_facts(Text.join(rest)).fields:
        return None
    if form and (split_numbered(Text.join(rest)) or titles_at_times(Text.join(rest))):
        rest = [Text.join(rest)]
    return (form, rest) if form else None


def _read_item(draft: Draft, item: Block, form: str, time: LooseTime | None) -> None:
    own_form = form_of_heading(item.text.plain, beside=True)
    own_time = time_heading(item.text, draft.year)
    run_in = run_in_form(draft, item, beside=True)
    if run_in:
        for sentence in run_in[1]:
            add_prose(draft, sentence, run_in[0], (item.first, item.paragraph.last), time)
    elif item.children and own_time:
        read_form_block(draft, item, form, own_time)
    elif item.children and own_form:
        read_form_block(draft, item, own_form, time)
    else:
        add_group(draft, group_of(item), form, time)
