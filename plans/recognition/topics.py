"""Blocks → consultation topics: a title with its labels, whatever their order and layout."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from cppcc.loose_time import LooseTime, parse_loose_time
from plans.recognition.blocks import Block
from plans.recognition.draft import Draft, Topic
from plans.recognition.forms import form_in, form_of_heading
from plans.recognition.labels import Facts, opens_with_label, read_facts
from plans.recognition.organisers import organisers_of
from plans.recognition.periods import time_heading
from plans.recognition.text import Text
from plans.recognition.titles import (
    first_sentence,
    quoted_titles,
    take_details,
    take_front_time,
    take_tail,
    tidy,
)

DEFAULT_FORM = "专题协商"
_INTRODUCES = re.compile(r"(?:以下|如下|下列)|:\s*$")
_INLINE_NUMBER = re.compile(r"(?:^|(?<=[\s。;,:、”]))(?:\d{1,2}[、.](?!\d)|\(\d{1,2}\)|[①-⑳])\s*")
_QUOTE_IS_TITLE = re.compile(
    r"^(?:.{0,20}(?:围绕|就|关于|以|题为|主题为?))?[“《]([^“”《》]{5,120})[”》]"
    r"(?:为(?:主题|题))?(?:的?议题)?(?:问题|工作|情况)?(?:[,]?\s*(?:开展|进行|召开|组织|举行|协商).{0,24})?$"
)


@dataclass
class Group:
    """What belongs to one topic: texts without a label (the first is the title) and labelled facts."""

    leads: list[Text] = field(default_factory=list)
    facts: Facts = field(default_factory=lambda: Facts(Text("", "")))
    first: int = 0
    last: int = 0

    def add(self, block: Block) -> None:
        facts = read_facts(block.text)
        if facts.lead:
            self.leads.append(facts.lead)
        self.facts.add(facts)
        self.first, self.last = self.first or block.first, max(self.last, block.paragraph.last)


def is_label(block: Block) -> bool:
    return opens_with_label(block.text.plain)


def group_of(block: Block) -> Group:
    """An item and everything under it."""
    group = Group()
    for part in block.walk():
        group.add(part)
    return group


def has_facts(block: Block) -> bool:
    """Whether labels that only a topic or an activity has stand in the block or directly under it."""
    fields = set(read_facts(block.text).fields)
    for child in block.children:
        if is_label(child):
            fields |= set(read_facts(child.text).fields)
    return bool(fields & {"schedule", "lead", "carried_out", "participants", "form"}) and (
        len(fields) > 1 or "schedule" in fields or "lead" in fields
    )


def read_form_block(draft: Draft, block: Block, form: str, time: LooseTime | None = None) -> None:
    """Everything under a heading that names a form of consultation."""
    items = [child for child in block.children if child.marker and not is_label(child)]
    if items:
        for item in items:
            _read_item(draft, item, form, time)
        return
    groups = list(_unnumbered_groups(block))
    for group in groups:
        if group.facts.fields:
            add_group(draft, group, form, time)
        else:
            for lead in group.leads:
                add_prose(draft, lead, form, (group.first, group.last), time)


def _read_item(draft: Draft, item: Block, form: str, time: LooseTime | None) -> None:
    own_form = form_of_heading(item.text.plain, beside=True)
    own_time = time_heading(item.text, draft.year)
    if item.children and own_time:
        read_form_block(draft, item, form, own_time)
    elif item.children and own_form:
        read_form_block(draft, item, own_form, time)
    else:
        add_group(draft, group_of(item), form, time)


def _unnumbered_groups(block: Block) -> Iterator[Group]:
    """Title, labels, title, labels …: a text without a label after labels begins the next topic."""
    group = Group()
    own = read_facts(block.text)
    group.facts.add(own)
    for child in block.children:
        starts_anew = not is_label(child) and (group.facts.fields or group.leads) and group.leads
        if starts_anew and (group.facts.fields or not _is_content_of(child, group)):
            yield group
            group = Group()
        group.add(child)
    if group.leads or group.facts.fields:
        yield group


def _is_content_of(child: Block, group: Group) -> bool:
    """A paragraph under a title that is a line of its own."""
    return "。" in child.text.plain and "。" not in group.leads[0].plain and len(group.leads[0]) <= 50


def add_group(draft: Draft, group: Group, form: str | None, time: LooseTime | None = None) -> None:
    """One topic, or several that share their labels."""
    title, rest = _title_of(group)
    if not title:
        return
    parts = split_titles(title) or [title]
    for part in parts:
        topic = _topic(draft, part, group, form, time)
        if len(parts) == 1:
            topic.content = _content(rest, group)
        draft.topics.append(topic)
    draft.take(group.first, group.last)


def _title_of(group: Group) -> tuple[Text, list[Text]]:
    """Title and the texts that remain for the content."""
    labelled = group.facts.first("title")
    if labelled:
        return labelled, group.leads
    if group.leads:
        title, rest = (
            (group.leads[0], Text("", "")) if _shares(group.leads[0]) else first_sentence(group.leads[0])
        )
        return title, [rest, *group.leads[1:]]
    content = group.facts.first("content")
    return first_sentence(content) if content else (Text("", ""), [])


def _shares(lead: Text) -> bool:
    return len(split_titles(lead)) > 1


def split_titles(text: Text) -> list[Text]:
    """Several titles in one text, numbered or in quotation marks side by side; [] when there is one.

    >>> [t.raw for t in split_titles(Text.of("围绕“夜间经济发展情况”“老旧小区改造工作”等2个议题开展协商"))]
    ['夜间经济发展情况', '老旧小区改造工作']
    >>> [t.raw for t in split_titles(Text.of("1.河道治理；2.农村养老"))]
    ['河道治理；', '农村养老']
    """
    numbered = list(text.split(_INLINE_NUMBER))
    if len(numbered) > 1 and len(_INLINE_NUMBER.findall(text.plain)) == len(numbered):
        return numbered
    quoted = [q for q in quoted_titles(text) if len(q) >= 6]
    inside = sum(len(q) + 2 for q in quoted)
    return quoted if len(quoted) > 1 and inside >= 0.5 * len(text) else []


def _content(rest: list[Text] | Text, group: Group) -> str:
    texts = [rest] if isinstance(rest, Text) else rest
    labelled = [value for _, value in group.facts.fields.get("content", [])]
    return "\n".join(text.strip().raw for text in [*texts, *labelled] if text)


def _topic(draft: Draft, title: Text, group: Group, form: str | None, time: LooseTime | None) -> Topic:
    facts, year = group.facts, draft.year
    title, front = take_front_time(tidy(title), year)
    title, bracketed, bracket_units, remark = take_details(title, year)
    title, tail, tail_units = take_tail(title, year)
    topic = Topic("", plain_title(title).raw, lines=(group.first, group.last))
    topic.form = _form(draft, topic, facts, form, remark + title.plain)
    topic.schedule = _schedule(topic, facts, year) or front or bracketed or tail or time
    topic.organizers = _organisers(facts) or bracket_units or tail_units
    topic.participants = "；".join(value.raw for _, value in facts.fields.get("participants", []))
    topic.leader = "、".join(value.strip(" 。;").raw for _, value in facts.fields.get("leader", []))
    return topic


def plain_title(title: Text) -> Text:
    """The words between quotation marks where they are the title.

    >>> plain_title(Text.of("围绕“拓宽农民增收渠道”开展常委会协商")).raw
    '拓宽农民增收渠道'
    >>> plain_title(Text.of("围绕2017年“一府两院”工作报告开展全体协商")).raw
    '围绕2017年“一府两院”工作报告开展全体协商'
    """
    title = tidy(title)
    match = _QUOTE_IS_TITLE.match(title.plain)
    return title[match.start(1) : match.end(1)] if match else title


def _form(draft: Draft, topic: Topic, facts: Facts, form: str | None, words: str) -> str:
    labelled = facts.first("form")
    if labelled:
        plain = labelled.strip(" 。;").plain
        return form_of_heading(plain, beside=True) or form_in(plain) or labelled.strip(" 。;").raw
    found = form or form_in(words)
    if not found:
        topic.unclear.append("guessed-form")
    return found or DEFAULT_FORM


def _schedule(topic: Topic, facts: Facts, year: int | None) -> LooseTime | None:
    value = facts.first("schedule")
    if not value:
        return None
    text = value.strip(" 。;").raw
    time = parse_loose_time(text, year)
    if time is None:
        topic.unclear.append("time-not-understood")
        return LooseTime(text, None, None, "unspecified")
    return time


def _organisers(facts: Facts) -> list[str]:
    """A committee named as responsible counts more than a sentence about 组织实施."""
    for name in ("lead", "carried_out"):
        units = [unit for _, value in facts.fields.get(name, []) for unit in organisers_of(value)]
        if units:
            return list(dict.fromkeys(units))
    return []


# --- prose ------------------------------------------------------------------------------------------------

_ABOUT = re.compile(r"(?:围绕|就|针对|聚焦)(?=.{4})")
_HEAD = re.compile(r"^(?:拟|计划|将|重点|主要|继续|组织(?:委员|政协委员)?|召开[^,]{2,30}?会议?,)+")
_CHOSEN = re.compile(r"[^,。;]*(?:遴选|选取|选择|选定|确定|筛选)[^,。;]*(?:提案|议题)[^,。;]*")
_LED = re.compile(r",[^,。;]*(?:领导|主席)[^,。;]*(?:督办|领办|牵头)[^,。;]*")


def add_prose(
    draft: Draft, text: Text, form: str | None, lines: tuple[int, int], time: LooseTime | None = None
) -> None:
    """Topics that a paragraph under a form names in a sentence; an introduction names none."""
    if _INTRODUCES.search(text.plain) and not quoted_titles(text):
        return
    for part in _topic_sentences(text):
        for title in split_titles(part) or [_prose_title(part)]:
            group = Group([title], Facts(Text("", "")), *lines)
            topic = _topic(draft, title, group, form or form_in(part.plain), time)
            topic.schedule = topic.schedule or take_front_time(part, draft.year)[1]
            topic.content = part.strip().raw
            draft.topics.append(topic)


def _topic_sentences(text: Text) -> list[Text]:
    """Sentences, those after a semicolon apart only where each says 围绕 or 就 itself."""
    parts = list(text.sentences())
    if len(parts) > 1 and all(_ABOUT.search(part.plain) for part in parts):
        return parts
    end = text.plain.find("。")
    return [text[: end + 1] if end > 0 else text]


def _prose_title(part: Text) -> Text:
    """From 围绕 to the end of the sentence; for proposals the clause that chooses them.

    >>> _prose_title(Text.of("组织召开八届五次会议，重点围绕县政府工作报告进行协商讨论。")).raw
    '围绕县政府工作报告进行协商讨论。'
    >>> _prose_title(Text.of("围绕重点工作，遴选出15个重点提案，由县政协领导牵头督办，促进落实。")).raw
    '遴选出15个重点提案，由县政协领导牵头督办'
    """
    chosen = _CHOSEN.search(part.plain)
    if chosen:
        led = _LED.match(part.plain, chosen.end())
        return part[chosen.start() : led.end() if led else chosen.end()]
    about = _ABOUT.search(part.plain)
    if about:
        return part[about.start() :]
    head = _HEAD.match(part.plain)
    return part[head.end() :] if head else part
