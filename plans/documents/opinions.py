"""征求意见情况汇总表: who was asked and answered what, and what the office made of it."""

from django.utils import timezone

from cppcc.documents.base import Document
from cppcc.documents.content import Attachment, OfficialDocument, Paragraph, Table, chinese_date
from cppcc.documents.excel import Column, Sheet
from plans.models import OpinionRequest

HEAD = ("序号", "征求对象", "针对内容", "意见建议", "采纳情况", "理由")
WIDTHS = (4, 12, 16, 38, 10, 20)
EXCEL_WIDTHS = (6, 24, 30, 60, 12, 40)
BODY_HEAD = ("序号", "征求对象", "类别", "答复情况", "答复日期", "答复方式", "意见条数")
BODY_WIDTHS = (6, 30, 12, 12, 18, 30, 10)
TABLE_TITLE = "意见及采纳情况表"
WHOLE_PLAN = "全文"
#: Printed documents are Chinese whatever language the page has.
KINDS = {
    "committee": "专门委员会",
    "party": "党派",
    "sector": "界别",
    "department": "部门",
    "member": "委员",
    "outside": "外部单位",
}
STATES = {"waiting": "未答复", "answered": "提出意见", "no_opinion": "无意见"}
VERDICTS = {"taken": "采纳", "partly": "部分采纳", "not_taken": "未采纳", "": "待研究"}


class OpinionsDocument(Document):
    """The summary of one round; the same answers and verdicts give the same bytes."""

    name = "summary of opinions"
    permission = "plans.view_opinions"
    formats = ("pdf", "docx", "xlsx")

    def __init__(self, round_):
        self.round = round_

    @property
    def title(self):
        number = f"（第{self.round.number}轮）" if self.round.number > 1 else ""
        return f"《{self.round.plan.title}》征求意见情况汇总表{number}"

    @property
    def file_name(self):
        return f"{self.round.plan.title}征求意见情况汇总表（第{self.round.number}轮）"

    def requests(self):
        return list(OpinionRequest.objects.of_round(self.round).with_opinions().in_order())

    def content(self):
        requests = self.requests()
        closed_at = self.round.closed_at
        return OfficialDocument(
            title=self.title,
            blocks=tuple(self.blocks(requests)),
            attachments=attachments(requests),
            signature=(self.round.plan.organization.name,),
            date=timezone.localdate(closed_at) if closed_at else None,
        )

    def blocks(self, requests):
        yield Paragraph(self.asked_text(requests))
        yield Paragraph(opinions_text(requests))
        for state, label in (("no_opinion", "无意见"), ("waiting", "未答复")):
            names = [one.name for one in requests if one.state == state]
            if names:
                yield Paragraph(f"{label}的{len(names)}个：{'、'.join(names)}。")

    def asked_text(self, requests):
        states = [one.state for one in requests]
        opened = chinese_date(timezone.localdate(self.round.opened_at))
        return (
            f"{opened}起就第{self.round.frozen.number}版征求意见，答复期限为{chinese_date(self.round.until)}。"
            f"共征求{len(requests)}个对象，提出意见的{states.count('answered')}个，"
            f"无意见的{states.count('no_opinion')}个，未答复的{states.count('waiting')}个。"
        )

    def sheets(self):
        requests = self.requests()
        parts = (
            (TABLE_TITLE, HEAD, EXCEL_WIDTHS, opinion_rows),
            ("征求对象", BODY_HEAD, BODY_WIDTHS, body_rows),
        )
        return tuple(
            Sheet(name, columns(head, widths), tuple(rows(requests)), title=self.title)
            for name, head, widths, rows in parts
        )


def attachments(requests):
    rows = tuple(opinion_rows(requests))
    return (Attachment(TABLE_TITLE, (Table(HEAD, rows, WIDTHS, landscape=True),)),) if rows else ()


def columns(titles, widths):
    return tuple(Column(title, width) for title, width in zip(titles, widths, strict=True))


def opinions_text(requests):
    verdicts = [opinion.verdict for one in requests for opinion in one.opinions.all()]
    told = [f"{label}{verdicts.count(key)}条" for key, label in VERDICTS.items() if key in verdicts]
    return f"共收到意见{len(verdicts)}条{'，其中' if told else ''}{'、'.join(told)}。"


def opinion_rows(requests):
    given = [(one, opinion) for one in requests for opinion in one.opinions.all()]
    for number, (one, opinion) in enumerate(given, 1):
        yield (
            str(number),
            one.name,
            opinion.subject or WHOLE_PLAN,
            opinion.text,
            VERDICTS[opinion.verdict],
            opinion.reason,
        )


def body_rows(requests):
    for number, one in enumerate(requests, 1):
        answered = timezone.localdate(one.answered_at) if one.answered_at else None
        way = one.received_as or ("代录" if one.on_behalf else "网上答复" if answered else "")
        yield number, one.name, KINDS[one.kind], STATES[one.state], answered, way, len(one.opinions.all())
