"""Titles of topics inside a sentence: in quotation marks behind 围绕, at their times, or counted in a row."""

import re

from cppcc.loose_time import LooseTime, find_times
from plans.recognition.bare_titles import with_remark
from plans.recognition.forms import form_of_heading
from plans.recognition.periods import times_of
from plans.recognition.text import Text, number_of
from plans.recognition.titles import quotes

REPEATED = re.compile(
    r"每季度?|每个?月|每两个?月|每半年|"
    r"(?:不少于|[每各][^,。;位]{1,16}至少(?:开展|组织|召开|举行|举办)?)[\d一二两三四五六七八九十]{1,3}[次场期]"
)
_CHAIN = re.compile(
    r"(?:围绕|就|聚焦)(?:“[^“”]{4,60}”[、,和及与]*){2,}(?=(?:等)?.{0,12}(?:开展|进行|组织|召开))"
)
_BEFORE_FORM = re.compile("(?:专题|对口|界别|双月|远程|网络|提案(?:办理)?)协商")
_ASKED = re.compile(
    r"(?:围绕|就|对|关于|以|题为|(?:主题|议题|课题|选题)(?:分别)?(?:为|是)?|聚焦|开展|协商|提案|为主题的|(?:承办|牵头|负责)的|"
    r"[”》](?:\([^()]{1,30}\))?(?:[、,;和及与]|以及)?|[、:])\s*$"
)
_LISTED = re.compile(
    r"(?:围绕|聚焦|就)([^,。;:]{1,80}?、[^,。;:]{1,80}?)(?:等)?(?:[\d一二两三四五六七八九十]+[个项](?:方面|问题|议题|课题|专题|工作)?)?"
    r"(?:开展|进行|召开|组织|展开|协商)"
)
_DIVIDER = re.compile("、")
_HOW_MANY = re.compile(r"(\d{1,2}|[一二两三四五六七八九十]{1,2})\s*[个项](?:议题|课题|专题|方面|问题|重点)?")
_SHORT_NAME = re.compile(r"[一二三四五六七八九十\d两]+(?:个|大|项)?.{0,3}$|^.{1,4}$")
# "围绕城镇供水安全开展季度协商", but not "围绕中心工作开展专题协商"
_UNQUOTED = re.compile(
    r"(?:\d[、.])?(?:重点|继续|拟|将)?(?:围绕|就|聚焦)([^,。;]{6,60}?),?"
    r"(?:开展|召开|举行|组织)[^,。;]{0,16}(?:协商|专题议政)"
)
_VAGUE = re.compile(
    r"中心|大局|热点|难点|重大问题|重点工作|重要问题|部署|群众关[心注]|等.{0,4}问题$|职能|主题"
)


def unquoted_title(sentence: Text) -> Text | None:
    """What a sentence of a work plan consults on, said without quotation marks; None when it is a phrase.

    >>> unquoted_title(Text.of("围绕城镇供水安全开展季度协商，形成建议。")).raw
    '城镇供水安全'
    >>> unquoted_title(Text.of("围绕中心工作开展专题协商")) is None
    True
    """
    about = _UNQUOTED.match(sentence.plain)
    if not about or _VAGUE.search(about[1]) or REPEATED.search(sentence.plain):
        return None
    return sentence[about.start(1) : about.end(1)]


def asked_titles(text: Text) -> list[Text]:
    """What is to be talked about, in quotation marks after 围绕, 就 or another title.

    >>> [t.raw for t in asked_titles(Text.of("着眼“四张牌”，围绕“发展冷链物流”“推进全民阅读”开展协商"))]
    ['发展冷链物流', '推进全民阅读']
    """
    chain = _CHAIN.search(text.plain)
    inside = range(*chain.span()) if chain else ()
    return [
        with_remark(text, start, words)
        for start, words in quotes(text)
        if start in inside
        or _BEFORE_FORM.match(text.plain, start + len(words) + 2)
        or (
            len(words) >= 5
            and text.plain[start] != "《"
            and not _SHORT_NAME.fullmatch(words.plain)
            and not form_of_heading(words.plain)
            and _ASKED.search(text.plain[max(0, start - 8) : start])
        )
    ]


def timed_titles(text: Text, year: int | None) -> list[tuple[Text, LooseTime]]:
    """Titles in quotation marks, each right behind its time, when there are several.

    >>> pairs = timed_titles(Text.of("协商议事2次：3月“村级道路亮化”，6月“农村家庭养老”"), 2026)
    >>> [(title.raw, time.text) for title, time in pairs]
    [('村级道路亮化', '3月'), ('农村家庭养老', '6月')]
    """
    ends = {mention.end: mention.start for mention in find_times(text.plain, year)}
    behind = [(start, words) for start, words in quotes(text) if start in ends]
    pairs = [(words, times_of(text[ends[start] : start], year)[0]) for start, words in behind]
    return pairs if len(pairs) > 1 else []


def listed_titles(text: Text) -> list[Text]:
    """Titles divided by 、 when the sentence says how many there are.

    >>> [t.raw for t in listed_titles(Text.of("协商议题3个，重点围绕搬迁后续、药材发展、景区建设开展调研"))]
    ['搬迁后续', '药材发展', '景区建设']
    >>> listed_titles(Text.of("围绕经济、文化建设，开展协商3次"))
    []
    """
    listed = _LISTED.search(text.plain)
    if not listed:
        return []
    titles = list(text[listed.start(1) : listed.end(1)].split(_DIVIDER))
    if text.plain[max(0, listed.start() - 4) : listed.start()].endswith("分别"):
        return titles
    numbers = {number_of(match[1]) for match in _HOW_MANY.finditer(text.plain)}
    return titles if len(titles) in numbers and min(len(title) for title in titles) >= 4 else []
