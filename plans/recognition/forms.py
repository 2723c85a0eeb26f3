"""Forms of consultation (协商形式): the names offices use, and the form a heading or sentence names."""

import re
from functools import lru_cache

# name in our records, pattern of what plans call it; the first that fits a heading wins
_FORMS = (
    (
        "专题议政性常委会会议协商",
        r"专题(?:议政性?|协商)(?:的)?(?:常委会|常务委员会)(?:会?议)?(?:专题)?(?:协商)?",
    ),
    (
        "专题议政性常委会会议协商",
        r"(?:议政性|专题)(?:常委会|常务委员会)(?:会?议)?(?:专题|重点)?(?:协商)?",
    ),
    ("常委会会议协商", r"(?:常委会|常务委员会)(?:会?议)?(?:专题|重点)?(?:协商|议政)(?:议政)?"),
    ("常委会会议协商", r"(?:常委会|常务委员会)(?:会议|议)"),
    ("主席会议协商", r"主席会议?(?:重点)?(?:协商)?"),
    (
        "全体会议协商",
        r"(?:全体|全体委员|全委)(?:会议?)?(?:整体)?协商(?:议政)?|(?:全会|大会)协商(?:议政)?|全体会议|全委会议?",
    ),
    (
        "全体会议协商",
        r"[一二三四五六七八九十]{1,3}届[一二三四五六七八九十]{1,2}次(?:全体)?(?:全会|会议?)(?:期间)?(?:协商|议政)+",
    ),
    ("双月协商座谈会", r"双月(?:专题)?(?:协商(?:座谈)?会?(?:协商)?|座谈会?)"),
    ("双周协商座谈会", r"双周(?:专题)?协商(?:座谈)?会?(?:协商)?"),
    ("季度协商座谈会", r"(?:季度|每季)协商(?:座谈)?会?(?:协商)?"),
    (
        "月度协商座谈会",
        r"(?:月度|每月)协商(?:座谈)?会?(?:协商)?|月协商(?:座谈)?会?|“?月月(?:协)?商”?(?:协商|活动)?",
    ),
    (
        "远程协商",
        r"网络议政远程协商(?:座谈)?会?|(?:远程|网络|视频|线上)(?:专题)?(?:协商|议政)(?:议政)?(?:座谈)?会?",
    ),
    ("民生协商论坛", r"民生协商(?:论坛|会)?|协商论坛"),
    ("专家协商", r"专家协商(?:座谈)?会?"),
    (
        "提案办理协商",
        r"(?:重点)?提案(?:办理|督办|立案)?(?:专题)?协商(?:座谈)?会?|重点提案(?:办理|督办)|提案(?:办理|督办)",
    ),
    ("界别协商", r"(?:各?(?:专委会|专门委员会))?界别(?:专题)?协商(?:座谈)?会?|界别(?:专题)?座谈会"),
    ("对口协商", r"(?:各?(?:专委会|专门委员会))?对口(?:专题)?协商(?:座谈)?会?"),
    ("立法协商", r"立法(?:前)?协商(?:座谈)?会?"),
    ("党派协商", r"党派(?:团体)?(?:专题)?协商(?:座谈)?会?"),
    ("基层协商", r"在?基层(?:民主)?协商(?:议事)?会?|社区协商|(?:镇村|乡村|乡镇|街道)协商(?:议事)?会?|微协商"),
    ("请你来协商", r"“?请你来协商”?(?:活动|平台|会议?)?"),
    (
        "协商议事",
        r"(?:协商议事|议事协商)(?:会议?|活动)?|“?(?:有事好商量|有事来商量|有事多商量|有事来协商|有事漫商量|有事会商|[^“”,。;:、]{1,4}[来好多]商量)”?(?:基层|社区)?(?:协商)?(?:议事)?(?:活动|平台|会议?)?",
    ),
    ("民主评议", r"民主评议(?:监督)?"),
    (
        "民主监督",
        r"(?:专项|专题|重点)?民主监督(?:性)?(?:协商|议题)?|(?:专项|专题)监督(?:协商)?|(?:提案|会议|信息)监督",
    ),
    ("监督性协商", r"监督性?协商"),
    ("协商式监督", r"协商式?监督(?:性)?"),
    ("议政性协商", r"议政性(?:会议)?协商"),
    (
        "专题协商",
        r"专题(?:议政)?(?:会议)?协商(?:座谈)?会?(?:议)?(?:协商)?|专题议政会?(?:议)?(?:协商)?|议政会(?:议)?",
    ),
    ("专题协商", r"专题(?:座谈|讨论|民主)?协商会?"),
    ("协商座谈会", r"(?:专题|民主)?协商座谈会?(?:协商)?|专题座谈会|座谈会?协商"),
    ("调研协商", r"(?:专题)?调研协商(?:会)?"),
    ("视察协商", r"(?:委员|专题|集中)?视察协商(?:会)?"),
    ("情况通报协商", r"(?:情况)?通报(?:会)?协商|协商通报会"),
    ("小范围协商", r"小范围协商|(?:个别|随机|日常)协商"),
    ("会议协商", r"会议协商"),
)
# in a consultation plan these stand beside the others as forms; elsewhere they are kinds of activity
_BESIDE = (
    ("视察", r"(?:委员|专题|集中|重点|常委|主席|(?:民主)?监督性)*(?:集中)?(?:视察|视察监督)"),
    ("专题调研", r"(?:重点|专题|集中|委员)*(?:课题)?(?:调研|调查研究|调研视察|视察调研)"),
    ("考察", r"(?:学习|专题|委员)*考察"),
    ("大会发言", r"大会发言"),
    ("情况通报会", r"(?:专题)?情况通报(?:会)?"),
)
# what is done without consulting; what carries such a name is an activity
DEEDS = ("视察", "专题调研", "考察", "情况通报会")
_OFFICE = r"(?:[省市州盟县区旗镇]?政协)?"
_OPENING = (
    rf"{_OFFICE}(?:关于|深入|扎实|认真|积极|广泛|有序|精心|继续|深化|拓展|丰富|加强|强化|规范|创新|突出|地)*"
    rf"(?:开展|组织|召开|开好|举行|搞好|抓好|做好|推进|举办|实施|进行|安排|承办|好)*{_OFFICE}"
    r"(?:[\d一二两三四五六七八九十]{1,2}[次场个项])?(?:年度|重点|主要)?"
)
_CLOSING = r"(?:议政|建言|工作|活动|会议|议题|课题|座谈|会|项目|计划|安排|内容|方面|形式|重点|专题)*"
_COUNT = (
    r"[\s(\[【]*(?:共|计|共计|安排)*\s*(?:\d{1,3}|[一二三四五六七八九十两]{1,3})"
    r"\s*[项个件次场期]?(?:议题)?[\s)\]】]*"
)
_BRACKET = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】")
_STRICT = tuple((name, re.compile(rf"{_OPENING}(?:{pattern}){_CLOSING}")) for name, pattern in _FORMS)
_BY_WHOM = r"(?:常委会|主席会议|主席会议成员|界别|专委会)?"
_STRICT_BESIDE = tuple(
    (name, re.compile(rf"{_OPENING}{_BY_WHOM}(?:{pattern}){_CLOSING}")) for name, pattern in _BESIDE
)
# One look tells whether any of them fits at all; most texts name no form.
_ALL = "|".join(pattern for _name, pattern in _FORMS)
_ALL_BESIDE = "|".join(pattern for _name, pattern in _BESIDE)
_ANY = re.compile(_ALL)
_ANY_STRICT = re.compile(rf"{_OPENING}(?:{_ALL}){_CLOSING}")
_ANY_STRICT_BESIDE = re.compile(rf"{_OPENING}(?:{_ALL}|{_BY_WHOM}(?:{_ALL_BESIDE})){_CLOSING}")
# "有事多商量·专题议政性常委会会议": the name of a series, then the form
_SERIES = re.compile(r"[^·,。;:()]{2,14}·(?=.{4})")
# forms that plans name themselves; they keep their name
_KIND_OF_SUPERVISION = re.compile("(?:专项|专题|会议|提案|信息|视察|调研)监督")
# "“有事好商量”协商座谈会" as it is called there
_OWN_SERIES = re.compile(
    r"“[^“”]{2,8}商[^“”]{0,4}”(?:[\u4e00-\u9fff]{0,4}协商)?(?:座谈会|议事会|会议|会|活动)?"
)
_STARTS = re.compile("(?:召开|举行|开展|组织)*")
_OF_THEIR_OWN = re.compile(r"(?:“[^“”]{2,12}”)?[\u4e00-\u9fff]{2,8}协商(?:座谈会|会议|会)?")
_NO_NAME = re.compile(
    "政协|政治|民主|各|多|做好|抓|深|推|加强|开展|积极|扎实|有效|广泛|注重|突出|丰富|拓展|规范|完善|提高|提升|围绕|聚焦|"
    "坚持|创新|认真|强化|组织|搞好|着力|精准|参与|专门|开好|促|助|以|为|的|与|和"
)
# "围绕发展大局，开展专题协商"
_LAST_CLAUSE = re.compile("围绕[^,。;“”]{2,12},((?:开展|召开|举行|组织)[^,。;]{4,12})$")
_ENDS = " :。;,、*#"
_KEY_WORD = re.compile("协商|会|提案|监督|评议|视察|调研|调查|考察|发言|商量")
_COUNT_FIRST = re.compile(r"^(?:\d{1,2}|[一二三四五六七八九十两]{1,2})[次场个项期](?=.{4})")
_COUNTED = re.compile(rf"{_COUNT}$")
_ANYWHERE = tuple((name, re.compile(pattern)) for name, pattern in _FORMS)


def form_of_heading(plain: str, *, beside: bool = False) -> str | None:
    """The form a heading names and nothing else. `beside` admits 视察 and 调研 as forms.

    >>> form_of_heading("政协全委会协商(1个)"), form_of_heading("专题议政性常委会协商(2个)")
    ('全体会议协商', '专题议政性常委会会议协商')
    >>> form_of_heading("专题议政会议协商"), form_of_heading("民主评议监督"), form_of_heading("界别协商12项")
    ('专题协商', '民主评议', '界别协商')
    >>> form_of_heading("协商形式、议题、内容及时间安排"), form_of_heading("委员视察")
    (None, None)
    >>> form_of_heading("委员视察(3项)", beside=True)
    '视察'
    >>> form_of_heading("重要协商(10项)"), form_of_heading("深化政协协商"), form_of_heading("专项监督")
    ('重要协商', None, '专项监督')
    >>> form_of_heading("有事多商量·对口协商(5项)"), form_of_heading("市政协十四届二次会议协商议政")
    ('对口协商', '全体会议协商')
    """
    return _form_of_heading(plain, beside) if len(plain) <= 60 else None


@lru_cache(maxsize=4096)
def _form_of_heading(plain: str, beside: bool) -> str | None:
    bare = _COUNTED.sub("", _BRACKET.sub("", plain).strip(_ENDS)).strip(_ENDS)
    bare = _COUNT_FIRST.sub("", bare)
    bare = re.sub(r"^[“\"]([^“”\"]*)[”\"]$", r"\1", bare)
    if _OWN_SERIES.fullmatch(bare):
        return bare
    series = _SERIES.match(bare)
    within = _form_of_heading(bare[series.end() :], beside) if series else None
    if within:
        return within
    clauses = _LAST_CLAUSE.match(bare)
    if clauses:
        return _form_of_heading(clauses[1], beside)
    if len(bare) > 30 or not _KEY_WORD.search(bare):
        return None
    if _KIND_OF_SUPERVISION.fullmatch(bare):
        return bare
    if not (_ANY_STRICT_BESIDE if beside else _ANY_STRICT).fullmatch(bare):
        own = bare[_STARTS.match(bare).end() :]
        return own if _OF_THEIR_OWN.fullmatch(own) and not _NO_NAME.search(own) else None
    for name, pattern in _STRICT + (_STRICT_BESIDE if beside else ()):
        if pattern.fullmatch(bare):
            return name
    return None


@lru_cache(maxsize=4096)
def form_in(plain: str) -> str | None:
    """The form that a sentence names; the first that says 协商, the longest where two begin together.

    >>> form_in("召开3次专题议政性常委会会议"), form_in("组织10项重点提案办理协商"), form_in("组织视察")
    ('专题议政性常委会会议协商', '提案办理协商', None)
    """
    if not _ANY.search(plain):
        return None
    found = [
        ("协商" not in match[0], match.start(), -len(match[0]), name)
        for name, pattern in _ANYWHERE
        if (match := pattern.search(plain))
    ]
    return min(found)[3] if found else None
