"""Topics that a sentence counts, or names without quotation marks beside the form of consultation."""

import re
from itertools import pairwise

from plans.recognition.forms import form_in
from plans.recognition.markers import read_marker
from plans.recognition.periods import opens_with_time
from plans.recognition.text import Text, number_of
from plans.recognition.titles import quotes

_NUMBER = r"\d{1,2}|[一二两三四五六七八九十]{1,2}"
_COUNTED = re.compile(rf"({_NUMBER})\s*[个项](?:重点|协商|主要)*(?:议题|课题|专题|题目|主题)")
_SHORTEST = 4
MOST_ANNOUNCED = 99
# "围绕…等议题，召开3场专题协商会"
_ABOUT_AND_FORM = re.compile(
    r"(?:^|[,:])[^,;。:“”]{0,16}?(?P<each>分别[是为]?)?(?:围绕|就|聚焦|针对)(?P<about>[^;。“”《》]{6,120}?)"
    rf"(?:等(?:{_NUMBER})?[个项]?(?:重点)?(?:议题|课题|专题|主题|方面|问题|内容)?)?,?"
    rf"(?:召开|开展|举行|举办|组织|进行|安排)(?:(?P<count>{_NUMBER})[场次个项])?"
    r"(?P<form>[^,;。]{0,10}(?:协商|议政性?常委会)[^,;。]{0,8})[。;]?$"
)
_NO_TOPIC = re.compile(
    r"中心(?:工作|任务|、)|大局|[热难焦]点|党[委政]|关[注心]的|社会各界|实际问题|部署|改革发展稳定|若干|一批|确定的|上述|"
    r"完成|召开|举[办行]|[这该]个|以下|如下|(?:有关|相关|重[大点要])(?:问题|工作|任务|决策|议题|课题|事项)|经济社会发展[中的]|每[个年季月]"
)
_DONE = re.compile(r"了|已|先后|累计|[一五]年来|去年|上年|回顾|共(?:召开|开展|举行|组织)")
# "对口协商议题有5个", "2个议题实施专题协商，即"
_ANNOUNCED = re.compile(
    rf"(?:议题|课题|选题)[^,;]{{0,6}}?({_NUMBER})\s*[个项]|({_NUMBER})\s*[个项][^,;]{{0,8}}(?:议题|课题|选题)"
)
_REMARK = re.compile(r"[”》]\([^()]{1,30}\)")
_TOPICS_ARE = re.compile(r"(?:议题|课题|选题|主题)(?:分别)?[为是]?:")
_SEMICOLON = re.compile(";")
# "就中小企业融资与县金融办开展对口协商"
_PARTNER = re.compile(
    r"(?:会同|[同与和])(?:[省市州县区旗镇][^,。、“”和与]{1,12}|有关|相关)(?:局|办|委|厅|部门|单位|中心|公司)(?:等(?:部门|单位)?)?$"
)
# "重点围绕以下议题开展“请你来协商”活动：（1）…；（2）…"
_FOLLOWING = re.compile(
    r"(?:以下|下列|如下)[^,。;:]{0,6}(?:议题|课题|选题|专题|题目)|(?:议题|课题|选题|题目)(?:如下|安排)"
)
_DIVIDER = re.compile("、")
_JOINED = re.compile("、|和|及|与|以及")


def counted_titles(text: Text) -> list[Text]:
    """All titles in quotation marks of a sentence that says how many topics these are.

    >>> [t.raw for t in counted_titles(Text.of("“发展冷链物流”“推进全民阅读”两个议题在全体会议期间协商"))]
    ['发展冷链物流', '推进全民阅读']
    >>> counted_titles(Text.of("围绕“发展冷链物流”等两个议题开展协商"))
    []
    """
    counted = {number_of(match[1]) for match in _COUNTED.finditer(text.plain)}
    titles = [
        with_remark(text, start, words)
        for start, words in quotes(text)
        if len(words) > _SHORTEST and text.plain[start] != "《"
    ]
    return titles if len(titles) > 1 and len(titles) in counted else []


def with_remark(text: Text, start: int, words: Text) -> Text:
    """A quoted title with the bracket behind it, which may name its time or its committee."""
    remark = _REMARK.match(text.plain, start + len(words) + 1)
    return Text.join((words, text[remark.start() + 1 : remark.end()])) if remark else words


def side_by_side(text: Text) -> list[Text]:
    """Titles in quotation marks with nothing but signs between them, where a heading says the form.

    >>> [t.raw for t in side_by_side(Text.of("重点抓好“青年电商创业”、“公租房建设质量”。"))]
    ['青年电商创业', '公租房建设质量']
    >>> side_by_side(Text.of("坚持“四个意识”，推进“美丽乡村建设”"))
    []
    """
    found = [(start, words) for start, words in quotes(text) if text.plain[start] != "《"]
    if any(len(words) <= _SHORTEST for _start, words in found):
        return []
    between = [
        text.plain[start + len(words) + 2 : following]
        for (start, words), (following, _words) in pairwise(found)
    ]
    return [words for _start, words in found] if between and not "".join(between).strip("、和及与") else []


def bare_titles(text: Text) -> list[Text]:
    """The topics between 围绕 and the form, divided where the sentence says how many there are.

    >>> [t.raw for t in bare_titles(Text.of("围绕老旧小区改造和托育服务，召开2场专题协商会；"))]
    ['老旧小区改造', '托育服务']
    >>> [t.raw for t in bare_titles(Text.of("围绕青川河水环境治理和保护，开展网络议政远程协商。"))]
    ['青川河水环境治理和保护']
    >>> [t.raw for t in bare_titles(Text.of("就中小企业融资问题与县金融办开展对口协商。"))]
    ['中小企业融资问题']
    >>> bare_titles(Text.of("围绕党政关注的热点难点，开展专题协商"))
    []
    >>> bare_titles(Text.of("围绕养老服务召开了协商会"))
    []
    """
    match = _ABOUT_AND_FORM.search(text.plain)
    if not match or _NO_TOPIC.search(match["about"]) or _DONE.search(text.plain):
        return []
    if not form_in(match["form"]):
        return []
    partner = _PARTNER.search(match["about"])
    about = text[match.start("about") : match.end("about")]
    about = about[: partner.start()] if partner else about
    count = number_of(match["count"] or "")
    for divider in (_DIVIDER, _JOINED) if count > 1 or match["each"] else ():
        titles = list(about.split(divider))
        if len(titles) == count or (match["each"] and not count and _are_titles(titles)):
            return titles
    return [about]


def titles_at_times(text: Text) -> list[Text]:
    """What stands behind 议题为：, part by part, when each has its time in front.

    >>> [t.raw for t in titles_at_times(Text.of("议题为：一季度，城区学位建设；二季度，全域旅游。"))]
    ['一季度，城区学位建设', '二季度，全域旅游']
    """
    announced = _TOPICS_ARE.search(text.plain)
    if not announced:
        return []
    parts = [part.strip(" 。;") for part in text[announced.end() :].split(_SEMICOLON)]
    return parts if len(parts) > 1 and all(opens_with_time(part.plain) for part in parts) else []


def _are_titles(titles: list[Text]) -> bool:
    return len(titles) > 1 and all(len(title) > _SHORTEST for title in titles)


def announced_titles(sentences: list[Text]) -> list[Text]:
    """The topics a sentence announces with how many they are, or numbers them: "对口协商议题有2个：…；…。"

    >>> parts = list(Text.of("对口协商议题共2个：推进河道治理；发展农村客运。适时开展视察。").sentences())
    >>> [t.raw for t in announced_titles(parts)]
    ['推进河道治理；', '发展农村客运。']
    >>> parts = list(Text.of("就以下议题开展界别协商：（1）河道治理；（2）农村客运。适时视察。").sentences())
    >>> [t.raw for t in announced_titles(parts)]
    ['河道治理；', '农村客运。']
    """
    first = sentences[0]
    head, colon, _rest = first.plain.partition(":")
    if not colon or len(head) > 40 or not form_in(head):
        return []
    if _FOLLOWING.search(head):
        return _numbered([first[len(head) + 1 :], *sentences[1:]])
    count = _ANNOUNCED.search(head)
    if not count:
        return []
    parts = [first[len(head) + 1 :], *sentences[1 : number_of(count[1] or count[2])]]
    ends = [part.plain.rstrip().endswith("。") for part in parts]
    whole = all(not end for end in ends[:-1]) and (ends[-1] or len(parts) == len(sentences))
    return parts if len(parts) == number_of(count[1] or count[2]) > 1 and whole else []


def _numbered(parts: list[Text]) -> list[Text]:
    """The first parts that are numbered from 1 on, without their numbers; [] for fewer than two."""
    found = []
    for part in parts:
        marker = read_marker(part)
        if marker is None or marker.value != len(found) + 1:
            break
        found.append(part[marker.end :])
    return found if len(found) > 1 else []
