"""Order and spelling of names."""

from random import Random

import pytest

from members.pinyin import initials_of, pinyin_of
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


@pytest.mark.parametrize(
    ("name", "pinyin", "initials"),
    [
        ("曾国藩", "zengguofan", "zgf"),
        ("单雄信", "shanxiongxin", "sxx"),
        ("尉迟恭", "yuchigong", "ycg"),
        ("仇英", "qiuying", "qy"),
        ("欧阳修", "ouyangxiu", "oyx"),
    ],
)
def test_surnames_are_read_as_surnames(name, pinyin, initials):
    assert (pinyin_of(name), initials_of(name)) == (pinyin, initials)
