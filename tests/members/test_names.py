"""Order and spelling of names."""

from random import Random

import pytest

from members.pinyin import initials_of, pinyin_of, syllables
from members.stroke_order import stroke_key

SURNAMES = "丁卜于万马王韦毛邓石龙叶田史白丛冯朱"


def test_surnames_stand_in_the_official_order():
    shuffled = Random(1).sample(SURNAMES, len(SURNAMES))
    assert "".join(sorted(shuffled, key=stroke_key)) == SURNAMES


def test_shorter_name_stands_before_the_longer_that_begins_alike():
    names = ["王明华", "王明", "欧阳修远", "王一", "丁 一"]
    assert sorted(names, key=stroke_key) == ["丁 一", "王一", "王明", "王明华", "欧阳修远"]


def test_rare_characters_have_a_place_and_unknown_ones_come_last():
    names = ["𰻞小麦", "龚䶮", "丁𬭎", "于㛃"]
    assert sorted(names, key=stroke_key) == ["丁𬭎", "于㛃", "龚䶮", "𰻞小麦"]


# Surnames whose characters are read otherwise elsewhere, and those that are read as everywhere.
READ_SO = {
    "曾": "zeng", "单": "shan", "解": "xie", "仇": "qiu", "查": "zha", "区": "ou", "朴": "piao", "盖": "ge",
    "翟": "zhai", "乐": "yue", "缪": "miao", "员": "yun", "种": "chong", "秘": "bi", "折": "she", "黑": "he",
    "覃": "qin", "隗": "wei", "繁": "po", "句": "gou", "祭": "zhai", "佴": "nai", "能": "nai", "卜": "bu",
    "阚": "kan", "乜": "nie", "召": "shao", "都": "du", "薄": "bo", "粘": "nian", "重": "chong", "么": "yao",
    "任": "ren", "华": "hua", "宿": "su", "燕": "yan", "应": "ying", "纪": "ji", "宁": "ning", "葛": "ge",
    "石": "shi", "沈": "shen", "阙": "que", "谌": "chen", "瞿": "qu", "訾": "zi", "昝": "zan", "眭": "sui",
}  # fmt: skip


@pytest.mark.parametrize("surname", READ_SO)
def test_surnames_of_one_character(surname):
    assert syllables(f"{surname}明华") == [READ_SO[surname], "ming", "hua"]


@pytest.mark.parametrize(
    ("name", "pinyin", "initials"),
    [
        ("尉迟恭", "yuchigong", "ycg"),
        ("万俟卨", "moqixie", "mqx"),
        ("单于明", "chanyuming", "cym"),
        ("长孙无忌", "zhangsunwuji", "zswj"),
        ("澹台灭明", "tantaimieming", "ttmm"),
        ("令狐冲", "linghuchong", "lhc"),
        ("乐正子", "yuezhengzi", "yzz"),
        ("欧阳修", "ouyangxiu", "oyx"),
        ("皇甫谧", "huangfumi", "hfm"),
        ("鲜于枢", "xianyushu", "xys"),
        ("阿依古丽·买买提", "ayigulimaimaiti", "ayglmmt"),
        ("才让·扎西", "cairangzhaxi", "crzx"),
        ("丁𬭎", "dinghong", "dh"),
        ("龚䶮", "gongyan", "gy"),
    ],
)
def test_compound_rare_and_long_names(name, pinyin, initials):
    assert (pinyin_of(name), initials_of(name)) == (pinyin, initials)
