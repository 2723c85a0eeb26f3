"""Labels such as 时间安排： and 牵头单位：, in any order, on one line or several."""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from plans.recognition.text import Text

# field → the words offices use for it
LABELS = {
    "title": """
        协商议题 议题名称 议题 协商题目 题目 协商课题 课题名称 课题 协商主题 活动主题 活动名称 主题
        项目名称 选题 视察主题 调研课题 调研题目 监督议题 协商事项 议政主题 议政议题 工作项目
        活动项目 工作事项 事项 协商专题 提案题目 提案名称 案由
    """,
    "content": """
        协商内容 主要内容 议题内容 内容 协商重点 重点内容 协商目的 目的 活动内容 调研内容 视察内容
        监督内容 工作内容 议题说明 议题概述 课题概述 选题说明 选题理由
        建议理由 提出理由 选题依据 选题背景 议题背景 协商理由 督办要求 督办方式
        协商成果 成果形式 预期成果 调研方式 有关要求 工作要求
        监督方法 监督方式 工作方法 主要任务 重点 方法步骤 协商要点 工作措施 具体措施 推进措施 主要措施 措施
    """,
    "schedule": """
        时间安排 协商时间 活动时间 计划时间 实施时间 完成时限 完成时间 拟定时间 安排时间 召开时间
        会议时间 协商月份 视察时间 调研时间 拟安排时间 时间节点 时间进度 进度安排 开展时间 举办时间
        监督时间 督办时间 办理时限 拟开展时间 议政时间 时间 月份 时限 实施步骤 工作步骤 推进步骤 步骤安排
    """,
    "lead": """
        牵头单位 牵头部门 牵头专委会 牵头专委 牵头委室 牵头委员会 牵头委办 牵头界别组 牵头界别
        牵头处室 牵头科室 牵头 责任部门 责任单位 责任委室 责任专委会 责任专委 责任委办 责任科室
        责任处室 责任主体 承办单位 承办部门 承办专委会 承办专委 承办委室 承办委办 承办机构 承办处室
        承办科室 承办 具体承办 主办单位 主办 组织单位 组织部门 负责单位 负责部门 负责委室 负责科室
        督办单位 督办部门 督办委室 督办专委会 督办专委
        实施单位 实施部门 组织承办 协商承办 组织委室 组织者 负责专委会
    """,
    "carried_out": "组织实施 组织方式 组织形式 实施主体 组织安排 责任分工 组织领导",
    "leader": """
        牵头领导 分管领导 责任领导 带队领导 负责领导 领衔领导 领衔 主持人 主持领导 协商主持 会议主持 主持
        牵头市政协领导 牵头人 责任人 负责人 联系领导 督办领导 领办领导 包案领导 分管主席 牵头主席
        负责同志 领衔督办 督办主席 组长 召集人
    """,
    "participants": """
        参加人员 参加范围 参与人员 参会人员 出席人员 出席范围 邀请人员 参加对象 参与范围 参加单位
        参与单位 参与部门 参加部门 参加界别 参与界别 协商部门 协商对象 协商单位 协商方 邀请部门
        邀请单位 邀请对象 协办单位 协办部门 协办 配合单位 配合部门 列席人员 参会范围 参与委员
        参与对象 涉及部门 对口部门 相关部门 邀请范围 参加领导 受邀单位 被监督单位 被评议单位
        被视察单位 办理单位 参会单位 会办单位 会办部门 协作单位 协作部门 邀请 参加 列席 配合
    """,
    "form": """
        协商形式 监督形式 视察形式 评议形式 协商方式 活动形式 活动方式 会议形式 议政形式 履职形式 形式 方式
    """,
    "place": "活动地点 协商地点 会议地点 地点",
    "note": "备注 说明 会议次数 次数 提出单位 建议单位 提出人 提案人 提案者 提案单位 提出者 监督小组",
    "number": "序号 编号 案号 提案号 提案编号",
}
_FIELDS = {label: name for name, labels in LABELS.items() for label in labels.split()}
# "议　　题": short labels are spread to the width of long ones
_GAPPED = {label: r"[\s\u3000]{0,4}".join(label) if len(label) == 2 else label for label in _FIELDS}
_ANY = "|".join(_GAPPED[label] for label in sorted(_FIELDS, key=len, reverse=True))
# of a label that is in no list, its last word tells the field
_ENDINGS = {
    "议题|课题|选题|题目|主题": "title",
    "时间|时限|日期": "schedule",
    "单位|部门|委室|专委|专委会|处室|科室": "lead",
    "领导|负责人|召集人|主持人|牵头人|责任人|联系人": "leader",
    "人员|对象|范围": "participants",
    "地点": "place",
}
_OPEN = r"(?:^|(?<=[\s。;,、!?:()\]】”》*_]))[\[【(*_]{0,4}\s{0,4}"
_NAMED = rf"{_ANY}|(?:(?![各本])[\u4e00-\u9fff]){{1,8}}(?:{'|'.join(_ENDINGS)})(?=\s*:\s*\S)"
_LABEL = re.compile(rf"{_OPEN}({_NAMED})\s{{0,4}}[\]】)*_]{{0,4}}\s{{0,4}}(?:安排)?\s{{0,4}}:[*_\s]{{0,9}}")
_LONG = "|".join(sorted((label for label in _FIELDS if len(label) > 3), key=len, reverse=True))
# without a colon only at the beginning of a line, before a gap or in 【】
_BARE_LABEL = re.compile(
    rf"^\s*(?:[\[【(]({_ANY})[\]】)]|({_ANY})\s{{2,}}|({_ANY})为\s*:?|({_LONG})\s(?!\s*(?:{_ANY})(?:\s|$)))\s*(?=\S)"
)
_BY_ENDING = tuple((re.compile(rf"(?:{words})$"), name) for words, name in _ENDINGS.items())
_HELPING = re.compile("[参邀列]|协[办助同作调]|配合|对口|涉及|相关")
_COLUMN = re.compile(rf"({_ANY})")


@dataclass
class Facts:
    """What labels say. `fields`: field → [(label, value)]; `lead`: the text before the first label."""

    lead: Text
    fields: dict[str, list[tuple[str, Text]]] = field(default_factory=dict)

    def first(self, name: str) -> Text | None:
        return self.fields[name][0][1] if name in self.fields else None

    def add(self, other: "Facts") -> None:
        for name, values in other.fields.items():
            self.fields.setdefault(name, []).extend(values)


def read_facts(text: Text) -> Facts:
    """Cut a paragraph at its labels.

    >>> facts = read_facts(Text.of("（一）城镇供热对策 时间安排：4月 牵头界别组：无党派组"))
    >>> facts.lead.raw, {name: values[0][1].raw for name, values in facts.fields.items()}
    ('（一）城镇供热对策 ', {'schedule': '4月', 'lead': '无党派组'})
    >>> read_facts(Text.of("主要学习内容为：党的二十大精神")).fields
    {}
    """
    matches = list(_LABEL.finditer(text.plain)) if ":" in text.plain else []
    bare = None if matches and matches[0].start() == 0 else _BARE_LABEL.match(text.plain)
    if bare:
        matches = [bare, *(m for m in matches if m.start() >= bare.end())]
    if not matches:
        return Facts(text)
    facts = Facts(text[: matches[0].start()])
    ends = [m.start() for m in matches[1:]] + [len(text)]
    for match, end in zip(matches, ends, strict=True):
        label = "".join(next(group for group in match.groups() if group).split())
        value = text[match.end() : end].strip(" ;,\t")
        facts.fields.setdefault(_field_of_label(label), []).append((label, value))
    return facts


def _field_of_label(label: str) -> str:
    """The field of a label, by the list or by its last word.

    >>> [_field_of_label(label) for label in ("承办单位", "筹备单位", "协作单位", "首次召开时间")]
    ['lead', 'lead', 'participants', 'schedule']
    """
    if label in _FIELDS:
        return _FIELDS[label]
    name = next(name for ending, name in _BY_ENDING if ending.search(label))
    return "participants" if name == "lead" and _HELPING.search(label) else name


@lru_cache(maxsize=4096)
def opens_with_label(plain: str) -> bool:
    if ":" in plain and _LABEL.match(plain.lstrip()):
        return True
    return _BARE_LABEL.match(plain) is not None


def field_of_column(plain: str) -> str | None:
    """The field a table column holds, by its heading; None when the heading says nothing.

    >>> [field_of_column(h) for h in ("协商议题", "时 间", "责任 委室", "牵头市政协领导", "序号", "活动安排")]
    ['title', 'schedule', 'lead', 'leader', 'number', None]
    """
    plain = re.sub(r"[\s*_]|\(.*?\)", "", plain)
    if plain in COLUMN_NAMES:
        return COLUMN_NAMES[plain]
    if plain.endswith("领导"):
        return "leader"
    found = [match[1] for match in _COLUMN.finditer(plain)]
    return _FIELDS[found[-1]] if found and len(plain) <= 12 else None


COLUMN_NAMES = {
    "类别": "form",
    "类型": "form",
    "季度": "schedule",
} | _FIELDS
COLUMN_NAMES |= {
    "内容": "title",
    "协商内容": "title",
    "活动内容": "title",
    "工作内容": "title",
    "主要内容": "title",
}
