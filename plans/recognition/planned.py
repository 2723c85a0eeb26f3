"""Whether a time in running text is one at which something is planned."""

import re

from cppcc.loose_time import TimeMention, find_times

_BEFORE = re.compile(
    r"(?:截至|截止|自|从|早在|记者|已于|曾于|去年|上年|以来|根据|按照|落实|贯彻|《|成立于)[^,。;]{0,10}$"
)
_LIMIT = re.compile(
    r"(?:前|底前|末前)\s*(?:至少|不少于|完成|办结|答复|报|上报|提交|报送|送|交|[^,。;]{0,10}完毕)"
)
# what a report tells of a day: "3月20日，县委常委会研究通过了《…》"
_TOLD = re.compile(
    r"[^。;]{0,60}?(?:(?:通过|召开|举行|开展|组织|完成)了|获悉|领导[^,。;]{0,6}(?:参加|出席)会议|莅会|已(?:正式|经)?印发|下发《|印发[《\s〈]|印发[^,。;]{2,30}号|会议在?[^,。;]{0,6}开幕)"
)
# "6月底前形成调研报告，7月提交主席会议" tells what becomes of it
_HANDED_ON = re.compile(
    r"(?:前|底前)?(?:形成|提交|报送|上报|拿出|完成)[^,。;]{0,10}(?:报告|主席会|常委会|建议案|党委|政府|[省市县区]委)"
)
# "听取关于上半年经济运行情况的通报"
_SPOKEN_OF = re.compile(
    r"(?:的)?(?:[全我本][省市州县区镇乡]|国民|经济(?!委|科|界)|社会(?!法|和)|政府|财政|预算|工作(?:情况|报告))"
)
_COARSE = ("quarter", "half_year")
_VAGUE = ("year", "unspecified", "session")


def opens_report(plain: str) -> bool:
    """Whether a text begins with what has happened on a day.

    >>> opens_report("3月20日，县委常委会研究通过了协商计划"), opens_report("3月20日，组织委员视察")
    (True, False)
    """
    first = next(find_times(plain[:40]), None)
    return first is not None and first.times[0].precision == "day" and bool(_TOLD.match(plain, first.end))


def is_planned(plain: str, mention: TimeMention, year: int | None) -> bool:
    """Not the whole year, not the past, not the limit of something to be handed in.

    >>> from cppcc.loose_time import find_times
    >>> def planned(text, year=2026):
    ...     return [is_planned(text, mention, year) for mention in find_times(text, year)]
    >>> [planned(t) for t in ("5月视察水库", "2025年10月召开的全会", "6月底前报送名单", "全年走访")]
    [[True], [False], [False], [False]]
    >>> planned("从6月开始，至9月底结束"), planned("从6月开始")
    ([True], [False])
    >>> planned("3月20日，县委常委会研究通过了协商计划")
    [False]
    """
    if all(time.precision in _VAGUE and not time.is_near_feast for time in mention.times):
        return False
    spans = plain.endswith("从", 0, mention.start) and mention.times[0].precision == "range"
    if not spans and _BEFORE.search(plain[max(0, mention.start - 14) : mention.start]):
        return False
    if _LIMIT.match(plain, max(mention.start, mention.end - 2)) or _LIMIT.match(plain, mention.end - 1):
        return False
    if mention.times[0].precision == "day" and _TOLD.match(plain, mention.end):
        return False
    if mention.times[0].precision in _COARSE and _SPOKEN_OF.match(plain, mention.end):
        return plain[: mention.start].rstrip(" ,")[-1:] in ("", "。", ";", ":")
    if _HANDED_ON.match(plain, mention.end):
        return False
    first = mention.times[0].earliest
    return not (first and year and first.year < year)
