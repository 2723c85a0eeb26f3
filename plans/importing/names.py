"""Whether two names mean the same: forms of consultation and the units that organise them."""

import re
from collections.abc import Callable, Iterable
from difflib import SequenceMatcher
from typing import TypeVar

Form = TypeVar("Form")

# Words that tell forms apart, with how else plans write them; the first that a name contains decides.
_FORM_WORDS = (
    ("全体会议", r"全体(?:委员)?会议?|全委会|全会|全体协商"),
    ("常委会", r"常委会|常务委员会|常委会议"),
    ("主席会议", r"主席(?:专题)?(?:协商)?会"),
    ("双月", r"双月"),
    ("双周", r"双周"),
    ("季度", r"季度|每季"),
    ("月度", r"月度|每月"),
    ("远程", r"远程|网络|视频|线上"),
    ("提案", r"提案"),
    ("界别", r"界别"),
    ("对口", r"对口"),
    ("立法", r"立法"),
    ("党派", r"党派"),
    ("专家", r"专家"),
    ("基层", r"基层|社区|乡村|镇村|乡镇|街道"),
    ("协商议事", r"议事|好商量|多商量|请你来"),
    ("民主评议", r"评议"),
    ("民主监督", r"监督"),
    ("通报", r"通报"),
    ("视察", r"视察"),
    ("调研", r"调研|调查研究"),
    ("专题", r"专题"),
    ("座谈", r"座谈"),
)
_NOISE = re.compile(r"[\s（）()【】\[\]“”\"、，,。：:·*#]+")
_JOINING = re.compile(r"[和与及]")
_UNIT_ENDS = ("专门委员会", "委员会", "专委会", "工作委", "专委", "委")
_OFFICE_HEAD = re.compile(r"^(?:中国人民)?(?:本|[^\s、，]{0,6}?[省市州盟县区旗镇乡])?政协(?=.{2})")


def form_word(name: str) -> str:
    """What kind of form a name means; the bare name when it is none we know.

    >>> form_word("政协全委会协商"), form_word("专题议政性常委会会议协商"), form_word("专题协商会")
    ('全体会议', '常委会', '专题')
    >>> form_word("圆桌会")
    '圆桌会'
    """
    bare = _NOISE.sub("", name)
    return next((word for word, pattern in _FORM_WORDS if re.search(pattern, bare)), bare)


def best_form(name: str, forms: Iterable[Form], name_of: Callable[[Form], str] = str) -> Form | None:
    """The form of the office that `name` means: the same words first, else the likest of the same kind.

    >>> best_form("政协全委会协商", ["专题协商", "全体会议协商"])
    '全体会议协商'
    >>> best_form("圆桌会", ["专题协商"]) is None
    True
    """
    word, bare = form_word(name), _NOISE.sub("", name)
    alike = [form for form in forms if form_word(name_of(form)) == word]

    def likeness(form):
        return SequenceMatcher(None, bare, _NOISE.sub("", name_of(form))).ratio()

    return max(alike, key=likeness, default=None)


def unit_key(name: str) -> str:
    """One spelling for the ways in which a unit is written.

    >>> unit_key("市政协农业和农村委员会"), unit_key("农业农村委"), unit_key("调研室")
    ('农业农村', '农业农村', '调研室')
    >>> unit_key("委员会")
    '委员会'
    """
    bare = _OFFICE_HEAD.sub("", _NOISE.sub("", name))
    for end in _UNIT_ENDS:
        if bare.endswith(end) and len(bare) > len(end) + 1:
            bare = bare.removesuffix(end)
            break
    return _JOINING.sub("", bare)
