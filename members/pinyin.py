"""Pinyin of names, for finding people by what one types."""

# Surnames that pypinyin reads otherwise when it meets their characters by themselves: collected from the
# surname lists of overtrue/pinyin and pinyin-pro and from dictionaries; of two readings in use the commoner.
SURNAMES = {
    "不": "fou", "么": "yao", "乐": "yue", "乜": "nie", "仇": "qiu", "佴": "nai", "六": "lu", "冼": "xian",
    "区": "ou", "单": "shan", "卜": "bu", "句": "gou", "召": "shao", "员": "yun", "啜": "chuai", "尉": "wei",
    "扎": "za", "折": "she", "曾": "zeng", "朴": "piao", "查": "zha", "洗": "xian", "浣": "wan", "炅": "gui",
    "牟": "mu", "盖": "ge", "祭": "zhai", "秘": "bi", "种": "chong", "粘": "nian", "繁": "po", "缪": "miao",
    "翟": "zhai", "能": "nai", "薄": "bo", "藏": "zang", "覃": "qin", "解": "xie", "貟": "yun", "贠": "yun",
    "逄": "pang", "都": "du", "重": "chong", "阚": "kan", "隗": "wei", "黑": "he",
    "万俟": "mo qi", "中行": "zhong hang", "乐正": "yue zheng", "单于": "chan yu", "句龙": "gou long",
    "子车": "zi ju", "宰父": "zai fu", "尉迟": "yu chi", "澹台": "tan tai", "长孙": "zhang sun",
    "黑齿": "hei chi", "吐谷浑": "tu yu hun",
}  # fmt: skip
LONGEST = max(map(len, SURNAMES))


def syllables(name):
    """The syllables of a name without tones; only its letters count.

    >>> syllables("单雄信"), syllables("尉迟恭"), syllables("才让·扎西")
    (['shan', 'xiong', 'xin'], ['yu', 'chi', 'gong'], ['cai', 'rang', 'zha', 'xi'])
    """
    name = "".join(letter for letter in name if letter.isalnum())
    for length in range(LONGEST, 0, -1):
        if name[:length] in SURNAMES:
            return SURNAMES[name[:length]].split() + read(name[length:])
    return read(name)


def read(characters):
    # Its dictionary takes a third of a second and 30 MB, which most processes never need.
    from pypinyin import lazy_pinyin

    return lazy_pinyin(characters)


def pinyin_of(name):
    return "".join(syllables(name)).lower()


def initials_of(name):
    return "".join(syllable[:1] for syllable in syllables(name)).lower()
