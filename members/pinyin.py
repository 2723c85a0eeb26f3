"""Pinyin of names, for finding people by what one types."""

from pypinyin import lazy_pinyin

# Surnames that are read otherwise than the word of the same character, one or more syllables.
SURNAMES = {
    "曾": "zeng", "单": "shan", "区": "ou", "朴": "piao", "解": "xie", "仇": "qiu", "盖": "ge", "查": "zha",
    "翟": "zhai", "乐": "yue", "缪": "miao", "员": "yun", "种": "chong", "秘": "bi", "折": "she", "黑": "he",
    "覃": "qin", "逄": "pang", "冼": "xian", "隗": "wei", "繁": "po", "尉迟": "yu chi", "万俟": "mo qi",
    "单于": "chan yu", "长孙": "zhang sun", "澹台": "tan tai",
}  # fmt: skip


def syllables(name):
    """The syllables of a name without tones.

    >>> syllables("单雄信"), syllables("尉迟恭"), syllables("王明")
    (['shan', 'xiong', 'xin'], ['yu', 'chi', 'gong'], ['wang', 'ming'])
    """
    name = "".join(name.split())
    for length in (2, 1):
        if name[:length] in SURNAMES:
            return SURNAMES[name[:length]].split() + lazy_pinyin(name[length:])
    return lazy_pinyin(name)


def pinyin_of(name):
    return "".join(syllables(name)).lower()


def initials_of(name):
    return "".join(syllable[:1] for syllable in syllables(name)).lower()
