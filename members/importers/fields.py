"""The columns of a roster: their heads in the template, and what other offices call them."""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Field:
    """`label` is the template's head; `names` are others that are understood."""

    name: str
    label: str
    names: tuple = ()
    required: bool = False
    width: float = 12
    example: str = ""


FIELDS = (
    Field("name", "姓名", ("委员姓名", "名字", "委员"), required=True, example="丁一"),
    Field("sex", "性别", (), required=True, width=6, example="男"),
    Field("former_names", "曾用名", ("原名",)),
    Field(
        "birth_date", "出生日期", ("出生年月", "出生年月日", "生日", "出生"), width=13, example="1968-03-05"
    ),
    Field("ethnicity", "民族", (), width=8, example="汉族"),
    Field("education", "学历", ("文化程度", "最高学历", "全日制学历"), example="大学本科"),
    Field(
        "employer",
        "工作单位",
        ("单位", "所在单位", "工作单位及职务", "单位名称"),
        width=30,
        example="县农业局",
    ),
    Field("post", "职务", ("单位职务", "行政职务", "现任职务", "职务职称"), width=14, example="局长"),
    Field(
        "phone",
        "手机",
        ("手机号", "手机号码", "联系电话", "电话", "联系方式", "移动电话"),
        width=14,
        example="13812341234",
    ),
    Field("email", "电子邮箱", ("邮箱", "电子邮件"), width=20),
    Field("address", "通讯地址", ("地址", "家庭住址", "联系地址", "住址"), width=30),
    Field("party", "党派", ("政治面貌", "所属党派"), example="中共"),
    Field("sector", "界别", ("所属界别", "委员界别"), required=True, width=16, example="农业界"),
    Field("is_standing", "是否常委", ("常委", "是否常务委员"), width=9, example="否"),
    Field("positions", "政协职务", ("担任政协职务",), width=14),
    Field("committees", "专委会", ("专门委员会", "所属专委会", "所在专委会"), width=20, example="经济委员会"),
    Field("groups", "委员小组", ("活动小组", "小组", "委员活动小组", "所在小组", "联组"), width=16),
    Field("liaison_office", "联络机构", ("联络室", "联络处", "政协工委", "所属联络室"), width=18),
    Field("since", "任委员日期", ("任职时间", "任职日期", "增补时间", "增补日期"), width=13),
)
BY_NAME = {field.name: field for field in FIELDS}
HEAD_ROWS = 10
REASON_HEAD = "原因"
LINE_HEAD = "原行号"


def plain(text):
    """A head without spaces, marks and remarks in brackets, for comparing."""
    return re.sub(r"[（(].*?[)）]|[\W_]+", "", text)


def guess_columns(cells):
    """{field: column number} of the heads that are understood; each column and each field once."""
    found = {}
    known = {plain(name): field.name for field in reversed(FIELDS) for name in (*field.names, field.label)}
    for number, cell in enumerate(cells):
        name = known.get(plain(cell))
        if name and name not in found:
            found[name] = number
    return found


def find_head(lines):
    """(place among `lines`, columns) of the row of heads: the first that names a member and something more.

    (None, {}) when there is none within the first rows.
    """
    for place, line in enumerate(lines[:HEAD_ROWS]):
        columns = guess_columns(line.cells)
        if "name" in columns and len(columns) > 1:
            return place, columns
    return None, {}
