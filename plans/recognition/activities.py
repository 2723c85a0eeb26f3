"""Sentences and items with a time → activities."""

import re

from cppcc.loose_time import LooseTime, TimeMention, find_times, parse_loose_time
from plans.recognition.blocks import Block
from plans.recognition.draft import Activity, Draft
from plans.recognition.kinds import kind_of, names_activity
from plans.recognition.labels import read_facts
from plans.recognition.organisers import organisers_of
from plans.recognition.text import Text
from plans.recognition.titles import take_details, take_front_time, tidy
from plans.recognition.topics import Group, group_of, split_titles

_CLAUSE_END = re.compile(r"[,;。:]")
_SUBJECT = re.compile(
    r"^(?:.{0,16}(?:联组|工委|联络组|联络室|联络处|委员会|办公室|小组|政协|我们))?(?:将|拟|计划|要|继续|认真|精心|积极|切实|适时|分别|各|再)*(?:组织|邀请|安排|发动)?"
    r"(?:全体|全镇|辖区|部分|驻[^,]{1,6}|[省市县区镇]?政协|界别|港澳)*(?:常委|委员)们?(?:、[^,]{2,12})?(?=[^会小活工联学界])"
)
_WILL = re.compile(
    r"^(?:.{0,12}(?:联组|工委|联络组|联络室|联络处|小组))?(?:将|拟|计划|分别|各)+(?=组织|召开|开展|举办|举行|参加|视察|调研)"
)
_PURPOSE = re.compile(
    r"^(?:为|以|助推|助力|推动|促进|检验|提升|提高|让|使|请|了解|进一步|切实|增强|营造|推进|确保|力争|并提出|提出|形成|为了|从而|帮助|引导|充分|不断|努力|着力|发挥|贯彻|落实|掌握|重点|主要|撰写)"
)
_PAST = re.compile(r"(?:截至|截止|自|从|早在|已于|曾于|去年|上年|以来|根据|按照|落实|贯彻|《)[^,。;]{0,10}$")
_LIMIT = re.compile(r"^(?:底|末)?(?:前|之前|以前)(?:完成|报|上报|提交|报送|送)")
_ITEM = re.compile(r"[;。]|\u2028|(?:^|(?<=[\s;。:：]))(?:\d{1,2}[、.](?!\d)|\(\d{1,2}\)|[①-⑳])")


def add_listed(draft: Draft, block: Block, time: LooseTime | None) -> None:
    """An item of a monthly list: whatever it says is an activity of that month."""
    group = group_of(block)
    lead = Text.join(group.leads)
    content = group.facts.first("title") or group.facts.first("content")
    title = lead if lead else content
    if title:
        add_item(draft, title, time, (group.first, group.last), group)
        draft.take(group.first, group.last)


def add_item(
    draft: Draft, text: Text, time: LooseTime | None, lines: tuple[int, int], group: Group | None = None
) -> None:
    """One item of a list, with times of its own in brackets or in front."""
    text, front = take_front_time(tidy(text), draft.year)
    text, bracketed, units, _ = take_details(text, draft.year)
    times = [labelled] if (labelled := _labelled_time(group, draft.year)) else []
    times = times or [t for t in (bracketed, front) if t][:1] or _own_times(text, draft.year, time) or [time]
    units = _labelled_units(group) or units
    title = _item_title(text)
    if not title:
        return
    for one in times:
        draft.activities.append(Activity(kind_of(title.plain), title.raw, one, list(units), lines))


def _labelled_time(group: Group | None, year: int | None) -> LooseTime | None:
    value = group.facts.first("schedule") if group else None
    return parse_loose_time(value.raw, year) if value else None


def _labelled_units(group: Group | None) -> list[str]:
    values = (
        [v for name in ("lead", "carried_out") for _, v in group.facts.fields.get(name, [])] if group else []
    )
    return organisers_of(values[0]) if values else []


def _own_times(text: Text, year: int | None, time: LooseTime | None) -> list[LooseTime]:
    """A time inside the item, when it is finer than that of the list ("三季度" over "9月上旬召开…")."""
    for mention in find_times(text.plain, year):
        if _counts(text.plain, mention, year) and (
            time is None or time.precision in ("quarter", "half_year", "year")
        ):
            return [one for one in _raw(text, mention, year) if one.precision not in ("year", "unspecified")]
    return []


def _raw(text: Text, mention: TimeMention, year: int | None) -> list[LooseTime]:
    """The times of a mention in the words of the source."""
    return [one for again in find_times(text.raw[mention.start : mention.end], year) for one in again.times]


def _item_title(text: Text) -> Text:
    """The first sentence of an item."""
    return tidy(next(text.sentences(), text))


def add_paragraph(draft: Draft, text: Text, time: LooseTime, lines: tuple[int, int]) -> None:
    """Text under a month: each sentence or numbered part is an activity."""
    parts = split_titles(text) or list(text.sentences())
    for part in parts:
        if len(tidy(part)) >= 4:
            add_item(draft, part, time, lines)


# --- running text -----------------------------------------------------------------------------------------


def add_running(draft: Draft, text: Text, lines: tuple[int, int]) -> list[Text]:
    """Activities that sentences of a paragraph name with a time; returns the sentences that name none."""
    left = []
    for sentence in text.sentences():
        found = _in_sentence(draft, sentence, lines)
        draft.activities += found
        if not found:
            left.append(sentence)
    return left


def _in_sentence(draft: Draft, sentence: Text, lines: tuple[int, int]) -> list[Activity]:
    mentions = [m for m in find_times(sentence.plain, draft.year) if _counts(sentence.plain, m, draft.year)]
    if not mentions:
        return []
    found = []
    for mention, segment in _segments(sentence, mentions):
        title = _running_title(segment)
        if title and names_activity(title.plain) and len(title) >= 4:
            found += [
                Activity(kind_of(title.plain), title.raw, time, lines=lines)
                for time in _raw(sentence, mention, draft.year)
            ]
    return found


def _counts(plain: str, mention: TimeMention, year: int | None) -> bool:
    """Whether a time is one at which something is planned: not the whole year, not the past, not a limit."""
    if all(time.precision in ("year", "unspecified", "session") for time in mention.times):
        return False
    if _PAST.search(plain[max(0, mention.start - 14) : mention.start]) or _LIMIT.match(
        plain[mention.end - 1 :]
    ):
        return False
    first = mention.times[0].earliest
    return not (first and year and first.year < year)


def _segments(sentence: Text, mentions: list[TimeMention]) -> list[tuple[TimeMention, Text]]:
    """The words each time belongs to: those after it where it opens a clause, else those before it."""
    opens = [_opens_clause(sentence.plain, mention) for mention in mentions]
    if all(opens) and len(mentions) > 1:
        ends = [m.start for m in mentions[1:]] + [len(sentence)]
        return [(m, sentence[m.end : end]) for m, end in zip(mentions, ends, strict=True)]
    if not any(opens) and len(mentions) > 1:
        starts = [0] + [m.end for m in mentions[:-1]]
        return [(m, sentence[start : m.start]) for m, start in zip(mentions, starts, strict=True)]
    mention = mentions[0]
    if opens[0] and _clauses(sentence[mention.end :]):
        return [(mention, sentence[mention.end :])]
    return [(mention, Text.join((sentence[: mention.start], sentence[mention.end :])))]


def _opens_clause(plain: str, mention: TimeMention) -> bool:
    before = plain[: mention.start].rstrip("拟计划将于在约 (")
    return not before or before[-1] in ",;:。、)”"


def _clauses(text: Text) -> list[Text]:
    return [clause for clause in text.split(_CLAUSE_END) if clause]


def _running_title(segment: Text) -> Text:
    """The clauses that say what is done, without who does it and what for.

    >>> _running_title(Text.of("，组织委员视察华屏苑项目建设情况，助推项目顺利进展。")).raw
    '视察华屏苑项目建设情况'
    >>> _running_title(Text.of("，街道联组将分别组织召开街情通报会，让委员了解街道工作")).raw
    '组织召开街情通报会'
    """
    segment = tidy(segment.strip(" ,;:、。"))
    kept_end = 0
    start = None
    position = 0
    for clause in re.split(r"([,;。:])", segment.plain):
        end = position + len(clause)
        if clause and clause not in ",;。:":
            if start is None:
                if names_activity(clause) and not _PURPOSE.match(clause):
                    start, kept_end = position, end
            elif names_activity(clause) and not _PURPOSE.match(clause) and end - start <= 60:
                kept_end = end
            else:
                break
        position = end
    if start is None:
        return segment[: min(len(segment), 60)] if names_activity(segment.plain) else segment[:0]
    return _without_subject(segment[start:kept_end])


def _without_subject(text: Text) -> Text:
    for pattern in (_SUBJECT, _WILL):
        match = pattern.match(text.plain)
        if match and match.end() < len(text) - 2:
            text = text[match.end() :]
    return tidy(text)


def add_labelled(draft: Draft, block: Block) -> bool:
    """An item with labels (活动时间, 责任单位) in a plan that is no consultation plan."""
    group = group_of(block)
    if "schedule" not in group.facts.fields and not read_facts(block.text).fields:
        return False
    title = (
        group.facts.first("title")
        or (group.leads[0] if group.leads else None)
        or group.facts.first("content")
    )
    if not title:
        return False
    add_item(draft, title, None, (group.first, group.last), group)
    draft.take(group.first, group.last)
    return True
