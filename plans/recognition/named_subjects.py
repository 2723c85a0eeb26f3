"""What is to be looked into, named without a time: "4个调研课题是：…、…", "开展“冷链物流”课题调研"."""

import re

from plans.recognition.counts import find_counts
from plans.recognition.kinds import kind_of
from plans.recognition.text import Text, number_of
from plans.recognition.titles import quotes, tidy

_DEED = "调研|视察|监督|评议|考察"
_ANNOUNCED = re.compile(
    rf"(?:^|[,:])(?:重点|今年|年度){{0,2}}(?:\d{{1,2}}|[一二两三四五六七八九十]{{1,2}})?[个项]?"
    rf"(?:重点|年度|专题|主要){{0,2}}({_DEED})(?:的)?"
    r"(?:课题|项目|议题|专题|内容|重点)?(?:分别)?[是为有]?:"
)
# "3项重点调研将聚焦白酒产业、返乡创业、义务教育进行"
_COUNTED = re.compile(
    rf"([\d一二两三四五六七八九十]{{1,2}})[个项](?:重点|专题|年度)*({_DEED})(?:课题|项目|活动)?(?:将|拟)?(?:分别)?"
    r"(?:聚焦|围绕|就)([^,。;]{6,160}?)(?:等)?(?:进行|展开|开展)?[。;]?$"
)
# "拟就老人关爱、物业纠纷调处、居住证办理进行调研"
_APART = re.compile(rf"(?:拟|将|分别)(?:就|围绕)([^,。;]{{6,120}}?)(?<!等)(?:进行|开展)(?:专题)?({_DEED})")
_PARTS = (re.compile(";"), re.compile("、"))
_BEHIND = re.compile(rf"(?:[、和及与]?“[^“”]{{4,40}}”){{0,6}}(?!等)[^,。;“”、]{{0,6}}?({_DEED})")
_SHORTEST = 4


def named_subjects(sentence: Text) -> list[tuple[str, Text]]:
    """(kind, title) of each subject; [] where a sentence only gives examples or counts.

    >>> [(kind, t.raw) for kind, t in named_subjects(Text.of("2个调研课题是：畜牧业发展、棚户区改造。"))]
    [('research', '畜牧业发展调研'), ('research', '棚户区改造调研')]
    >>> [t.raw for _kind, t in named_subjects(Text.of("开展“蔬菜基地”“冷链物流”重点课题调研"))]
    ['蔬菜基地调研', '冷链物流调研']
    >>> named_subjects(Text.of("以“冷链物流”等4个课题开展调研"))
    []
    """
    announced = _ANNOUNCED.search(sentence.plain)
    if announced:
        return _listed(sentence[announced.end() :].strip(" 。;"), announced[1])
    apart = _APART.search(sentence.plain)
    if apart and "、" in apart[1] and "等" not in apart[1]:
        return _listed(sentence[apart.start(1) : apart.end(1)], apart[2])
    counted = _COUNTED.search(sentence.plain)
    if counted:
        listed = _listed(sentence[counted.start(3) : counted.end(3)], counted[2])
        return listed if len(listed) == number_of(counted[1]) else []
    found = []
    if any(find_counts(sentence.plain)):
        return found
    for start, words in quotes(sentence):
        deed = _BEHIND.match(sentence.plain, start + len(words) + 2)
        if deed and len(words) >= _SHORTEST:
            found.append((kind_of(deed[1]), Text.join((words, sentence[deed.start(1) : deed.end(1)]))))
    return found


def _listed(rest: Text, deed: str) -> list[tuple[str, Text]]:
    divider = _PARTS[0] if ";" in rest.plain else _PARTS[1]
    parts = [tidy(part) for part in rest.split(divider)]
    if len(parts) < 2 or "。" in rest.plain or min(len(part) for part in parts) < _SHORTEST:
        return []
    return [
        (kind_of(deed), part if deed in part.plain else Text.join((part, Text(deed, deed)))) for part in parts
    ]
