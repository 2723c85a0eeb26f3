"""A report on the past year with a plan behind it: only the plan has rows."""

import re

from plans.recognition.blocks import Block
from plans.recognition.planned import opens_report
from plans.recognition.text import Text

_LONGEST = 40
_PAST = re.compile(r"(?:工作|履职)(?:总结|小结|回顾|情况)|(?:总结|小结|回顾)$|主要(?:成绩|成效|做法)")
_DONE = re.compile(
    r"(?:组织|开展|召开|举行|举办|参观|学习|完成|取得|提高|进行|参加|提出|形成|走访|撰写|提交|反映)了|"
    r"(?:已经?|先后|共)(?:组织|开展|召开|举行|举办|提交|收到|完成)"
)
_TO_DO = re.compile(
    r"[,。;]?(?:将|拟|要)(?=[^,。;]{2})|不少于|至少|计划(?:开展|组织|召开|安排)|每季度?|今年要"
)
_AHEAD = re.compile(
    r"(?:下半年|下一?步|下一?阶段|今后|明年|来年|新的?一年|20(?:\d\d|[xX_*-]{2})年)[^,。;]{0,14}?"
    r"(?:打算|计划|安排|思路|设想|谋划|要点|重点|任务)"
)
_LAST_YEAR = re.compile(r"^(?:过去一年|一年来|去年|上年)")
_NEWS = re.compile(
    r"(?:.{0,8}讯)?\W*(?:20\d\d年)?\d{1,2}月\d{1,2}日(?!至|[-—])(?:(?!将|拟|计划)[^。;]){0,40}(?:召开|举行|印发|下发|主持)"
)
_YEAR_FIRST = re.compile(r"[^,。;]{0,4}?((?:19|20)\d\d)年")
_ACHIEVED = re.compile("(?:较好|圆满|顺利|出色)地?完成了")
_TURNS = re.compile("今年|新的?一年|明年|下半年|下一?步|[,。;]?将|计划|拟")
_YEAR = re.compile(r"(?:19|20)\d\d(?=年)")


def heads_plan(plain: str) -> bool:
    """Whether a short line heads what is yet to be done.

    >>> [heads_plan(t) for t in ("二、下半年工作打算", "(二)2026年工作计划", "2025年工作总结", "下一步")]
    [True, True, False, False]
    >>> heads_plan("政协某镇联络组2025年工作总结及2026年工作计划")
    False
    """
    return len(plain) <= _LONGEST and bool(_AHEAD.search(plain)) and not _PAST.search(plain)


def tells_past(plain: str) -> bool:
    """Whether a text without a title tells what was done rather than what is to be done.

    >>> tells_past("全年召开了4次会议。组织委员参观了茶园，完成了各项任务。")
    True
    >>> tells_past("围绕交通开展了视察，5月将调研")
    False
    """
    return len(_DONE.findall(plain)) >= 3 + 3 * len(_TO_DO.findall(plain))


def tells_news(plain: str) -> bool:
    """Whether a first sentence reports the meeting that dealt with the plan.

    >>> tells_news("本报讯 2月27日，市政协经济委召开全体会议。"), tells_news("2月27日，将召开会议。")
    (True, False)
    """
    return _NEWS.match(plain) is not None


def planned_part(blocks: list[Block], title: str) -> list[Block]:
    """The blocks from the heading of the plan on, where the text first looks back."""
    ahead = next((n for n, block in enumerate(blocks) if heads_plan(block.text.plain.strip())), 0)
    before = [title, *(block.text.plain.strip()[:_LONGEST] for block in blocks[:ahead])]
    return blocks[ahead:] if any(_PAST.search(plain) for plain in before) else blocks


def reviews(block: Block, year: int | None) -> bool:
    """Whether a chapter reports on the year before that of the text: "过去一年的主要工作"."""
    plain = block.text.plain.strip(" :。")
    if not block.children or len(plain) > _LONGEST or _AHEAD.search(plain):
        return False
    earlier = year and any(int(found[0]) < year for found in _YEAR.finditer(plain))
    return bool(_LAST_YEAR.search(plain) or (earlier and _PAST.search(plain)))


def looking_ahead(sentences: list[Text], year: int | None) -> list[Text]:
    """The sentences of a paragraph that tell neither of a year before the plan's nor of a day gone by.

    A year in front of a sentence counts until a later one is named.

    >>> text = Text.of("2025年，县政协视察8次。召开协商会5场。2026年视察不少于10次。")
    >>> [one.raw for one in looking_ahead(list(text.sentences()), 2026)]
    ['2026年视察不少于10次。']
    """
    left, back = [], False
    for one in sentences:
        years = [int(found[0]) for found in _YEAR.finditer(one.plain)] if year else []
        first = _YEAR_FIRST.match(one.plain)
        if years and max(years) >= year and not _ACHIEVED.search(one.plain):
            back = False
        elif (years and first and max(years) < (year or 0)) or _ACHIEVED.search(one.plain):
            back = True
        elif _TURNS.search(one.plain):
            back = False
        if not back and not opens_report(one.plain):
            left.append(one)
    return left
