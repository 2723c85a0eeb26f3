"""What a topic or an activity is called: the sentence without its time and its units."""

import re
from dataclasses import dataclass, field
from itertools import pairwise

from cppcc.loose_time import LooseTime, find_times, parse_loose_time
from plans.recognition.organisers import looks_like_units, organisers_of
from plans.recognition.periods import FEAST, is_time_only, opens_with_time, times_of
from plans.recognition.text import Text, number_of

_END = " 。;,、:."
_AROUND = _END + "*_#\t\v\f\u2028\u2029\x85\x1c\x1d\x1e\x1f"
_BRACKET = re.compile(r"[(【\[]([^()【】\[\]]{1,60})[)】\]]")
# "学习培训（每季度1次）" counts, it names no time
_REPEATED = re.compile(r"每[^,;]{1,6}[\d一二两三四五六七八九十]+次")
_LISTED = re.compile(r"(?:(?<=\))(?:和|及))?([^、,。;:()]{2,30}\([^()]{1,24}\))")
_AROUND_TOPICS = re.compile("(?:围绕|聚焦|就)(?=[^,。;]{3,30}[(])")
_VERB = re.compile("(?:组织)?(?:召开|开展|举办)|组织|视察|调研|走访|参加")
# "(城建环保委牵头,水利局、应急局配合)"
_HELPED = re.compile(r"[,;][^,;]{2,40}(?:配合|协助|参与|协办|参加)$")
# "…，由城建委牵头，县住建局配合，组织部分委员参加"
_HELPING = re.compile(r"[,;][^,;。“”]{2,40}(?:配合|参加|参与|协助|协办|列席)(?:[,;][^。]{0,60})?[。;]?$")
# where a label follows in the bracket: "加强移民扶持（9月，协商单位：水利局）"
_LEFT_OPEN = re.compile(r"\(([^()]{2,20}?)[,;、\s]*$")
_COMMA = re.compile(r"[,;、\s]+")
_CLAUSE = re.compile(r"[,;。]")
_BY = re.compile(
    r"(?:拟|具体|主要)?由?(.{2,40}?)(?:共同|联合|具体|分别)?(?:负责|牵头|承办|组织|实施|协调|筹备|联系)+(?:实施|落实|承办|筹备)?"
)
_CARRIER = re.compile(r"(?:牵头|承办|责任|主办|负责)(?:单位|部门|专委会|委室)[为是]?\s{0,2}(.{2,40}?)")
# between a topic and its time: "以对口协商形式协商", "市公安局做好情况通报准备"
_BESIDE = re.compile(
    r"(?:以|采[取用])[^,;。]{2,16}(?:形式|方式)(?:进行|开展)?(?:协商)?|拟?(?:提请|提交|与)[^,;。]{2,16}协商(?:会议)?|[^,;。]{2,40}(?:做好|通报|介绍)[^,;。]{0,8}(?:准备|情况)|在[^,;。]{2,24}(?:设分?会场|举行|召开)"
)
_FRONT_WORD = re.compile(rf"(?:主要|重点)?(?:活动|工作|任务|安排)\s*(?=:)|{FEAST}")
_QUOTED = re.compile(r"“((?:[^“”]|“[^“”]{1,20}”(?=[^、”])){4,120})”|《([^《》]{4,120})》|\"([^\"]{4,120})\"")
_INLINE_NUMBER = re.compile(r"(?:^|(?<=[\s。;,:、”]))(?:(\d{1,2})[、.](?!\d)|\((\d{1,2})\)|([①-⑳]))\s*")
_FULL_STOP = re.compile(r"[。!?](?:\s*\([^()]{1,30}\))?")
_LONGEST = 120
_MOST_CLAUSES = 4


@dataclass
class Details:
    """What brackets, the front and the end of a title say beside the title."""

    times: list[LooseTime] = field(default_factory=list)
    units: list[str] = field(default_factory=list)
    remark: str = ""


def tidy(text: Text) -> Text:
    """Without blank ends, closing marks, emphasis and a bracket that never closes.

    >>> tidy(Text.of(" **围绕绿色发展议政建言；** ")).raw, tidy(Text.of("开展视察。（")).raw
    ('围绕绿色发展议政建言', '开展视察')
    """
    text = text.strip(_AROUND)
    while text.plain[-1:] in ("(", "【", "[") or (text.plain[-1:] == ")" and "(" not in text.plain):
        text = text[:-1].strip(_AROUND)
    return text


def take_brackets(text: Text, year: int | None) -> tuple[Text, Details]:
    """Take brackets with times and units out of a title; other brackets stay.

    >>> title, details = take_brackets(Text.of("推动民营经济发展（专题协商，5月，经济委）"), 2026)
    >>> title.raw, details.times[0].text, details.units, details.remark
    ('推动民营经济发展', '5月', ['经济委'], '专题协商')
    >>> take_brackets(Text.of("加强移民扶持（9月，"), 2026)[1].times[0].text
    '9月'
    >>> take_brackets(Text.of("组织调研(镇物业股份)"), 2026)[0].raw
    '组织调研(镇物业股份)'
    """
    details = Details()
    opened = _LEFT_OPEN.search(text.plain)
    if opened and is_time_only(opened[1]):
        text, details.times = text[: opened.start()], times_of(text[opened.start(1) :], year)
    for match in reversed(list(_BRACKET.finditer(text.plain))):
        found = _sort_out(text[match.start(1) : match.end(1)], year)
        if found.times or found.units:
            text = text.without(*match.span())
            details = Details(
                found.times or details.times, found.units or details.units, found.remark + details.remark
            )
    return text, details


def counts_repeated(plain: str) -> bool:
    """Whether a phrase says how often, not when.

    >>> counts_repeated("每月召开1次"), counts_repeated("每季度")
    (True, False)
    """
    return bool(_REPEATED.search(plain))


def _sort_out(inner: Text, year: int | None) -> Details:
    if is_time_only(inner.plain) and not counts_repeated(inner.plain):
        return Details(times_of(inner, year))
    found = Details()
    helped = _HELPED.search(inner.plain)
    for part in (inner[: helped.start()] if helped else inner).split(_COMMA):
        if counts_repeated(part.plain):
            found.remark += part.plain
        elif is_time_only(part.plain):
            found.times += times_of(part, year)
        elif looks_like_units(part.plain):
            found.units += organisers_of(part)
        else:
            found.remark += part.plain
    return found


def each_with_time(text: Text, year: int | None) -> list[Text]:
    """The parts of a list that each end in a bracket with a time, [] when it is none.

    >>> [one.raw for one in each_with_time(Text.of("召开交办会（3月）、督查会（8月）"), 2026)]
    ['召开交办会（3月）', '召开督查会（8月）']
    >>> [one.raw for one in each_with_time(Text.of("组织开展路网监督（4月）和河道监督（5月）"), 2026)]
    ['组织开展路网监督（4月）', '组织开展河道监督（5月）']
    """
    found = list(_LISTED.finditer(text.plain))
    parts = [text[match.start(1) : match.end()] for match in found]
    if len(parts) < 2 or not all(_has_time(part) for part in parts):
        return []
    between = [text.plain[a.end() : b.start(1)] for a, b in pairwise(found)]
    before = text.plain[: found[0].start()]
    if set(between) - {"、", ",", ";", "和", "及"} or (before and not before.endswith((":", "。"))):
        return []
    verb = _VERB.match(parts[0].plain) if set(between) - {",", ";"} else None
    head = parts[0][: verb.end()] if verb else text[:0]
    return [parts[0], *(Text.join((head, part)) for part in parts[1:])]


def listed_with_times(text: Text) -> list[Text]:
    """Topics that stand behind 围绕, each with its time in brackets.

    >>> said = Text.of("召开2次座谈会，围绕居住点管理（4月）、消防站建设（6月）建言")
    >>> [one.raw for one in listed_with_times(said)]
    ['居住点管理（4月）', '消防站建设（6月）']
    """
    about = _AROUND_TOPICS.search(text.plain)
    found = list(_LISTED.finditer(text.plain, about.end())) if about else []
    adjoin = all(text.plain[a.end() : b.start(1)] in ("、", "和") for a, b in pairwise(found))
    if len(found) < 2 or not adjoin or found[0].start() != about.end():
        return []
    parts = [text[match.start(1) : match.end()] for match in found]
    return parts if all(_has_time(part) for part in parts) else []


def _has_time(part: Text) -> bool:
    """Whether the bracket behind a part names its time first: "课后服务（4月，教科卫体委）"."""
    return is_time_only(_COMMA.split(_BRACKET.search(part.plain)[1], maxsplit=1)[0])


def take_front_time(text: Text, year: int | None) -> tuple[Text, list[LooseTime]]:
    """Take the time a sentence begins with: "5月中旬，组织委员视察…".

    >>> rest, times = take_front_time(Text.of("7月份，就养老服务开展协商"), 2026)
    >>> rest.raw, times[0].text
    ('就养老服务开展协商', '7月份')
    """
    if opens_with_time(text.plain):
        mention = next(find_times(text.plain[:60], year))
        times = times_of(text[mention.start : mention.end], year)
        word = _FRONT_WORD.match(text.plain, mention.end)
        rest = text[word.end() if word else mention.end :]
        return rest[len(rest) - len(rest.plain.lstrip(" ,:、;-—~)】]\t")) :], times
    return text, []


def take_tail(text: Text, year: int | None) -> tuple[Text, Details]:
    """Take closing clauses that name time or units: "…，拟于5月召开，由经济委负责承办".

    >>> title, details = take_tail(Text.of("就养老服务开展协商，时间安排在5月，由社法委牵头组织"), 2026)
    >>> title.raw, details.times[0].text, details.units
    ('就养老服务开展协商', '5月', ['社法委'])
    >>> said = Text.of("关于渔港建设，以主席会议形式协商，时间为八月份，农业委具体联系")
    >>> title, details = take_tail(said, 2026)
    >>> title.raw, details.times[0].text, details.units
    ('关于渔港建设', '八月份', ['农业委'])
    >>> take_tail(Text.of("关于推广装配式建筑的提案，8月，提案委承办；"), 2026)[1].units
    ['提案委']
    """
    details = Details()
    helped = _HELPING.search(text.plain)
    text = text[: helped.start()] if helped and helped.start() > 4 else text
    for _ in range(_MOST_CLAUSES):
        text = text.strip(_END)
        cut = max(text.plain.rfind(sign) for sign in ",;。")
        clause = text[cut + 1 :]
        when = take_front_time(clause, year)
        if when[1] and when[0].plain.startswith("由"):
            clause, details.times = when[0], when[1][:1]
        carrier = _BY.fullmatch(clause.plain.strip()) or _CARRIER.fullmatch(clause.plain.strip())
        if cut <= 4 or len(clause) > 60:
            return text, details
        if is_time_only(clause.plain):
            details.times = times_of(clause, year)
        elif carrier and (clause.plain.lstrip().startswith("由") or looks_like_units(carrier[1])):
            details.units = organisers_of(clause) if carrier.re is _BY else organisers_of(Text.of(carrier[1]))
        elif not _BESIDE.fullmatch(clause.plain.strip()):
            return text, details
        text = text[:cut]
    return text, details


def covering(times: list[LooseTime], text: Text, year: int | None) -> LooseTime | None:
    """One time for a topic that names several."""
    if len(times) < 2:
        return times[0] if times else None
    start, end = text.raw.find(times[0].text), text.raw.rfind(times[-1].text)
    words = (
        text.raw[start : end + len(times[-1].text)] if 0 <= start < end else "、".join(t.text for t in times)
    )
    return parse_loose_time(words, year)


def quotes(text: Text) -> list[tuple[int, Text]]:
    """What stands in quotation or title marks, with the position of the opening mark.

    >>> [words.raw for _, words in quotes(Text.of("围绕「融入『一帶一路』建設」「擴大內需」協商"))]
    ['融入『一帶一路』建設', '擴大內需']
    """
    return [
        (m.start(), text[m.start(m.lastindex) : m.end(m.lastindex)]) for m in _QUOTED.finditer(text.plain)
    ]


def split_numbered(text: Text) -> list[Text]:
    """The parts of an enumeration inside a text, [] when there is none.

    The text may follow a "1、" that was taken for the number of its paragraph.

    >>> [t.raw for t in split_numbered(Text.of("就以下议题协商：①河道治理；②农村养老"))]
    ['河道治理；', '农村养老']
    >>> [t.raw for t in split_numbered(Text.of("养老机构管理；2、农村客运；3、课后服务"))]
    ['养老机构管理；', '农村客运；', '课后服务']
    """
    matches = list(_INLINE_NUMBER.finditer(text.plain))
    values = [number_of(match[match.lastindex]) for match in matches]
    if len(values) < (1 if values[:1] == [2] else 2):
        return []
    if values != list(range(values[0], values[0] + len(values))):
        return []
    ends = [match.start() for match in matches[1:]] + [len(text)]
    parts = [text[match.end() : end] for match, end in zip(matches, ends, strict=True)]
    return [text[: matches[0].start()], *parts] if values[0] > 1 else parts


def first_sentence(text: Text) -> tuple[Text, Text]:
    """Title and the rest of an item: the first sentence, or its first clauses when it is very long."""
    stop = _FULL_STOP.search(text.plain)
    title = text[: stop.end()] if stop else text
    rest = text[len(title) :]
    if len(title) > _LONGEST:
        cut = next((m.start() for m in _CLAUSE.finditer(title.plain) if m.start() > 20), _LONGEST)
        title, rest = title[:cut], text
    return title, rest
