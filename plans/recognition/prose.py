"""Paragraphs of sentences, and items that are no more than that: topics, activities and targets in them."""

import re

from plans.recognition.activities import add_item
from plans.recognition.asked_titles import asked_titles
from plans.recognition.bare_titles import MOST_ANNOUNCED, announced_titles
from plans.recognition.blocks import Block
from plans.recognition.counts import has_counts
from plans.recognition.draft import Activity, Draft
from plans.recognition.forms import form_in, form_of_heading
from plans.recognition.groups import Group
from plans.recognition.kinds import names_activity
from plans.recognition.past import looking_ahead, tells_news
from plans.recognition.periods import times_of
from plans.recognition.running_text import add_running
from plans.recognition.targets import add_targets
from plans.recognition.text import Text
from plans.recognition.titles import take_brackets
from plans.recognition.topic_prose import add_prose, names_topics
from plans.recognition.topics import add_group

_CLAUSE = re.compile("[,;。]")
_REMARK = re.compile(r"\([^()]*\)")
_CHOSEN = re.compile(r"遴选|筛选|选取|选定")
# "二、工作步骤": "（一）动员部署（4月）" tells how, not what
_STEPS = re.compile("步骤|阶段")
# "三、活动要求": how it is to be done
_DEMANDS = re.compile("要求$|组织领导")
_DATED = ("day", "ten_days", "month", "range")
_COUNTED_OFF = re.compile("[二三四五六七八九]是")
_GENERAL = (None, "协商座谈会")
_AT_LEAST = re.compile(r"不少于|不低于|至少|[次件篇条期场个]以上|每[人位名]|人均|全年|年内|今年")
# behind something that is done at its time: "4月举办培训班，每季度学习一次"
_EVERY = re.compile("每(?:季度|半年|个?月)")
_PROMISES = re.compile(r"不少于|至少|[次件篇条期场个](?:以上|$)")


def read_prose(draft: Draft, block: Block, is_item: bool, heading: str) -> None:
    text, lines = block.text, (block.first, block.paragraph.last)
    sentences = _said(draft, block)
    if not sentences:
        return
    left = _without_heading(_topics_in(draft, sentences, lines), sentences)
    if draft.is_consultation:
        add_targets(draft, [one for one in left if _PROMISES.search(one.plain)], lines)
    if draft.is_consultation and block.is_heading:
        return
    if len(left) < len(sentences):
        if not draft.is_consultation:
            left = add_running(draft, left, lines)
        without = set(left)
        rest = [one for one in sentences if one in without or _PROMISES.search(one.plain)]
    elif is_item and not block.children and _is_one_row(sentences) and _ends_with_time(text, draft.year):
        add_item(draft, text, None, lines, heading=heading)
        draft.take(*lines)
        return
    elif _STEPS.search(heading):
        rest = left
    else:
        without = set(_add_running(draft, left, lines, heading))
        rest = [one if one in without else promised_beside(one, draft.year) for one in sentences]
    if not draft.is_consultation and not (block.is_heading and block.children):
        add_targets(draft, rest, lines)


def _without_heading(left: list[Text], sentences: list[Text]) -> list[Text]:
    """Without the first sentence where it only names the form of the topics behind it."""
    heads = 1 < len(left) < len(sentences) and left[0] is sentences[0] and form_of_heading(left[0].plain)
    return left[1:] if heads else left


def _add_running(draft: Draft, left: list[Text], lines: tuple[int, int], heading: str) -> list[Text]:
    before = len(draft.activities)
    without = add_running(draft, left, lines)
    if _DEMANDS.search(heading.strip(" :。")):
        draft.activities[before:] = [one for one in draft.activities[before:] if _is_dated(one)]
    return without


def _is_dated(activity: Activity) -> bool:
    """Whether an activity has a month or a day; under demands "上半年" is what is spoken of."""
    return activity.schedule is not None and activity.schedule.precision in _DATED


def _said(draft: Draft, block: Block) -> list[Text]:
    """The sentences that tell what is to come."""
    if _REMARK.fullmatch(block.text.plain.strip()):
        return []
    sentences = looking_ahead(list(block.text.sentences()), draft.text_year)
    is_news = sentences and _opens_text(block) and tells_news(sentences[0].plain)
    return sentences[1:] if is_news else sentences


def _opens_text(block: Block) -> bool:
    """Whether a paragraph is the first of a text, where news are told."""
    if block.marker or block.parent.paragraph or block.parent.is_calendar:
        return False
    return next(child for child in block.parent.children if not child.paragraph.is_title) is block


def promised_beside(sentence: Text, year: int | None) -> Text:
    """The clauses of a sentence with a dated activity that promise at least so many and name no time.

    >>> promised_beside(Text.of("全年学习不少于6次，9月组织委员调研2次。"), 2026).raw
    '全年学习不少于6次'
    """
    if not has_counts(sentence.plain):
        return sentence[:0]
    said = list(sentence.strip(" 。;").split(_CLAUSE))
    clauses = [one for place, one in enumerate(said) if _promises(one, said[:place])]
    clauses = [one for one in clauses if all(t.precision == "year" for t in times_of(one, year))]
    return Text.join([part for one in clauses for part in (Text("，", ","), one)][1:])


def _promises(clause: Text, before: list[Text]) -> bool:
    """Whether a clause promises a number; "从6月至9月，每月视察一次" tells but when."""
    if _AT_LEAST.search(clause.plain):
        return True
    every = _EVERY.search(clause.plain)
    return every is not None and (every.start() > 0 or any(names_activity(one.plain) for one in before))


def _is_one_row(sentences: list[Text]) -> bool:
    """Not "一是…（3月）；二是…（5月）"."""
    return not any(_COUNTED_OFF.match(sentence.plain) for sentence in sentences[1:])


def _ends_with_time(text: Text, year: int | None) -> bool:
    """An item with one bracket with a time, at its end."""
    return text.plain.rstrip(" 。;").endswith((")", "】")) and bool(take_brackets(text, year)[1].times)


def _topics_in(draft: Draft, sentences: list[Text], lines: tuple[int, int]) -> list[Text]:
    """Topics that sentences name; returns the sentences that name none."""
    left = []
    form = form_of_heading(sentences[0].plain) if len(sentences) > 1 else None
    listed: list[Text] = []
    for index, sentence in enumerate(sentences):
        if listed:
            listed.pop()
            continue
        listed = announced_titles(sentences[index : index + MOST_ANNOUNCED])
        for title in listed:
            group = Group([title], first=lines[0], last=lines[1])
            add_group(draft, group, form_in(sentence.plain.partition(":")[0]), whole=False)
        if listed:
            listed.pop()
        elif names_topics(sentence, any_form=draft.is_consultation):
            own = form_in(sentence.plain)
            add_prose(draft, sentence, form if own in _GENERAL else None, lines)
        elif form and index and _belongs_to(sentence):
            add_prose(draft, sentence, form, lines)
        else:
            left.append(sentence)
    return left


def _belongs_to(sentence: Text) -> bool:
    """After a run-in heading such as "深化提案办理协商。": a sentence that names topics of that form."""
    return bool(asked_titles(sentence) or _CHOSEN.search(sentence.plain))
