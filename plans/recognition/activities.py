"""Items with a time → activities."""

import re

from cppcc.loose_time import LooseTime, find_times
from plans.recognition.blocks import Block
from plans.recognition.draft import Activity, Draft
from plans.recognition.groups import Group, group_of
from plans.recognition.item_titles import deeds, without_tail
from plans.recognition.kinds import kind_of
from plans.recognition.organisers import units_in_front, without_office
from plans.recognition.periods import time_said, times_of
from plans.recognition.planned import is_planned
from plans.recognition.targets import add_targets
from plans.recognition.text import Text
from plans.recognition.titles import each_with_time, split_numbered, take_brackets, take_front_time, tidy
from plans.recognition.topic_prose import QUOTED_FORM, add_prose
from plans.recognition.topic_titles import TOLD_BEHIND
from plans.recognition.topics import add_group, named_form

# "…，地点另行通知", "…（地点：街道会议室）"
_BESIDE = re.compile(r"[,;]\s{0,2}(?:活动)?(?:时间|地点)|\((?:活动|具体)?(?:时间|地点)[^()]*\)$")
_PROMISE = re.compile(r"[,;](?=每[人位名个][^。]*[\d一二两三四五六七八九十][条件篇份次])")
_HOLDING = re.compile(r"^(?:(?:会同|[与同和])[^,。;“”]{2,20}?)?(?:组织|召开|举行|举办|开展|承办)+")
# "实施阶段（4月至10月）。" is how a plan is carried out, nothing that is done on a day
_STAGE = re.compile(r"[^,。;]{0,10}阶段")
_WHEN = re.compile("(?:活动|视察|调研|会议|具体)?时间(?:安排)?")
_CONSULTS = re.compile("协商|议政")
# "召开双月协商座谈会，围绕“中小学生课后服务”协商建言"
_SESSION_ON = re.compile(
    r"(?:组织|召开|举行|开展)*[^,。;“]{0,16}(?:协商|常委会|主席会)[^,。;“]{0,8},?(?:专题)?(?:围绕|就|协商)“[^“”]{4,60}”"
)
_ON_SESSION = re.compile(
    r"(?:举办|组织|开展|召开|举行)?(?:围绕|就|以)“[^“”]{4,60}”(?:为(?:主题|议题|题)的?)?"
    r"(?:(?:召开|开展|举行|组织)[^,。;]{0,10}|“[^“”,。;]{0,8})(?:协商|议政)"
)
_CONSULT_ON = re.compile(r"(?:专题|重点)?协商“[^“”]{4,60}”")
# "第一次活动" names nothing; its content does
_COUNT = r"[一二三四五六七八九十\d]{1,2}"
_NAMELESS = re.compile(
    rf"第{_COUNT}[次期场](?:集中)?活动|活动{_COUNT}|[\u4e00-\u9fff]{{2,4}}活动|"
    r"(?:开展|组织|进行)一?次?(?:专题|集中)?(?:调研|视察|考察|监督|座谈会?)(?:活动)?"
)
# "3月：“巾帼建功”主题月。组织女委员…"
_THEME = re.compile("[“《]?[^,。;“”]{2,16}[”》]?(?:主题|活动|宣传)(?:活动)?月[。;]?")
_NOTHING_PLANNED = re.compile("不(?:再)?(?:集中|统一)?(?:安排|组织|开展)(?:集中|统一)?活动")
_COUNTED_OFF = re.compile("[一二三四五六七八九]是(?=.{4})")
_DUTY_FIRST = re.compile(
    r"(?:做好|搞好|加强|抓好)[^,;。]{4,40},(?=[^,;。]{0,24}(?:召开|组织委员|举办|举行|开展[^,;。]{2,20}(?:活动|调研|视察)))"
)
_SLOGAN = 9
_COARSE = ("quarter", "half_year", "year")


def add_listed(draft: Draft, block: Block, time: LooseTime | None) -> None:
    """An item of a monthly list: whatever it says is an activity of that month, unless it names a form.

    "对口协商：完善残疾人就业支持政策（社法委）" is a topic in every plan.
    """
    if names_form(block.text):
        add_group(draft, group_of(block), None, time)
    elif consults_on(block.text):
        own = take_brackets(block.text, draft.year)[1].times or _finer_times(block.text, draft.year, time)
        add_prose(draft, block.text, None, (block.first, block.paragraph.last), own[0] if own else time)
    else:
        add_group_as_activity(draft, group_of(block), time)


def names_form(text: Text) -> bool:
    """Whether an item names a form and its topic.

    >>> [names_form(Text.of(t)) for t in ("对口协商：残疾人康复", "召开“供水安全”专题协商会")]
    [True, True]
    >>> names_form(Text.of("与教育局开展“幼儿园建设”对口协商"))
    True
    >>> names_form(Text.of("承办专题协商会，议题：培育乡村旅游"))
    True
    """
    text = take_front_time(text, None)[0]
    head = text.plain.partition(":")[0]
    told = _CONSULTS.search(head) and named_form(tidy(text))
    held = QUOTED_FORM.match(_HOLDING.sub("", text.plain.strip()))
    return bool(told or held or (TOLD_BEHIND.match(text.plain) and _CONSULTS.search(head)))


def consults_on(text: Text) -> bool:
    """Whether an item of a list of months is a consultation with its topic.

    >>> [consults_on(Text.of(t)) for t in ("召开常委会议，专题协商“城市更新”", "围绕“移风易俗”召开协商会")]
    [True, True]
    >>> consults_on(Text.of("协商“提高养老服务质量”（社法委）"))
    True
    >>> consults_on(Text.of("举办以“小香菇增收”为主题的“请你来协商”活动"))
    True
    >>> consults_on(Text.of("开展“委员进社区”活动"))
    False
    """
    return any(layout.match(text.plain) for layout in (_SESSION_ON, _ON_SESSION, _CONSULT_ON))


def add_group_as_activity(
    draft: Draft, group: Group, time: LooseTime | None = None, heading: str = ""
) -> bool:
    """An item with its labels (活动时间, 责任单位) as an activity, several when it names several times.

    Where the title tells no kind, labels ("视察主题：") and the heading above do.
    """
    lead = Text.join(group.leads)
    if _NAMELESS.fullmatch(lead.plain.strip(" :。")) and group.facts.first("content"):
        lead, heading = lead[:0], f"{lead.plain} {heading}"
    title = group.facts.first("title") or lead or group.facts.first("content")
    if not title:
        return False
    labels = " ".join(label for values in group.facts.fields.values() for label, _ in values)
    form = group.facts.first("form")
    add_item(
        draft, title, time, group.lines, group, heading=f"{form.plain if form else ''} {labels} {heading}"
    )
    draft.take(*group.lines)
    return True


def add_item(
    draft: Draft,
    text: Text,
    time: LooseTime | None,
    lines: tuple[int, int],
    group: Group | None = None,
    heading: str = "",
) -> None:
    """One item of a list, with times of its own in brackets, in front or in labels."""
    text = tidy(text)
    for part in each_with_time(text, draft.year):
        add_item(draft, part, time, lines, group, heading)
    if each_with_time(text, draft.year):
        return
    rest, front = take_front_time(text, draft.year)
    text, front = (text, []) if front and _lies_outside(front[0], time) else (rest, front)
    text, bracket = take_brackets(text, draft.year)
    labelled = group.facts.first("schedule") if group else None
    times = _labelled_times(labelled, draft.year) or bracket.times
    times = times or _finer_times(text, draft.year, front[0] if front else time) or front or [time]
    units = group.organisers() if group else []
    text = _without_slogan(text) if bracket.times else text
    title = tidy(text) if bracket.times and len(text) <= 60 else tidy(next(text.sentences(), text))
    title = without_tail(_without_promise(draft, _said_first(title), lines))
    beside = _BESIDE.search(title.plain)
    title = title[: beside.start()] if beside and beside.start() > 3 else title
    if bracket.times:
        title = _without_coarse_time(title, draft.year)
    if not title or _STAGE.fullmatch(title.plain) or _WHEN.fullmatch(title.plain):
        return
    named = units_in_front(title)[0]
    title = without_office(title) if named else title
    kind = kind_of(title.plain)
    kind = kind_of(heading) if kind == "other" else kind
    draft.activities += [
        Activity(kind, title.raw, one, units or bracket.units or named, lines) for one in times
    ]


def _said_first(title: Text) -> Text:
    """A title without "三是", and without the duty before what is held: "做好审查工作，召开交办会"."""
    counted = _COUNTED_OFF.match(title.plain)
    title = title[counted.end() :] if counted else title
    duty = _DUTY_FIRST.match(title.plain)
    return title[duty.end() :] if duty else title


def _without_slogan(text: Text) -> Text:
    """An item without the few words that head it: "督办重点提案。配合领导督办《规范物业服务的提案》"."""
    first, *rest = text.sentences()
    return Text.join(rest) if rest and len(first) <= _SLOGAN else text


def _without_promise(draft: Draft, title: Text, lines: tuple[int, int]) -> Text:
    """The title before what it promises of each: "召开征集座谈会，每位委员上报提案1件以上"."""
    promise = _PROMISE.search(title.plain)
    if not promise or promise.start() <= 3:
        return title
    add_targets(draft, [title], lines)
    return title[: promise.start()]


def _lies_outside(front: LooseTime, time: LooseTime | None) -> bool:
    """ "春节前慰问老委员" under "1月": the month holds, the feast is part of what is done."""
    if not (time and time.precision in ("month", "range") and time.earliest and front.earliest):
        return False
    within = time.earliest <= front.earliest <= front.latest <= time.latest
    return (front.precision == "range" or front.is_near_feast) and (time.precision == "range" or not within)


def _without_coarse_time(title: Text, year: int | None) -> Text:
    """ "第二季度组织常委视察…（5月）": the quarter says less than the bracket."""
    first = next(find_times(title.plain[:20], year), None)
    if first and first.start == 0 and first.times[0].precision in _COARSE and first.end < len(title) - 4:
        return tidy(title[first.end :])
    return title


def _labelled_times(value: Text | None, year: int | None) -> list[LooseTime]:
    if value is None:
        return []
    whole = time_said(value.strip(" 。;)"), year)
    return times_of(value, year) or ([whole] if whole else [])


def _rank(time: LooseTime) -> int:
    """Place among the coarse times; a month stands before all of them."""
    return _COARSE.index(time.precision) if time.precision in _COARSE else -1


def _finer_times(text: Text, year: int | None, time: LooseTime | None) -> list[LooseTime]:
    """A month inside an item of a quarterly or yearly list."""
    if time and time.precision not in _COARSE:
        return []
    for mention in find_times(text.plain, year):
        coarser = time and _COARSE.index(time.precision) <= _rank(mention.times[0])
        if not coarser and is_planned(text.plain, mention, year):
            return times_of(text[mention.start : mention.end], year)
    return []


def add_paragraph(draft: Draft, text: Text, time: LooseTime, lines: tuple[int, int]) -> None:
    """Text under a month: each sentence or numbered part is an activity; of a quarter each thing done is."""
    parts = split_numbered(text) or list(text.sentences())
    if time.precision in _COARSE and not split_numbered(text):
        parts = [deed for part in parts for deed in deeds(part)]
    if len(parts) > 1 and _THEME.fullmatch(parts[0].plain.strip()):
        parts = parts[1:]
    for part in parts:
        if _NOTHING_PLANNED.search(part.plain):
            continue
        if names_form(part):
            add_group(
                draft, Group([without_tail(part)], first=lines[0], last=lines[1]), None, time, whole=False
            )
        elif consults_on(part):
            add_prose(draft, part, None, lines, time)
        elif len(tidy(part)) >= 4:
            add_item(draft, part, time, lines)
    draft.take(*lines)
