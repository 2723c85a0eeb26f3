"""What a topic or an activity is called: the sentence without its time, its units and its purpose."""

import re

from cppcc.loose_time import LooseTime, find_times, parse_loose_time
from plans.recognition.organisers import looks_like_units, organisers_of
from plans.recognition.periods import opens_with_time
from plans.recognition.text import Text

_END = " 。;,、:."
_BRACKET = re.compile(r"\s*[(【\[]([^()【】\[\]]{1,60})[)】\]]")
_COMMA = re.compile(r"[,;、\s]+")
_CLAUSE = re.compile(r"[,;。]")
_BY = re.compile(
    r"[,;。]\s*(?:拟|具体|主要)?由(.{2,60}?)(?:共同|联合|具体)?(?:负责|牵头|承办|组织|实施|协调)+(?:实施|落实|承办)?[。;,]?$"
)
_TIMED = re.compile(r"[,;。]\s*(?:拟|计划|预计|将|暂定)?(?:时间)?(?:安排)?(?:在|于|为)?$")
_QUOTED = re.compile(r"“([^“”]{4,120})”|《([^《》]{4,120})》")
_LONGEST = 120


def tidy(text: Text) -> Text:
    """Without blank ends, closing marks and emphasis.

    >>> tidy(Text.of(" **围绕绿色发展议政建言；** ")).raw
    '围绕绿色发展议政建言'
    """
    return text.strip(_END + "*_#\t\u2028")


def take_details(text: Text, year: int | None) -> tuple[Text, LooseTime | None, list[str], str]:
    """Take time, units and a form out of the brackets of a title.

    >>> title, time, units, rest = take_details(Text.of("推动民营经济发展（专题协商，5月，经济委）"), 2026)
    >>> title.raw, time.text, units, rest
    ('推动民营经济发展', '5月', ['经济委'], '专题协商')
    """
    time, units, rest = None, [], []
    for match in reversed(list(_BRACKET.finditer(text.plain))):
        inner = text[match.start(1) : match.end(1)]
        found_time, found_units, other = _sort_out(inner, year)
        if found_time or found_units:
            text = text.without(*match.span())
            time, units, rest = found_time or time, found_units or units, other + rest
    return text, time, units, " ".join(rest)


def _sort_out(inner: Text, year: int | None) -> tuple[LooseTime | None, list[str], list[str]]:
    whole = parse_loose_time(inner.raw, year) if len(inner) <= 24 else None
    if whole and _is_time_only(inner.plain):
        return whole, [], []
    time, units, rest = None, [], []
    for part in inner.split(_COMMA):
        if _is_time_only(part.plain):
            time = time or parse_loose_time(part.raw, year)
        elif looks_like_units(part.plain):
            units += organisers_of(part)
        else:
            rest.append(part.plain)
    return time, units, rest


def _is_time_only(plain: str) -> bool:
    rest, end = "", 0
    for mention in find_times(plain):
        rest += plain[end : mention.start]
        end = mention.end
    return end > 0 and not re.sub(
        r"拟于?|暂定|计划|时间|安排|开展|召开|举行|进行|[于在份前后左右:,、\s]|完成", "", rest + plain[end:]
    )


def take_front_time(text: Text, year: int | None) -> tuple[Text, LooseTime | None]:
    """Take the time a sentence begins with: "5月中旬，组织委员视察…".

    >>> rest, time = take_front_time(Text.of("7月份，就养老服务开展协商"), 2026)
    >>> rest.raw, time.text
    ('就养老服务开展协商', '7月份')
    """
    if opens_with_time(text.plain):
        mention = next(find_times(text.plain[:60], year))
        time = parse_loose_time(text.raw[mention.start : mention.end], year)
        return text[mention.end :].strip(" ,:、;-—~)）】]\t"), time
    return text, None


def take_tail(text: Text, year: int | None) -> tuple[Text, LooseTime | None, list[str]]:
    """Take a closing clause that names time or units: "…，拟于5月召开，由经济委负责承办".

    >>> title, time, units = take_tail(Text.of("就养老服务开展协商，时间安排在5月，由社法委牵头组织"), 2026)
    >>> title.raw, time.text, units
    ('就养老服务开展协商', '5月', ['社法委'])
    """
    units: list[str] = []
    match = _BY.search(text.plain)
    if match and match.start() > 4:
        units = organisers_of(text[match.start(1) : match.end(1)])
        text = text[: match.start()]
    time = None
    for mention in find_times(text.plain, year):
        before = _TIMED.search(text.plain[: mention.start])
        after = re.sub(r"开展|召开|举行|进行|完成|实施|份|[。;,\s]", "", text.plain[mention.end :])
        if before and before.start() > 4 and not after:
            time = parse_loose_time(text.raw[mention.start : mention.end], year)
            text = text[: before.start()]
            break
    return text, time, units


def quoted_titles(text: Text) -> list[Text]:
    """The titles in quotation marks that stand side by side: “…”“…”、“…”等3个议题."""
    matches = list(_QUOTED.finditer(text.plain))
    return [text[m.start(m.lastindex) : m.end(m.lastindex)] for m in matches]


def first_sentence(text: Text) -> tuple[Text, Text]:
    """Title and the rest of an item: the first sentence, or its first clauses when it is very long."""
    sentences = list(text.sentences())
    if not sentences:
        return text, text[:0]
    title = sentences[0]
    if len(title) > _LONGEST:
        cut = next((m.start() for m in _CLAUSE.finditer(title.plain) if m.start() > 20), _LONGEST)
        title = title[:cut]
    return title, text[len(title) :]
