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
EXPLAINED_HEAD = (*HEAD, "调整理由")
EXPLAINED_WIDTHS = (4, 6, 18, 24, 24, 18)
NOTHING = "——"
#: Letters of a text that one cell holds; what is longer is told as changed and read in the plan itself.
LONGEST_CELL = 600


class DifferenceDocument(Document):
    """The account of an adjustment, from plan JSON before and after; `labels` name the two contents.

    `by_lineage`: both are contents of one plan; `adjustment` (as plan JSON tells it) gives the reasons.
    """

    name = "difference of plans"
    permission = "plans.print_plan"

    def __init__(self, before, after, labels, *, by_lineage=False, adjustment=None):
        self.before, self.after, self.labels = before, after, labels
        self.by_lineage, self.adjustment = by_lineage, adjustment

    def content(self):
        with translation.override("zh-hans"):
            difference = compare(self.before, self.after, by_lineage=self.by_lineage)
            account = Account(difference, field_labels(), reasons_of(self.adjustment))
            return OfficialDocument(
                title=f"关于《{self.after['title']}》调整情况的说明",
                blocks=tuple(self.blocks(account)),
                attachments=account.attachments(),
                signature=(self.after["office"],),
            )

    def blocks(self, account):
        before, after = self.labels
        yield Paragraph(f"本说明以“{before}”为调整前，以“{after}”为调整后。")
        difference = account.difference
        if not difference.rows:
            yield Paragraph("两者内容一致，没有调整。")
            return
        if self.adjustment:
            yield Paragraph(f"调整理由：{ended(cut(self.adjustment['reason'], LONGEST_CELL))}")
        yield Paragraph(summary(difference, account.labels))
        found = [kind for kind in KINDS if difference.of(kind)]
        for number, kind in enumerate(found, 1):
            yield Heading(heading(1, bare_number(1, number), KINDS[kind]), 1)
            yield from account.kind_blocks(kind)

    @property
    def file_name(self):
        return f"{self.after['title']}调整情况说明"


def reasons_of(adjustment):
    """{(kind, lineage): reason} of an adjustment as plan JSON tells it."""
    given = adjustment["reasons"] if adjustment else ()
    return {(one["kind"], one["lineage"]): one["text"] for one in given}


class Account:
    """The rows that differ as sentences and as a table, each with its reason where there are reasons."""

    def __init__(self, difference, labels, reasons):
        self.difference, self.labels, self.reasons = difference, labels, reasons

    def reason(self, row):
        return cut(self.reasons.get(row.key, ""), LONGEST_CELL)

    def kind_blocks(self, kind):
        found = [sort for sort in SORTS if self.difference.of(kind, sort)]
        for number, sort in enumerate(found, 1):
            rows = self.difference.of(kind, sort)
            title = f"{SORTS[sort]}{len(rows)}{UNITS[kind]}"
            yield Heading(heading(2, bare_number(2, number), title), 2)
            for position, row in enumerate(rows, 1):
                text = sentence(row, self.labels)
                if self.reason(row):
                    text += f"理由：{ended(self.reason(row))}"
                yield Paragraph(heading(3, bare_number(3, position), text))

    def attachments(self):
        if not self.difference.rows:
            return ()
        head, widths = (EXPLAINED_HEAD, EXPLAINED_WIDTHS) if self.reasons else (HEAD, WIDTHS)
        table = Table(head, tuple(self.table_rows()), widths, landscape=True)
        return (Attachment("调整前后对照表", (table,)),)

    def table_rows(self):
        for number, row in enumerate(self.difference.rows, 1):
            before, after = cells(row, self.labels)
            reason = (self.reason(row) or NOTHING,) if self.reasons else ()
            name = cut(row.name, 120)
            yield str(number), MARKS[row.sort], name, before or NOTHING, after or NOTHING, *reason


def ended(text):
    return text if text.endswith(("。", "！", "？")) else f"{text.rstrip('；，;,. ')}。"


def summary(difference, labels):
    """“协商议题新增2项、取消1项；活动安排修改内容1项；文件的标题、发文字号有修改。”"""
    parts = []
    for kind, label in KINDS.items():
        counts = difference.counts(kind)
        told = [f"{SORTS[sort]}{count}{UNITS[kind]}" for sort, count in counts.items() if count]
        if told:
            parts.append(label + "、".join(told))
    parts += [
        f"文件的{'、'.join(str(labels[change.name]) for change in row.changes)}有修改"
        for row in difference.of("head")
    ]
    return "；".join(parts) + "。"


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
