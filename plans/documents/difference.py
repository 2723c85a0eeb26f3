"""调整情况说明: what differs between two contents of a plan, told in sentences and set out in a table."""

from django.utils import translation

from cppcc.documents.base import Document
from cppcc.documents.content import Attachment, Heading, OfficialDocument, Paragraph, Table
from plans.differences import compare, left_side, right_side, shortened
from plans.differences.fields import field_labels
from plans.numbering import bare_number, heading

KINDS = {"topic": "协商议题", "activity": "活动安排", "target": "目标任务", "section": "章节文字"}
UNITS = {"topic": "项", "activity": "项", "target": "项", "section": "处"}
SORTS = {"added": "新增", "dropped": "取消", "moved": "调整形式、时间或章节", "changed": "修改内容"}
MARKS = {"head": "修改", "added": "新增", "dropped": "取消", "moved": "调整", "changed": "修改"}
HEAD = ("序号", "类别", "项目", "调整前", "调整后")
WIDTHS = (4, 6, 22, 30, 30)
NOTHING = "——"
#: Letters of a text that one cell holds; what is longer is told as changed and read in the plan itself.
LONGEST_CELL = 600


class DifferenceDocument(Document):
    """The account of an adjustment, from plan JSON before and after; the labels name the two contents."""

    name = "difference of plans"
    permission = "plans.print_plan"

    def __init__(self, before, after, before_label, after_label):
        self.before, self.after = before, after
        self.before_label, self.after_label = before_label, after_label

    def content(self):
        with translation.override("zh-hans"):
            difference = compare(self.before, self.after)
            labels = field_labels()
        return OfficialDocument(
            title=f"关于《{self.after['title']}》调整情况的说明",
            blocks=tuple(self.blocks(difference, labels)),
            attachments=attachments(difference, labels),
            signature=(self.after["office"],),
        )

    def blocks(self, difference, labels):
        yield Paragraph(f"本说明以“{self.before_label}”为调整前，以“{self.after_label}”为调整后。")
        if not difference.rows:
            yield Paragraph("两者内容一致，没有调整。")
            return
        yield Paragraph(summary(difference))
        found = [kind for kind in KINDS if difference.of(kind)]
        for number, kind in enumerate(found, 1):
            yield Heading(heading(1, bare_number(1, number), KINDS[kind]), 1)
            yield from kind_blocks(difference, kind, labels)

    @property
    def file_name(self):
        return f"{self.after['title']}调整情况说明"


def summary(difference):
    """“协商议题新增2项、取消1项；活动安排修改内容1项。”"""
    parts = []
    for kind, label in KINDS.items():
        counts = difference.counts(kind)
        told = [f"{SORTS[sort]}{count}{UNITS[kind]}" for sort, count in counts.items() if count]
        if told:
            parts.append(label + "、".join(told))
    if difference.of("head"):
        parts.append("计划名称、文号等文件要素有修改")
    return "；".join(parts) + "。"


def kind_blocks(difference, kind, labels):
    found = [sort for sort in SORTS if difference.of(kind, sort)]
    for number, sort in enumerate(found, 1):
        rows = difference.of(kind, sort)
        title = f"{SORTS[sort]}{len(rows)}{UNITS[kind]}"
        yield Heading(heading(2, bare_number(2, number), title), 2)
        for position, row in enumerate(rows, 1):
            yield Paragraph(heading(3, bare_number(3, position), sentence(row, labels)))


def sentence(row, labels):
    """“优化营商环境：时间由“5月”调整为“6月”。”"""
    name = cut(row.name, 80).rstrip("。；：")
    if not row.changes:
        facts = [one for one in (row_facts(row.after or row.before),) if one]
        return f"{name}{f'（{facts[0]}）' if facts else ''}。"
    return f"{name}：{'；'.join(change_text(change, labels) for change in row.changes)}。"


def row_facts(row):
    facts = [row.get("form") or "", (row.get("schedule") or {}).get("text") or ""]
    facts.append("、".join(row.get("organizers") or ()))
    return "，".join(fact for fact in facts if fact)


def change_text(change, labels):
    label = labels[change.name]
    if len(change.before) + len(change.after) > 120:
        return f"{label}有修改（见附件）"
    if not change.before:
        return f"{label}增加“{change.after}”"
    if not change.after:
        return f"{label}删去“{change.before}”"
    return f"{label}由“{change.before}”调整为“{change.after}”"


def attachments(difference, labels):
    rows = tuple(table_rows(difference, labels))
    return (Attachment("调整前后对照表", (Table(HEAD, rows, WIDTHS, landscape=True),)),) if rows else ()


def table_rows(difference, labels):
    for number, row in enumerate(difference.rows, 1):
        before, after = cells(row, labels)
        yield str(number), MARKS[row.sort], cut(row.name, 120), before or NOTHING, after or NOTHING


def cells(row, labels):
    """What stood before and what stands after: whole rows that came or went, else the fields that differ."""
    if row.sort == "added":
        return "", cut(row_facts(row.after) or row.name, LONGEST_CELL)
    if row.sort == "dropped":
        return cut(row_facts(row.before) or row.name, LONGEST_CELL), ""
    sides = ([], [])
    for change in row.changes:
        pieces = shortened(change.pieces)
        for side, found in zip((left_side(pieces), right_side(pieces)), sides, strict=True):
            text = "".join(piece.text for piece in side).strip()
            found.append(f"{labels[change.name]}：{cut(text, LONGEST_CELL) or NOTHING}")
    return tuple("\n".join(found) for found in sides)


def cut(text, longest):
    text = " ".join(text.split())
    return text if len(text) <= longest else f"{text[: longest - 1]}…"
