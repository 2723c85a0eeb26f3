"""Sentences → consultation topics: "围绕“…”“…”召开专题协商会，由经济委承办"."""

import re
from itertools import takewhile

from cppcc.loose_time import LooseTime, find_times
from plans.recognition.asked_titles import REPEATED, asked_titles, listed_titles, timed_titles, unquoted_title
from plans.recognition.bare_titles import (
    bare_titles,
    counted_titles,
    side_by_side,
    titles_at_times,
)
from plans.recognition.draft import Draft
from plans.recognition.forms import form_in
from plans.recognition.groups import Group
from plans.recognition.organisers import (
    carriers_of,
    organisers_of,
    units_before_colon,
    units_in_front,
)
from plans.recognition.periods import opens_with_time, times_of
from plans.recognition.targets import add_targets
from plans.recognition.text import Text
from plans.recognition.titles import (
    first_sentence,
    listed_with_times,
    quotes,
    split_numbered,
    take_brackets,
    take_front_time,
    take_tail,
)
from plans.recognition.told_in_turn import told_at_times, told_by
from plans.recognition.topics import add_group, time_of_meeting

_LONGEST_CONTENT = 600
_INTRODUCES = re.compile(r"(?:以下|如下|下列)|:\s*$")
_AS_NEEDED = re.compile(r"(?:根据|结合|按照).{0,12}(?:需要|实际|情况)|具体议题.{0,16}(?:确定|提出|商定|研究)")
# "妥否，请批示。", who signs, the day
_CLOSES = re.compile(
    r"[^,。“]{0,8}(?:结束|会议|活动|协商)后,[^“]*|(?:各项|各有关|每项|以上|上述|有关部门|各承办|各[^,。]{0,4}单位)[^“]{0,80}?[要应须][^“]*(?:“[^“”]{2,12}”[^“]*)?|(?:妥否|当否|以上|特此)[^。]{0,20}。?|(?:中国人民)?政协\S{1,16}委员会(?:办公室)?|\d{4}年\d{1,2}月\d{1,2}日"
)
# "确定2个协商议题：“集镇停车管理”（6月）和“…”"
_NAMED_TOPICS = re.compile(r"协商(?:议题|课题)(?:分别)?[为是]?:?“[^“”]{4,60}”")
QUOTED_FORM = re.compile(
    r"“[^“”]{4,60}”(?:(?:专题|对口|界别|双月|远程|网络|提案(?:办理)?)协商|专题议政(?:性?常委会|会))"
)
_ABOUT = re.compile(r"(?:围绕|就|针对|聚焦)(?=.{4})|对(?=《|[^,。;]{4,40}(?:进行|开展)[^,。;]{0,4}协商)")
_THEME = re.compile(r"(?:主题|议题|课题)(?:分别)?[为是]:?“")
_ONLY_COUNTS = re.compile(
    r"(?:全年|年内|年度|每年|本年度|今年)?(?:共|拟|计划|预计|将)?(?:安排|召开|组织|开展|举行|举办|协商)[^,;]{0,14}?"
    r"[\d一二两三四五六七八九十]{1,3}(?:-\d{1,2})?[次场期个项](?:会议|协商|左右|以上)?(?:,其中[^,;。]{2,14}[\d一二两三四五六七八九十]{1,2}[场次])*[。;]"
)
_HEAD = re.compile(r"^(?:拟|计划|将|重点|主要|继续|组织(?:委员|政协委员)?|召开[^,]{2,30}?会议?,)+")
# "…，分别由城建委和农业委负责调研"
_APART = re.compile(r"(?:分别由([^。;“”]{4,60}?)(?:具体)?|由([^。;“”]{4,60}?)分别)(?:负责|承办|牵头|组织)")
_BY_WHOM = re.compile(r"[,;]由([^,。;“”]{2,40}?)(?:具体|联合|共同|牵头)*(?:承办|负责|牵头|组织实施|筹备)")
# "拟与人口局就流动人口服务管理进行对口协商，时间8月份"
_WITH_PARTNER = re.compile(
    r"(?:^|[,:])(?:拟|计划)?(?:与|同|会同)[^,。;就]{2,16}(就[^,。;]{4,40}(?:开展|进行)[^,。;]{0,4}协商)"
)
_PARTNERS = re.compile(
    r"[^,。;]{2,16}委(?:员会)?[与同和][^,。;就]{2,16}就[^,。;]{4,40}(?:开展|进行)[^,。;]{0,4}协商"
)
_COMMA = re.compile("[,;]")
_CHOSEN = re.compile(r"[^,。;]{0,60}?(?:遴选|选取|选择|选定|筛选)[^,。;]*(?:提案|议题)[^,。;]*")
# "就卫生室建设，分别召开主席会议，请…参加"
_HELD_FOR = re.compile(",(?:分别)?(?:召开|举行)")
_LED = re.compile(r",[^,。;]*(?:领导|主席|成员)[^,。;]*(?:督办|领办|牵头)[^,。;]*")
# "一是全体会议协商议政1项，即……围绕……"
_COUNTED_ITEM = re.compile(
    r"(?:[^。;]{0,20}:)?\s*[一二三四五六七八九]是[^,。;]{0,12}协商[^,。;]{0,6}\d+[项次个]"
)
_COUNTED_TOPICS = re.compile(r"[\d一二两三四五六七八九十][个项](?:议题|课题)")


def names_topics(sentence: Text, *, any_form: bool) -> bool:
    """Whether a sentence names a form of consultation and, in quotation marks, its topics."""
    if _NAMED_TOPICS.search(sentence.plain):
        return True
    if QUOTED_FORM.search(sentence.plain) and asked_titles(sentence):
        return True
    if "协商" in sentence.plain and timed_titles(sentence, None):
        return True
    form = form_in(sentence.plain)
    if any_form and "协商" in sentence.plain and counted_titles(sentence):
        return True
    if not form or not (any_form or "协商" in form or "常委会" in form):
        return False
    by = told_by(take_front_time(sentence, None)[0]) if any_form else None
    if by or listed_with_times(sentence) or _WITH_PARTNER.search(sentence.plain):
        return True
    if not _ABOUT.search(sentence.plain) and not _THEME.search(sentence.plain):
        return False
    if (
        listed_titles(sentence)
        if any_form or _COUNTED_TOPICS.search(sentence.plain)
        else unquoted_title(sentence.strip())
    ):
        return True
    if bare_titles(sentence):
        return True
    return bool(asked_titles(sentence)) or (any_form and _COUNTED_ITEM.match(sentence.plain) is not None)


def add_prose(
    draft: Draft, text: Text, form: str | None, lines: tuple[int, int], time: LooseTime | None = None
) -> None:
    """Topics that a paragraph under a form names; an introduction to a list names none."""
    if _INTRODUCES.search(text.plain) and not quotes(text) and not split_numbered(text):
        return
    if _AS_NEEDED.search(text.plain) and not _ABOUT.search(text.plain):
        return
    if _CLOSES.fullmatch(text.plain.strip()):
        return
    if _only_counts(text):
        add_targets(draft, list(text.sentences()), lines)
        return
    first = len(draft.topics)
    for part in _topic_sentences(text):
        before = len(draft.topics)
        named = form or form_in(part.plain)
        units, part = units_before_colon(part)
        if _add_in_turn(draft, part, named, lines):
            continue
        timed = [title for title, _time in timed_titles(part, draft.year)]
        titles = (
            timed
            or listed_with_times(part)
            or titles_at_times(part)
            or [first_sentence(title)[0] for title in split_numbered(part)]
            or counted_titles(part)
            or (side_by_side(part) if form else [])
            or asked_titles(part)
            or listed_titles(part)
            or bare_titles(part)
        )
        alone = None if draft.is_consultation else unquoted_title(part.strip())
        titles = titles or [alone or _prose_title(part)]
        for title in titles:
            group = Group([title], first=lines[0], last=lines[1])
            add_group(draft, group, named, time, whole=False)
        for topic in draft.topics[before:]:
            topic.organizers = topic.organizers or list(units) or carriers_of(part, topic.title)
        _share(draft, part, draft.topics[before:])
    if len(draft.topics) == first + 1:
        _share(draft, text, draft.topics[first:])


def _only_counts(text: Text) -> bool:
    """Whether a text says how often something is held, and not on what."""
    if _ONLY_COUNTS.fullmatch(text.plain.strip()):
        return True
    return bool(REPEATED.search(text.plain)) and not quotes(text) and not titles_at_times(text)


def _add_in_turn(draft: Draft, part: Text, form: str | None, lines: tuple[int, int]) -> bool:
    """Topics that stand at their times, or behind their committee."""
    before = len(draft.topics)
    for title, time in told_at_times(part, draft.year):
        group = Group([title], first=lines[0], last=lines[1])
        add_group(draft, group, form_in(part.plain) or form, time, whole=False)
    by = None if len(draft.topics) > before else told_by(take_front_time(part, draft.year)[0])
    if by:
        add_group(draft, Group([by[0]], first=lines[0], last=lines[1]), form, whole=False)
        draft.topics[-1].organizers = by[1]
    if len(draft.topics) > before:
        _share(draft, part, draft.topics[before:])
    return len(draft.topics) > before


def _share(draft: Draft, part: Text, topics: list) -> None:
    """Give topics the time and the units of their sentence; 分别 hands several times out in order."""
    times = [
        time
        for mention in find_times(part.plain, draft.year)
        for time in times_of(part[mention.start : mention.end], draft.year)
        if time.precision != "year"
    ]
    units = take_tail(part.strip(" 。;"), draft.year)[1].units
    units = units or units_in_front(take_front_time(part, draft.year)[0])[0]
    said = _APART.search(part.plain) or (_BY_WHOM.search(part.plain) if len(topics) == 1 else None)
    units = units or (
        organisers_of(part[said.start(said.lastindex) : said.end(said.lastindex)]) if said else []
    )
    in_turn = len(units) == len(topics) > 1 and "分别" in part.plain
    if len(topics) == 1:
        units = units or take_brackets(part, draft.year)[1].units
    for index, topic in enumerate(topics):
        if len(part) <= _LONGEST_CONTENT:
            topic.content = part.strip().raw
        topic.organizers = topic.organizers or ([units[index]] if in_turn else list(units))
        if topic.schedule is None and times:
            held = time_of_meeting(part, draft.year) if len(topics) == 1 else None
            topic.schedule = held or (times[index] if len(times) == len(topics) else times[0])


def _topic_sentences(text: Text) -> list[Text]:
    """Sentences, those after a semicolon apart only where each says 围绕 or 就 itself."""
    if split_numbered(text) or titles_at_times(text):
        return [text]
    parts = [clause for sentence in text.sentences() for clause in _each_with_partner(sentence)]
    while len(parts) > 1 and _ONLY_COUNTS.fullmatch(parts[0].plain.strip()):
        parts = parts[1:]
    telling = [part for part in parts if asked_titles(part) or told_by(take_front_time(part, None)[0])]
    if len(parts) > 1 and telling and not titles_at_times(text):
        return telling
    about = list(takewhile(lambda part: _ABOUT.search(part.plain) or opens_with_time(part.plain), parts))
    if len(about) > 1:
        return about
    stop = next((n for n, part in enumerate(parts, 1) if "。" in part.plain), len(parts))
    return [Text.join(parts[:stop])]


def _each_with_partner(part: Text) -> list[Text]:
    """The consultations of a sentence, each with its front time, where it names who asks whom of each.

    >>> said = Text.of("上半年，社法委与司法局就人民调解开展对口协商，城建委与水利局就河道整治开展对口协商")
    >>> [one.raw for one in _each_with_partner(said)][1]
    '上半年，城建委与水利局就河道整治开展对口协商'
    """
    rest = take_front_time(part, None)[0]
    clauses = list(rest.strip(" 。;").split(_COMMA))
    if len(clauses) < 2 or not all(_PARTNERS.fullmatch(clause.plain) for clause in clauses):
        return [part]
    front = part[: len(part) - len(rest)]
    return [Text.join((front, clause)) for clause in clauses]


def _prose_title(part: Text) -> Text:
    """From 围绕 to the end of the sentence; for proposals the clause that chooses them.

    >>> _prose_title(Text.of("组织召开八届五次会议，重点围绕县政府工作报告进行协商讨论。")).raw
    '围绕县政府工作报告进行协商讨论。'
    >>> _prose_title(Text.of("2月下旬召开县政协五次会议，协商政府工作报告。")).raw
    '协商政府工作报告。'
    >>> _prose_title(Text.of("围绕重点工作，遴选出15个重点提案，由县政协领导牵头督办，促进落实。")).raw
    '遴选出15个重点提案，由县政协领导牵头督办'
    """
    partner = _WITH_PARTNER.search(part.plain)
    if partner:
        return part[partner.start(1) : partner.end(1)]
    chosen = _CHOSEN.search(part.plain)
    if chosen:
        led = _LED.match(part.plain, chosen.end())
        return part[chosen.start() : led.end() if led else chosen.end()]
    about = _ABOUT.search(part.plain)
    if about:
        held = _HELD_FOR.search(part.plain, about.end() + 4)
        return part[about.start() : held.start() if held else len(part)]
    rest = take_front_time(part, None)[0]
    head = _HEAD.match(rest.plain)
    return rest[head.end() :] if head else part
