"""Who carries a topic out: one or several committees, the first of them in the lead."""

import re

from plans.recognition.text import Text

_SUFFIX = r"委|委办|室|办|厅|局|处|组|部|院|(?<!社)会|中心|总支|界别?"
_UNIT_END = re.compile(rf"(?:{_SUFFIX}|民[革盟建进]|农工党|致公党|九三学社|台盟|工商联|党组)$")
_PARTY_END = re.compile(r"(?:支社|支部|总支|基层委员会|工商联)$")
_LONGEST = 300
_AND = re.compile(r"(?:[和与及]|以及|会同|联合|同)")
_LIST = re.compile(r"[、;/\n\u2028]|,|\s(?=\S{3})")
_AGENT = re.compile(r"^(?:(?:拟|主要|具体|分别)?由|责成|委托|依托)\s*")
_DUTY = re.compile(
    r"\s*(?:共同|联合|分别|分工|具体|主要|统一|密切)*(?:负责|牵头|组织|承办|实施|落实|承担|主办|协调|办理|筹备|开展|执行|(?<=具体)联系)+"
    r"(?:工作|实施|落实|组织|承办)*$"
)
_HELPERS = re.compile(r"[^,;、。]*(?:配合|协助|参与|协办|参加)[^,;。]*$|\((?:配合|协办|参与)[^)]*\)")
_DEED = re.compile(r"召开|开展|举行|围绕|组织(?!部|处|科|委|工作)")
_DEED_AT_TIME = re.compile(r"于?\d{1,2}(?:月?[-—–~至]\d{1,2})?月.{0,4}(?:召开|开展|举行|组织|完成)")
# not "汾口镇政协联络室", which is a body of its own
_OF_OFFICE = re.compile(
    r"^(?![^\s、,]{1,8}(?:镇|乡|街道|社区)政协(?:联络|工委|工作))(?:中国人民)?(?:本|[^\s、,]{0,6}?[省市州盟县区旗镇乡])?政协(?=.{2})(?!机关$|党组$)"
)
_BY_UNITS = re.compile(
    r"由?([^,。;“”]{2,30}(?:委|室|委员会|界|组))(?:牵头|负责)?(?=(?:举办|召开|举行|组织|开展|主办|承办|走访|视察|赴))"
)
_CARRIED = re.compile(r"([^,。;:“”]{2,20}?)(?:(?:承办|牵头|负责)的|(?<=[委会室组界])(?:就|围绕))“$")
_PERSONS = re.compile(
    r".{0,8}(?:副?主席|领导(?:同志)?|秘书长|主席会议成员|班子成员)(?:(?:同志)?\S{2,3})?(?:牵头|督办|领办)?"
)
_ALL_HELP = re.compile(r"[,;。]\s*(?=[^,;。]*(?:配合|协助|参与|协办|参加)(?:单位|部门)?)")


def organisers_of(value: Text) -> list[str]:
    """The units named in the value of 牵头单位, 组织实施 and the like.

    >>> organisers_of(Text.of("由市政协调研室、农业和农村委员会联合组织实施"))
    ['调研室', '农业和农村委员会']
    >>> organisers_of(Text.of("区政协经科与人资环委、社法委和提案委"))
    ['经科与人资环委', '社法委', '提案委']
    >>> organisers_of(Text.of("办公室牵头，各专委会配合。"))
    ['办公室']
    >>> organisers_of(Text.of("由经济委会同科技界委员，于3—5月开展调研，6月召开专题协商会"))
    ['经济委']
    >>> organisers_of(Text.of("民盟组、教育一组"))
    ['民盟组', '教育一组']
    >>> organisers_of(Text.of("县政协城建委、汾口镇政协联络室"))
    ['城建委', '汾口镇政协联络室']
    """
    value = _first_clause(value[:_LONGEST].strip(" 。;,:"))
    value = value[: max(value.plain.find("。"), 0) or None]
    names: list[str] = []
    for part in value.split(_LIST):
        for unit in _apart(part):
            name = _bare(unit)
            if name and name.raw not in names:
                names.append(name.raw)
    return names


def _first_clause(value: Text) -> Text:
    """Leave out who only helps."""
    match = _ALL_HELP.search(value.plain)
    return value[: match.start()] if match and match.start() else value


def _apart(part: Text) -> list[Text]:
    """Divide at 和 and 与, but only between two units: not inside 农业和农村委员会."""
    for match in _AND.finditer(part.plain):
        left, right = part[: match.start()].strip(), part[match.end() :].strip()
        if _UNIT_END.search(left.plain) and _UNIT_END.search(_DUTY.sub("", right.plain)):
            return [left, *_apart(right)]
        if match[0] == "会同" and _UNIT_END.search(left.plain):
            return [left, right] if _PARTY_END.search(right.plain) else [left]
    return [part]


def _bare(unit: Text) -> Text | None:
    """Without 由 … 组织实施 and without the name of the office itself."""
    unit = unit.strip(" 。;,:·")
    unit = unit if "(" in unit.plain else unit.strip(")")
    for pattern in (_AGENT, _DUTY, _OF_OFFICE):
        match = pattern.search(unit.plain)
        if match and match.group() and len(match.group()) < len(unit):
            unit = unit.without(*match.span()).strip(" 。;,:()")
    if not unit or len(unit) > 40 or _HELPERS.fullmatch(unit.plain) or _DEED.match(unit.plain):
        return None
    if _DEED_AT_TIME.match(unit.plain) or _PERSONS.fullmatch(unit.plain):
        return None
    return unit


def looks_like_units(plain: str) -> bool:
    """Whether a short phrase is nothing but names of units, as in "(5月，经济委)".

    >>> looks_like_units("经济委、提案委"), looks_like_units("促进民营经济发展")
    (True, False)
    """
    parts = [part for part in re.split(r"[、,;\s]+", plain.strip()) if part]
    bare = [_DUTY.sub("", _AGENT.sub("", part)) for part in parts]
    return bool(bare) and all(len(b) <= 20 and _UNIT_END.search(b) for b in bare)


def units_before_colon(text: Text) -> tuple[list[str], Text]:
    """The committee a sentence is handed to: "经济委：就企业融资开展协商".

    >>> units, rest = units_before_colon(Text.of("经济委：就企业融资开展协商"))
    >>> units, rest.raw
    (['经济委'], '就企业融资开展协商')
    """
    head, colon, rest = text.plain[:40].partition(":")
    if not colon or not rest.strip() or not looks_like_units(head):
        return [], text
    return organisers_of(text[: len(head)]), text[len(head) + 1 :]


def units_in_front(title: Text) -> tuple[list[str], Text]:
    """Who does it, where an activity begins with its committee, and what they do.

    >>> units, title = units_in_front(Text.of("文史委、提案委举办读书分享会"))
    >>> units, title.raw
    (['文史委', '提案委'], '举办读书分享会')
    """
    by = _BY_UNITS.match(title.plain)
    if not by or not looks_like_units(by[1]):
        return [], title
    return organisers_of(title[by.start(1) : by.end(1)]), title[by.end() :]


def carriers_of(text: Text, title: str) -> list[str]:
    """The committee named right before a title in quotation marks.

    >>> carriers_of(Text.of("议题为：经济委承办的“企业融资”，社法委承办的“社区矫正”"), "社区矫正")
    ['社法委']
    >>> carriers_of(Text.of("5月，社法委就“社区矫正”与市司法局对口协商"), "社区矫正")
    ['社法委']
    """
    said = _CARRIED.search(text.plain, 0, max(0, text.raw.find(title)))
    return organisers_of(text[said.start(1) : said.end(1)]) if said else []


def without_office(title: Text) -> Text:
    """A title that begins with a committee, without the name of the office before it.

    >>> without_office(Text.of("市政协经济委召开主任会议")).raw
    '经济委召开主任会议'
    """
    office = _OF_OFFICE.match(title.plain)
    return title[office.end() :] if office else title
