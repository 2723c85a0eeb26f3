"""Numbers with a unit in a text: 不少于4次, 2—3次, 一至两个."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plans.recognition.text import number_of

NUMBER = r"(?:\d{1,6}|[一二两三四五六七八九十]{1,3})"
_UNIT = (
    r"(?:场次|人次|学时|人(?!大|民|员|均|次|才|口)|幅|次|件|篇|份|条|场|期|万元|元|"
    r"项|辑|个|家|户|名|部|轮|堂|课时|讲|批次|批|本)"
)
_COUNT = re.compile(
    # what it can begin with, so that most characters are passed over at one look
    r"(?=[\s\d一二两三四五六七八九十不至最力达超保有为开组进完提撰报办参联走上反形])"
    rf"(?P<least>不少于|不低于|不得少于|不得低于|至少|最少|力争达到|达到|超过|保证)?"
    r"(?:\s{0,9}(?:有|为|开展|组织|进行|完成|提交|撰写|报送|办成|办好|参加|联系|走访|上报|反映|形成))?\s{0,9}"
    rf"(?<![第\d.〔\[届〇十一二三四五六七八九“])(?P<low>{NUMBER})(?:\s*(?:-|—|~|～|至|到|–)+\s*(?P<high>{NUMBER})|(?P<pair>[一二两三四五六七八九](?=[次件篇份条场期项个])))?"
    rf"\s{{0,9}}(?:余|多)?\s{{0,9}}(?P<unit>{_UNIT})(?P<above>\s*\(?(?:以上|左右)\)?)?"
)
_COUNTED = re.compile(rf"{NUMBER}\s{{0,9}}(?:余|多)?\s{{0,9}}{_UNIT}")
# what a number must not belong to
_NOT_BEFORE = re.compile(
    r"(?:第|届|由|以下|下列|如下|全体[^,。;会]{0,5}|全[镇乡村街县区市州旗](?:道)?|每次|每份|缺席|迟到|扣|(?<!参)加|得|占|“|百分|其中|之|前|另一|同一|某|任何|同|统|这|那|每|该|哪|以上)$"
)
_NOT_AFTER = re.compile(
    r"(?:扣|加|得|\d+分|分|全会|全体|会议(?:精神|以来|上|期间)|中全会|方面|方向|环节|阶段|坚持|意识|自信|维护|确立|代表|文明|"
    r"结合|必由|重大|专题常委|平台|载体|抓手|新|人|台阶|以来|小时|月|工作日|百分点|性|例会制|领域|层次|层面|问题|重点$|"
    r"供水|创业|规定|力[,。;]|委员(?:分别|每人)|职能|职责|举措|措施|制度(?!度)|内容|建设(?!性)|分队|队伍|大局|过程|有机|重要(?!提案)|关键|核心|目标|体系|机制|整体|桥梁|领导小组|街道|社区|村|乡镇|镇|县|市|省|[^,。;]{0,6}(?:小组|工作组|[研察督导]组))"
)
_OF_A_TERM = re.compile(r"(?:届|人大|政协|[省市县区]委)\S{0,4}$")
_A_MEETING = re.compile(r"会议|党代|全会|全体|常委|主席|代表")
# "老旧小区三期工程" is the third part of something
_PART = re.compile("期(?:工程|项目|建设|改造|物业|园区|小区|厂房)|个主题")


@dataclass
class Count:
    """A number with its unit at `start:end` of a text; see :class:`Target` for `maximum`."""

    minimum: int
    maximum: int | None
    unit: str
    start: int
    end: int


def has_counts(plain: str) -> bool:
    """Whether any number with a unit stands in a text; most sentences hold none."""
    return _COUNTED.search(plain) is not None


def find_counts(plain: str) -> Iterator[Count]:
    """The numbers with a unit in a clause.

    >>> [(c.minimum, c.maximum, c.unit) for c in find_counts("视察不少于2次,课题一至两个,提案15件以上")]
    [(2, None, '次'), (1, 2, '个'), (15, None, '件')]
    >>> list(find_counts("区政协三届一次全会")), list(find_counts("每次5分")), list(find_counts("第一次活动"))
    ([], [], [])
    """
    for match in _COUNT.finditer(plain):
        low_start = match.start("low")
        if _NOT_BEFORE.search(plain[max(0, low_start - 6) : low_start]) and not match["least"]:
            continue
        if _NOT_AFTER.match(plain, match.end()) or _PART.match(plain, match.start("unit")):
            continue
        if _is_ordinal(plain, match):
            continue
        low, high = number_of(match["low"]), number_of(match["high"] or match["pair"] or "")
        if low:
            least = match["least"] or "以上" in (match["above"] or "")
            yield Count(low, None if least else max(high, low), match["unit"], match.start(), match.end())


def _is_ordinal(plain: str, match: re.Match) -> bool:
    """ "十五届人大五次会议" is the fifth, not five."""
    start = match.start("low")
    return (
        match["unit"] == "次"
        and _A_MEETING.match(plain, match.end()) is not None
        and _OF_A_TERM.search(plain[max(0, start - 8) : start]) is not None
    )
