"""Chapters by form of consultation → topics."""

from cppcc.loose_time import LooseTime
from plans.recognition.blocks import Block
from plans.recognition.draft import Draft
from plans.recognition.forms import form_of_heading
from plans.recognition.groups import Group, group_of, groups_of, is_label
from plans.recognition.periods import time_heading
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


def _read_topics(draft: Draft, block: Block, form: str, time: LooseTime | None) -> None:
    items = [child for child in block.children if child.marker and not is_label(child)]
    for item in items:
        _read_item(draft, item, form, time)
    if items:
        return
    for group in groups_of(block.children, start=block):
        if group.facts.fields:
            add_group(draft, group, form, time)
        else:
            for lead in group.leads[:1] if len(group.leads[0]) <= 50 else group.leads:
                add_prose(draft, lead, form, group.lines, time)


def _read_item(draft: Draft, item: Block, form: str, time: LooseTime | None) -> None:
    own_form = form_of_heading(item.text.plain, beside=True)
    own_time = time_heading(item.text, draft.year)
    if item.children and own_time:
        read_form_block(draft, item, form, own_time)
    elif item.children and own_form:
        read_form_block(draft, item, own_form, time)
    else:
        add_group(draft, group_of(item), form, time)
