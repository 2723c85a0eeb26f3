"""Sentences with a time → activities: "5月中旬，组织委员视察…，助推…。"."""

import re
from dataclasses import replace

from cppcc.loose_time import LooseTime, TimeMention, find_times, parse_loose_time
from plans.recognition.activities import add_item
from plans.recognition.carried_times import goes_on, time_at_head
from plans.recognition.draft import Activity, Draft
from plans.recognition.groups import Group
from plans.recognition.item_titles import without_tail
from plans.recognition.kinds import kind_of, names_activity
from plans.recognition.named_subjects import named_subjects
from plans.recognition.organisers import units_in_front, without_office
from plans.recognition.periods import is_time_only, times_of
from plans.recognition.planned import is_planned
from plans.recognition.running_titles import before_promise, running_title
from plans.recognition.text import Text
from plans.recognition.titles import counts_repeated, quotes, take_brackets
from plans.recognition.told_in_turn import told_in_turn
from plans.recognition.topics import carries_out, said_beside

_BEFORE_TIME = re.compile(r"(?:[一二三四五六]是|分别|拟|计划|安排|定|将|约|大约|预计|时间)*[于在为]?$")
_TOPIC_OF = re.compile(r"^(?:对|就|围绕|针对)")
_INTRODUCES = re.compile(r"(?:如下|以下|下列)[^,。;]*:?$")
_DONE_ABOUT = re.compile(
    r"”[^“”,。;]{0,6}?(?:开展|进行|组织)?((?:专题|集中)?(?:调研|视察|监督|评议|考察|座谈))"
)
# "上半年围绕…、下半年围绕…，各组织一次视察活动"
_EACH = re.compile(r",各(?:自)?((?:组织|开展|进行|举办)[^,。;]*)")
_CLAUSE = re.compile(r"[,;]")
# a report of what was done; a promise is a target even where it names its time
_DONE = re.compile(
    "(?:较好|圆满|顺利)地?完成|收到|取得了|(?:视察|调研|走访|召开|举办|组织|开展|进行|提交|参观)了"
)
# "今年拟安排两项课题：一是…，3月份启动；二是…，9月份完成"
_LIST_OF = re.compile(r"[^:。]{0,24}(课题|调研|视察|监督|评议)[^:。]{0,6}:(?=[一二三四五]是)")
_LISTED = re.compile(r"[一二三四五六七八九]是(?:关于)?([^,。;]{6,50}),(?=[^,。;]{0,4}\d)")
# "5月和10月各视察一次" behind what is inspected
_ONCE = re.compile(r"各?(?:开展|组织|进行)?(?:视察|调研|走访|监督|活动|举办|开展)?[一1]次[。;]?$")
_FROM_TO = re.compile(
    r"(\d{1,2}月(?:份|[上中下]旬)?)(?:启动|开始|开展|进行),(\d{1,2}月(?:份|[上中下]旬)?底?)前?(?:完成|结束|形成)"
)
# "召开全体会议。3月上旬召开，总结上年工作。", "开展视察。时间在9月中旬，请委员参加。"
_WHEN = re.compile(
    r"[^,。;]{2,12}(?:召开|举行|进行)[,。;]|(?:活动|会议)?(?:时间|定|拟定)[于在][^,。;]{2,12}[,。;]"
)
# "确定四个重点调研课题：1、关于海产品精深加工的调研（3—4月）"
_INTRODUCED = re.compile(r"[^。;:]{0,40}(?:课题|调研|视察|监督|活动)[^。;:]{0,8}:(?=\(?1[、.)]\D)")
_NAMED_AT_ONCE = 9


def add_running(draft: Draft, sentences: list[Text], lines: tuple[int, int]) -> list[Text]:
    """Activities that sentences of a paragraph name with a time; returns the sentences that name none."""
    left = []
    theme = ""
    carried: LooseTime | None = None
    for sentence in sentences:
        found = len(draft.activities)
        if carried and goes_on(sentence):
            add_item(draft, without_tail(sentence), carried, lines)
            continue
        if left and _told_afterwards(draft, left[-1], sentence, lines):
            continue
        if _INTRODUCES.search(sentence.plain) or _gives_times(draft, sentence, lines):
            continue
        if introduced := _INTRODUCED.match(sentence.plain):
            sentence = sentence[introduced.end() :]
        head = _LIST_OF.match(sentence.plain)
        theme = head[1] if head else theme
        if take_brackets(sentence, draft.year)[1].times:
            add_item(draft, sentence, None, lines)
        else:
            draft.activities += (
                _in_list(draft, sentence[head.end() :] if head else sentence, theme, lines)
                or _in_sentence(draft, sentence, lines)
                or [Activity(kind, title.raw, lines=lines) for kind, title in named_subjects(sentence)]
            )
        carried = time_at_head(sentence, draft.year)
        if len(draft.activities) == found:
            left.append(sentence)
    return left


def _gives_times(draft: Draft, sentence: Text, lines: tuple[int, int]) -> bool:
    """Whether a sentence says from when to when the subjects named before it take: "4月启动，7月完成，…"."""
    said = _FROM_TO.match(sentence.plain)
    last = draft.activities[-_NAMED_AT_ONCE:] if said else []
    named = [one for one in last if one.lines == lines and one.schedule is None]
    if not named:
        return False
    time = parse_loose_time(f"{said[1]}至{said[2]}", draft.year)
    for one in named:
        one.schedule = replace(time, text=sentence[said.start(1) : said.end()].raw) if time else None
    return True


def _told_afterwards(draft: Draft, before: Text, when: Text, lines: tuple[int, int]) -> bool:
    """An activity whose time is a sentence of its own: "开展专项监督。6月至10月组织实施。（经济委）"."""
    bare, bracket = take_brackets(when, draft.year)
    said = said_beside(Group([Text.join((before, bare))]), draft.year)
    title = running_title(before)
    if (
        not (_says_only_how(bare) or _WHEN.match(bare.plain))
        or not said.times
        or len(title) < 4
        or not names_activity(title.plain)
    ):
        return False
    for time in said.times if _says_only_how(bare) else said.times[:1]:
        units = said.units or bracket.units
        draft.activities.append(Activity(kind_of(title.plain), title.raw, time, units, lines))
    return True


def _says_only_how(sentence: Text) -> bool:
    """Whether each clause names a time, a unit or a leader and nothing else."""
    clauses = list(sentence.strip(" 。;").split(_CLAUSE))
    if counts_repeated(sentence.plain):
        return False
    return all(is_time_only(one.plain) or carries_out(one.plain) for one in clauses)


def _in_sentence(draft: Draft, sentence: Text, lines: tuple[int, int]) -> list[Activity]:
    year = draft.year
    mentions = [m for m in find_times(sentence.plain, year) if is_planned(sentence.plain, m, year)]
    found = _handed_out(sentence, mentions, year, lines)
    if found:
        return found
    if _DONE.search(sentence.plain):
        return []
    for mention, segment in _segments(sentence, mentions):
        title = before_promise(running_title(segment))
        if len(title) >= 4 and names_activity(title.plain) and not title.plain.endswith("要求"):
            units = units_in_front(title)[0]
            title = without_office(title) if units else title
            for time in times_of(sentence[mention.start : mention.end], year):
                found.append(Activity(kind_of(title.plain), title.raw, time, units, lines))
    return found


def _in_list(draft: Draft, sentence: Text, theme: str, lines: tuple[int, int]) -> list[Activity]:
    """One of several subjects of research: "二是“机器换人”推进情况，9月份完成"."""
    said = _LISTED.match(sentence.plain)
    if not theme or not said or names_activity(said[1]):
        return []
    times = times_of(sentence[said.end() :], draft.year)
    title = sentence[said.start(1) : said.end(1)]
    return [Activity(kind_of(theme), title.raw, times[0], lines=lines)] if times else []


def _handed_out(
    sentence: Text, mentions: list[TimeMention], year: int | None, lines: tuple[int, int]
) -> list[Activity]:
    """As many titles in quotation marks as times: "就“甲”“乙”开展专题调研，分别于4月、9月完成"."""
    times = [time for m in mentions for time in times_of(sentence[m.start : m.end], year)]
    in_turn = told_in_turn(sentence, len(times)) if "分别" in sentence.plain else []
    if in_turn:
        return [
            Activity(kind_of(title), title, time, lines=lines)
            for title, time in zip(in_turn, times, strict=True)
        ]
    titles = [words for start, words in quotes(sentence) if len(words) >= 5]
    done = _DONE_ABOUT.search(sentence.plain)
    if len(titles) < 2 or len(titles) != len(times) or not done or "分别" not in sentence.plain:
        return []
    doing = sentence[done.start(1) : done.end(1)]
    return [
        Activity(kind_of(done[1]), Text.join((title, doing)).raw, time, lines=lines)
        for title, time in zip(titles, times, strict=True)
    ]


def _segments(sentence: Text, mentions: list[TimeMention]) -> list[tuple[TimeMention, Text]]:
    """The words each time belongs to: those after it where it opens a clause, else those around it."""
    if not mentions:
        return []
    opening = [mention for mention in mentions if _opens_clause(sentence.plain, mention)]
    mentions = opening if len(opening) > 1 else mentions
    opens = [_opens_clause(sentence.plain, mention) for mention in mentions]
    if len(mentions) > 1 and all(opens[1:]) and (opens[0] or _follows(sentence, mentions)):
        each = _EACH.search(sentence.plain)
        ends = [m.start for m in mentions[1:]] + [each.start() if each else len(sentence)]
        parts = [(m, sentence[m.end : end]) for m, end in zip(mentions, ends, strict=True)]
        done = sentence[each.start(1) : each.end(1)] if each else sentence[:0]
        parts = [(m, part[: _BEFORE_TIME.search(part.plain).start()]) for m, part in parts]
        return [(m, Text.join((part.strip(" ,、"), done))) for m, part in parts]
    if len(mentions) > 1 and not any(opens):
        starts = [0] + [m.end for m in mentions[:-1]]
        return [(m, sentence[start : m.start]) for m, start in zip(mentions, starts, strict=True)]
    mention = mentions[0]
    after = sentence[mention.end :]
    says_nothing = not names_activity(after.plain) or _ONCE.match(after.plain)
    if opens[0] and says_nothing and names_activity(sentence.plain[: mention.start]):
        return [(mention, sentence[: mention.start])]
    if opens[0] and after.strip(" ,;。"):
        return [(mention, after)]
    return [(mention, _around(sentence, mention))]


def _follows(sentence: Text, mentions: list[TimeMention]) -> bool:
    """Whether what is done follows the first of several times: "联络室拟在二季度视察…，三季度调研…"."""
    return names_activity(sentence.plain[mentions[0].end : mentions[1].start])


def _opens_clause(plain: str, mention: TimeMention) -> bool:
    before = _BEFORE_TIME.sub("", plain[max(0, mention.start - 30) : mention.start]).rstrip()
    return not before or before[-1] in ",;:。、)”"


def _around(sentence: Text, mention: TimeMention) -> Text:
    """What is done, when the time stands inside the clause.

    >>> s = Text.of("小组会议分别安排在4月、8月召开，交流体会")
    >>> _around(s, next(find_times(s.plain))).raw
    '小组会议'
    >>> s = Text.of("联络组计划于5月组织委员视察水库")
    >>> _around(s, next(find_times(s.plain))).raw
    '组织委员视察水库'
    """
    start = max((sentence.plain.rfind(sign, 0, mention.start) for sign in ",;。:"), default=-1) + 1
    before = sentence[start : mention.start]
    before = before[: _BEFORE_TIME.search(before.plain).start()]
    if _TOPIC_OF.match(before.plain):
        return Text.join((before, sentence[mention.end :]))
    before = before.strip(" ,、")
    return before if names_activity(before.plain) else sentence[mention.end :]
