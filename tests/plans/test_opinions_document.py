"""征求意见情况汇总表: what it tells, in all formats, with the same bytes for the same answers."""

import hashlib
import io

import openpyxl
import pytest

from cppcc.documents.content import Attachment, Paragraph, Table
from plans.documents import OpinionsDocument
from plans.models import OpinionRound
from plans.services.opinion_answers import decide_opinion, give_opinion, have_no_opinion
from plans.services.opinions import close_round

from .opinions import TODAY, Asking, of_body, stored

pytestmark = pytest.mark.django_db


@pytest.fixture
def round_(office, clerk):
    asking = Asking(office, clerk)
    made = asking.open(until=TODAY, today=TODAY)
    OpinionRound.objects.filter(pk=made.pk).update(opened_at=f"{TODAY.isoformat()}T09:00:00+08:00")
    request = of_body(made, asking.committee)
    first = give_opinion(request, by=asking.leader, text="增加调研。", lineage=asking.topic.lineage)
    give_opinion(request, by=asking.leader, text="=1+1")
    decide_opinion(stored(first), by=clerk, verdict="not_taken", reason="已有安排。")
    have_no_opinion(of_body(made, "县总工会"), by=clerk, received_as="书面回函")
    made.asking = asking
    return made


def document(round_):
    return OpinionsDocument(OpinionRound.objects.with_plan().get(pk=round_.pk))


def test_summary_counts_and_lists(round_):
    content = document(round_).content()
    committee, department = round_.asking.committee.name, round_.asking.department.name
    assert content.title == "《2027年度协商工作计划》征求意见情况汇总表"
    assert content.blocks == (
        Paragraph(
            "2026年11月20日起就第1版征求意见，答复期限为2026年11月20日。"
            "共征求4个对象，提出意见的1个，无意见的1个，未答复的2个。"
        ),
        Paragraph("共收到意见2条，其中未采纳1条、待研究1条。"),
        Paragraph("无意见的1个：县总工会。"),
        Paragraph(f"未答复的2个：{department}、于委员。"),
    )
    head = ("序号", "征求对象", "针对内容", "意见建议", "采纳情况", "理由")
    rows = (
        ("1", committee, "停车难治理", "增加调研。", "未采纳", "已有安排。"),
        ("2", committee, "全文", "=1+1", "待研究", ""),
    )
    widths = (4, 12, 16, 38, 10, 20)
    assert content.attachments == (
        Attachment("意见及采纳情况表", (Table(head, rows, widths, landscape=True),)),
    )
    assert (content.signature, content.date) == (("政协青溪县委员会",), None)


def test_closed_round_is_dated_by_its_close(round_):
    close_round(round_, by=round_.asking.clerk)
    OpinionRound.objects.filter(pk=round_.pk).update(closed_at=f"{TODAY.isoformat()}T23:59:59+08:00")
    assert document(round_).content().date == TODAY


def test_round_without_answers_has_no_table(office, clerk):
    asking = Asking(office, clerk)
    content = document(asking.open(bodies=[], outside=["县总工会"])).content()
    assert content.attachments == ()
    assert [block.text for block in content.blocks[1:]] == ["共收到意见0条。", "未答复的1个：县总工会。"]


@pytest.mark.parametrize("file_format", ["pdf", "docx", "xlsx"])
def test_same_answers_give_the_same_bytes(round_, file_format):
    first, second = (hashlib.sha256(document(round_).make(file_format)).hexdigest() for _again in range(2))
    assert first == second


def test_excel_holds_texts_and_bodies(round_):
    book = openpyxl.load_workbook(io.BytesIO(document(round_).xlsx()))
    given, bodies = (list(sheet.iter_rows(min_row=2, values_only=True)) for sheet in book)
    assert book.sheetnames == ["意见及采纳情况表", "征求对象"]
    assert [row[3] for row in given] == ["意见建议", "增加调研。", "=1+1"]
    assert book["意见及采纳情况表"]["D4"].data_type == "s"
    assert [(row[1], row[3], row[5], row[6]) for row in bodies[1:]] == [
        (round_.asking.committee.name, "提出意见", "网上答复", 2),
        (round_.asking.department.name, "未答复", "", 0),
        ("于委员", "未答复", "", 0),
        ("县总工会", "无意见", "书面回函", 0),
    ]


def test_long_opinions_are_printed_whole(round_):
    asking = round_.asking
    give_opinion(of_body(round_, asking.department), by=asking.handler, text="意见很长。" * 1000)
    assert document(round_).make("pdf").startswith(b"%PDF")
