"""Groups → consultation topics."""

import re

from cppcc.loose_time import LooseTime, find_times
from plans.recognition.bare_titles import counted_titles
from plans.recognition.draft import Draft, Topic
from plans.recognition.forms import form_in, form_of_heading
from plans.recognition.groups import Group
from plans.recognition.organisers import organisers_of
from plans.recognition.periods import is_time_only, time_said, times_of
from plans.recognition.planned import is_planned
from plans.recognition.text import Text
from plans.recognition.titles import (
    Details,
    covering,
    first_sentence,
    quotes,
    split_numbered,
    take_brackets,
    take_front_time,
    take_tail,
    tidy,
)
from plans.recognition.told_in_turn import told_by
from plans.recognition.topic_titles import plain_title

# "听取上半年工作情况通报" says of what it is told, not when
_SPOKEN_OF = ("quarter", "half_year")
DEFAULT_FORM = "专题协商"
_BESIDE = 150
_CLAUSE = re.compile(r"[,;。]")
_CARRIED_OUT = re.compile(
    r"(?:拟|具体|主要)?由?(.{2,40}?)(?:共同|联合|具体)?(?:承办|负责|牵头|组织实施|具体实施|组织)+"
)
_PERSON = re.compile(r"主席|秘书长|常委$|主任(?!会)|同志")
_SECTOR = re.compile(r"([^,。;:“《]{1,12}?(?:界|界别|界别组|小组|联组)):(?=.{4})")
_MEETING = re.compile(r"协商|座谈会|议政会|常委会|主席会")
# "九届十六次常委会议（6月）。专题协商“完善公共卫生应急管理体系”。"
_SESSION = re.compile(r"[^,。;“”()]{0,12}次(?:政协)?(?:常委|主席|全体)(?:会|会议)(?=\(|。|$)")
_ASKED_AT_SESSION = re.compile(r"(?:协商|围绕|就|议题[为是:]?)“([^“”]{5,60})”")
# what an office calls a form of its own: "协商形式：现场协商"
_FORM_NAME = re.compile(r"[\u4e00-\u9fff]{2,6}(?:协商|商量|议事|座谈会|论坛|监督)")
_NOTHING = Text("", "")


def add_group(
    draft: Draft, group: Group, form: str | None, time: LooseTime | None = None, *, whole: bool = True
) -> None:
    """One topic, or several that share their labels; `whole` when the rows say all that the lines say."""
    title, rest = _title_of(group)
    if not title:
        return
    parts = split_titles(title)
    times = _handed_out(title, parts, draft.year) or [time] * max(1, len(parts))
    for part, held in zip(parts or [title], times, strict=True):
        topic = _topic(draft, part, group, form, held)
        if topic.title:
            topic.content = "" if parts else _content(rest, group)
            draft.topics.append(topic)
    if whole:
        draft.take(*group.lines)


def _handed_out(title: Text, parts: list[Text], year: int | None) -> list[LooseTime]:
    """A time for each of several titles: one in front of all, or as many as titles after 分别."""
    if not parts:
        return []
    times = [time for time in times_of(title, year) if time.precision != "year"]
    if len(times) == len(parts) and "分别" in title.plain:
        return times
    return take_front_time(title, year)[1][:1] * len(parts)


def _title_of(group: Group) -> tuple[Text, list[Text]]:
    """Title and the texts that remain for the content."""
    labelled = group.facts.first("title")
    if labelled and not split_titles(labelled):
        title, rest = first_sentence(labelled)
        return title, [rest, *group.leads]
    if labelled:
        return labelled, group.leads
    if group.leads:
        lead = group.leads[0]
        title, rest = (lead, _NOTHING) if split_titles(lead) else first_sentence(lead)
        if is_time_only(title.plain.strip(" 。;")) and rest:
            following, rest = first_sentence(rest)
            title = Text.join((title.strip(" 。;"), Text("，", ","), following))
        session = _SESSION.match(title.plain)
        asked = _ASKED_AT_SESSION.search(rest.plain) if session else None
        if asked:
            title = Text.join((rest[asked.start(1) : asked.end(1)], title[session.end() :]))
        return title, [rest, *group.leads[1:]]
    content = group.facts.first("content")
    return (first_sentence(content)[0] if content else _NOTHING), []


def split_titles(text: Text) -> list[Text]:
    """Several titles in one text, numbered or in quotation marks side by side; [] when there is one.

    >>> [t.raw for t in split_titles(Text.of("围绕“夜间经济发展情况”“老旧小区改造工作”等2个议题开展协商"))]
    ['夜间经济发展情况', '老旧小区改造工作']
    >>> split_titles(Text.of("围绕“一带一路”倡议和“双碳”目标，就发展绿色贸易建言"))
    []
    >>> split_titles(Text.of("《省妇女发展规划》《省儿童发展规划》实施情况"))
    []
    """
    several = split_numbered(text) or counted_titles(text)
    if several:
        return several
    quoted = [words for start, words in quotes(text) if len(words) >= 6 and text.plain[start] != "《"]
    inside = sum(len(words) + 2 for words in quoted)
    return quoted if len(quoted) > 1 and inside >= 0.5 * len(text) else []


def _content(rest: list[Text], group: Group) -> str:
    labelled = [value for _, value in group.facts.fields.get("content", [])]
    return "\n".join(text.strip().raw for text in [*rest, *labelled] if text)


def _topic(draft: Draft, title: Text, group: Group, form: str | None, time: LooseTime | None) -> Topic:
    year = draft.year
    title, front = take_front_time(tidy(title), year)
    title, bracket = take_brackets(title, year)
    named = named_form(title)
    if named:
        form, title = named
    title, sector = _take_sector(title)
    title, tail = take_tail(title, year)
    said = said_beside(group, year)
    topic = Topic("", plain_title(title).raw, lines=group.lines)
    words = bracket.remark + title.plain + " ".join(lead.plain for lead in _told_of(group))
    topic.form = _form(topic, group, form or draft.default_form, words)
    found = front or bracket.times or tail.times or said.times or _times_before_label(group, year)
    own = _schedule(topic, group, year) or covering(found, title, year)
    own = own or (time_of_meeting(title, year) if topic.title != title.raw else None)
    topic.schedule = own or _time_told_after(group, year) or time
    by = told_by(title)
    topic.organizers = (
        group.organisers() or bracket.units or tail.units or said.units or (by[1] if by else [])
    )
    topic.participants = group.joined("participants", "；") or sector.raw
    topic.leader = group.joined("leader", "、") or said.remark
    return topic


def _times_before_label(group: Group, year: int | None) -> list[LooseTime]:
    """The time of "5月，召开协商议事会，主题：…"."""
    labelled = group.facts.first("title") is not None
    return take_front_time(group.leads[0], year)[1] if labelled and group.leads else []


def _take_sector(title: Text) -> tuple[Text, Text]:
    """The sector in front of a title.

    >>> title, sector = _take_sector(Text.of("经济界：小微企业融资"))
    >>> title.raw, sector.raw
    ('小微企业融资', '经济界')
    """
    sector = _SECTOR.match(title.plain)
    return (title[sector.end() :], title[: sector.end(1)]) if sector else (title, _NOTHING)


def named_form(title: Text) -> tuple[str, Text] | None:
    """The form in front of a title: "对口协商：完善残疾人就业支持政策".

    >>> form, title = named_form(Text.of("对口协商：完善残疾人就业支持政策"))
    >>> form, title.raw
    ('对口协商', '完善残疾人就业支持政策')
    """
    head, colon, rest = title.plain[:40].partition(":")
    form = form_of_heading(head, beside=True) if colon else None
    return (form, title[len(head) + 1 :].strip()) if form and rest.strip() else None


def said_beside(group: Group, year: int | None) -> Details:
    """Time, units and leader in the short sentences after the title: "由陈某牵头，经济委承办，5月召开。"

    >>> group = Group([Text.of("建设医疗中心。由副主席孙某牵头，教卫体委承办，5月召开。")])
    >>> said = said_beside(group, 2026)
    >>> said.times[0].text, said.units, said.remark
    ('5月', ['教卫体委'], '副主席孙某')
    """
    details = Details()
    for lead in _told_of(group):
        for clause in first_sentence(lead)[1][:_BESIDE].split(_CLAUSE):
            carried = _CARRIED_OUT.fullmatch(clause.plain.strip())
            if is_time_only(clause.plain):
                details.times += times_of(clause, year)
            elif carried and _PERSON.search(carried[1]):
                details.remark = details.remark or carried[1]
            elif carried:
                details.units += organisers_of(Text.of(carried[1]))
    return details


def _told_of(group: Group) -> list[Text]:
    """The texts that say more than a title: those without a label, and titles that go on after it."""
    return [*group.leads, *(value for _, value in group.facts.fields.get("title", []))]


def carries_out(plain: str) -> bool:
    """Whether a clause says who does something and no more: "由经济委具体承办"."""
    return _CARRIED_OUT.fullmatch(plain.strip()) is not None


def _form(topic: Topic, group: Group, form: str | None, words: str) -> str:
    labelled = group.facts.first("form")
    if labelled:
        bare = labelled.strip(" 。;")
        if bare.plain.startswith("“"):
            return bare.raw
        known = form_of_heading(bare.plain, beside=True)
        own = bare.raw if _FORM_NAME.fullmatch(bare.plain) else None
        return known or own or form_in(bare.plain) or form or bare.raw
    found = form or form_in(words)
    if not found:
        topic.unclear.append("guessed-form")
    return found or DEFAULT_FORM


def share_facts(topic: Topic, group: Group, year: int | None) -> None:
    """Give a topic what the heading of its chapter says for all: "界别协商（责任单位：联络委）"."""
    topic.schedule = topic.schedule or _schedule(topic, group, year)
    topic.organizers = topic.organizers or group.organisers()
    topic.participants = topic.participants or group.joined("participants", "；")
    topic.leader = topic.leader or group.joined("leader", "、")


def _schedule(topic: Topic, group: Group, year: int | None) -> LooseTime | None:
    value = group.facts.first("schedule")
    if not value:
        return None
    value = tidy(value)
    steps = time_of_meeting(value, year) if _CLAUSE.search(value.plain) else None
    time = steps or time_said(value, year)
    if time is None:
        topic.unclear.append("time-not-understood")
        return LooseTime(value.raw, None, None, "unspecified")
    return time


def _time_told_after(group: Group, year: int | None) -> LooseTime | None:
    """ "“…”专题协商。5—7月开展调研，8月召开专题协商会": when the meeting is, told behind the title."""
    steps = [value for _, value in group.facts.fields.get("carried_out", [])]
    steps += [first_sentence(lead)[1][:_BESIDE] for lead in _told_of(group)]
    told = (time_of_meeting(step, year) for step in steps)
    return next((time for time in told if time), None)


def time_of_meeting(steps: Text, year: int | None) -> LooseTime | None:
    """When the steps of preparing a topic lead to its meeting.

    >>> time_of_meeting(Text.of("3月制定方案；4月至5月开展调研；6月上旬召开专题协商会"), 2026).text
    '6月上旬'
    """
    held = [clause for clause in steps.split(_CLAUSE) if _MEETING.search(clause.plain)]
    times = [
        times_of(clause[mention.start : mention.end], year)[0]
        for clause in held
        for mention in find_times(clause.plain, year)
        if mention.times[0].precision != "year"
        and (mention.times[0].precision not in _SPOKEN_OF or is_planned(clause.plain, mention, year))
    ]
    return times[0] if times else None
