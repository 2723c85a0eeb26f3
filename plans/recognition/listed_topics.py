"""Whether a line is a consultation topic: its words say so, or its place in a list, or its time."""

import re

from plans.recognition.asked_titles import asked_titles
from plans.recognition.blocks import Block
from plans.recognition.draft import Draft
from plans.recognition.forms import form_of_heading
from plans.recognition.periods import opens_entry, opens_with_time
from plans.recognition.planned import opens_report
from plans.recognition.titles import take_front_time
from plans.recognition.topic_titles import TOLD_BEHIND
from plans.recognition.topics import named_form
from plans.recognition.zones import NO_ZONE, Context, is_zone

_OPENS_TOPIC = re.compile(
    r"[“《]|围绕|就|关于|对|聚焦|(?:开展|召开|举行|组织)[^,。;]{0,30}协商|[^,。;]{2,40}协商"
)
# "协商课题一：《…》，拟提请主席会议协商，七月份"
_NAMED_TOPIC = re.compile(r"\s*协商(?:议题|课题|专题|题目)[一二三四五六七八九十\d]{1,2}\s*:")
_QUOTED_FORM = re.compile(
    r"“[^“”]{4,60}”[^,。;:]{0,12}(?:协商|座谈会|议政会)"
    r"|(?:开展|组织|召开|举行)*[^,。;:“”]{2,8}协商(?:座谈)?会?“[^“”]{4,60}”(?:$|\()"
)


def is_listed_topic(draft: Draft, block: Block, context: Context, is_item: bool) -> bool:
    plain = block.text.plain
    if not context.zone and NO_ZONE.search(context.heading[:20]):
        return False
    if is_item and TOLD_BEHIND.match(plain):
        return True
    if NO_ZONE.search(plain[:12]) or is_zone(block.text) or _only_names_form(block) or opens_report(plain):
        return False
    return (
        _is_named(block, is_item)
        or _stands_among_topics(draft, block, context, is_item)
        or _has_its_time(draft, block, context, is_item)
    )


def _is_named(block: Block, is_item: bool) -> bool:
    """Its words say that it is a topic, or a form and what is asked."""
    plain = block.text.plain
    if _NAMED_TOPIC.match(plain):
        return True
    quoted = _QUOTED_FORM.match(plain) and not form_of_heading(plain, beside=True)
    return bool(quoted) and (is_item or block.marker is None)


def _stands_among_topics(draft: Draft, block: Block, context: Context, is_item: bool) -> bool:
    """Under a heading or behind a line that announces topics, or as an entry of a consultation plan."""
    if is_item and context.zone:
        return True
    if context.announced and (is_item or opens_entry(block.text.plain)):
        return True
    labelled = is_item and block.facts.fields.keys() == {"title"}
    return draft.is_consultation and (labelled or bool(draft.default_form and is_entry(block)))


def _has_its_time(draft: Draft, block: Block, context: Context, is_item: bool) -> bool:
    """A line of a consultation plan under or behind a time, in one sentence that opens like a topic."""
    plain = block.text.plain
    listed = (context.time and (is_item or block.marker is None)) or opens_with_time(plain)
    if not draft.is_consultation or not listed or len(list(block.facts.lead.sentences())) > 1:
        return False
    rest = take_front_time(block.text, draft.year)[0]
    if named_form(rest):
        return True
    return len(plain) <= 120 and bool(_OPENS_TOPIC.match(rest.plain) or asked_titles(rest))


def _only_names_form(block: Block) -> bool:
    """An item of a list of forms: "3.主席会议协商；"."""
    return not block.children and form_of_heading(block.text.plain, beside=True) is not None


def is_entry(block: Block) -> bool:
    """One of at least three lines of a calendar: "3月：…", "1. 第一季度：…"."""
    return not block.children and opens_entry(block.text.plain) and block.parent.is_calendar
