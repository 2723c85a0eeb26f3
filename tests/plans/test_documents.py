"""What a printed plan says, block by block, before it becomes a page."""

from datetime import date

import pytest

from cppcc.documents.content import Heading, Paragraph
from plans.documents import PlanDocument
from plans.documents.body import body_blocks
from plans.models import ConsultationTopic, PlanSection
from plans.services import add_row
from plans.services.printing import plan_document, print_plan
from tests.factories import ActivityFactory, FormFactory, PlanFactory, TargetFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(office):
    return PlanFactory(organization=office, title="2026年度协商工作计划")


@pytest.fixture
def chapter(plan, clerk):
    return add_row(PlanSection, plan, by=clerk, title="协商议题和安排", body="全年安排协商活动。")


def as_text(blocks):
    return [
        f"{'#' * block.level} {block.text}" if isinstance(block, Heading) else f"{block.lead}{block.text}"
        for block in blocks
        if isinstance(block, Heading | Paragraph)
    ]


def text_of(plan):
    return as_text(body_blocks(plan_document(plan).snapshot))


def test_topics_stand_in_their_section_with_labelled_lines(plan, chapter, clerk, office):
    form = FormFactory(organization=office, name="专题协商")
    inner = add_row(PlanSection, plan, by=clerk, title="专题协商", parent=chapter)
    for title in ("优化营商环境", "办好学前教育"):
        add_row(
            ConsultationTopic,
            plan,
            by=clerk,
            form=form,
            title=title,
            section=inner,
            content="开展调研。",
            organisers=["经济委员会", "调研室"],
        )
    assert text_of(plan) == [
        "# 一、协商议题和安排",
        "全年安排协商活动。",
        "## （一）专题协商",
        "### 1.优化营商环境",
        "协商内容：开展调研。",
        "组织实施：经济委员会、调研室",
        "### 2.办好学前教育",
        "协商内容：开展调研。",
        "组织实施：经济委员会、调研室",
    ]


def test_rows_that_the_text_says_already_are_not_said_twice(plan, clerk):
    prose = add_row(
        PlanSection, plan, by=clerk, title="", body="5月中旬，组织委员视察停车场建设。调研不少于2次。"
    )
    ActivityFactory(plan=plan, section=prose, title="视察停车场建设")
    TargetFactory(plan=plan, section=prose, text="调研不少于2次")
    ActivityFactory(plan=plan, section=prose, title="走访委员", schedule_text="6月")
    assert text_of(plan) == ["5月中旬，组织委员视察停车场建设。调研不少于2次。", "1.走访委员（6月）。"]


def test_rows_outside_every_chapter_that_the_text_says_are_not_said_twice(plan, clerk):
    add_row(PlanSection, plan, by=clerk, title="", body="5月中旬，组织委员视察停车场建设。")
    ActivityFactory(plan=plan, title="视察停车场建设")
    assert text_of(plan) == ["5月中旬，组织委员视察停车场建设。"]


def test_rows_outside_every_chapter_get_chapters_of_their_own(plan, chapter, clerk, office):
    form = FormFactory(organization=office, name="界别协商")
    add_row(ConsultationTopic, plan, by=clerk, form=form, title="办好学前教育")
    TargetFactory(plan=plan, text="每位委员提案一件")
    assert text_of(plan)[2:] == [
        "# 二、协商议题",
        "## （一）界别协商",
        "办好学前教育。",
        "# 三、目标任务",
        "1.每位委员提案一件。",
    ]


def test_schedule_is_attached_in_the_order_of_times(plan, clerk, office):
    ActivityFactory(plan=plan, title="后", schedule_text="9月", schedule_earliest="2026-09-01")
    ActivityFactory(plan=plan, title="先", schedule_text="5月", schedule_earliest="2026-05-01")
    ActivityFactory(plan=plan, title="不定", schedule_text="适时")
    [attachment] = plan_document(plan).content().attachments
    assert [row[:4] for row in attachment.blocks[0].rows] == [
        ("1", "5月", "视察", "先"),
        ("2", "9月", "视察", "后"),
        ("3", "适时", "视察", "不定"),
    ]


def test_official_coat_carries_number_and_offices(plan, chapter):
    plan.document_number, plan.issuing_offices = "青协〔2026〕5号", "政协青溪县委员会\n青溪县人民政府"
    plan.issued_on = date(2026, 3, 5)
    plan.addressee, plan.copies_to = "县直各单位：", "市政协办公室。"
    plan.save()
    document = plan_document(plan, coat="official").content()
    assert (
        document.coat,
        document.number,
        document.issuing_offices,
        document.copies_to,
        document.printed_by,
    ) == (
        "official",
        "青协〔2026〕5号",
        ("政协青溪县委员会", "青溪县人民政府"),
        "市政协办公室",
        "政协青溪县委员会办公室",
    )
    assert document.addressee == "县直各单位"


@pytest.mark.parametrize("file_format", PlanDocument.formats)
def test_same_content_same_bytes(plan, chapter, file_format):
    ActivityFactory(plan=plan, title="视察", schedule_text="9月", schedule_earliest="2026-09-01")
    first, second = (plan_document(plan).make(file_format) for _ in range(2))
    assert first == second


def test_heading_of_a_lower_level_opens_its_text(plan, chapter, clerk):
    add_row(
        PlanSection, plan, by=clerk, title="围绕中心", body="牢固树立新发展理念。\n紧扣大局。", parent=chapter
    )
    assert text_of(plan)[2:] == ["（一）围绕中心。牢固树立新发展理念。", "紧扣大局。"]


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"file_format": "pdf"}, "PDF"),
        ({"file_format": "docx", "coat": "official", "for_opinions": True}, "公文 · 征求意见稿 · Word"),
        ({"file_format": "pdf", "coat": "official", "version": 1}, "公文 · 第1版 · PDF"),
    ],
)
def test_files_of_a_plan_are_told_apart(plan, clerk, asked, told):
    assert print_plan(plan, by=clerk, **asked).title == f"2026年度协商工作计划（{told}）"
