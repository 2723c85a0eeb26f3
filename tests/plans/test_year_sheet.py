"""The sheet of the year: how far the plan is on the whole, by committee, row by row, target by target."""

from datetime import date

import pytest

from cppcc import jobs
from cppcc.documents.content import Heading, Paragraph, Table
from cppcc.models import Job
from plans.documents import YearDocument
from tests.factories import PlanFactory, TargetFactory

from .carried_out import TODAY, activity

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(office):
    return PlanFactory(organization=office, state="issued", title="2026年度工作计划")


def as_told(block):
    return list(block.rows) if isinstance(block, Table) else block.text


def test_sheet_counts_everything(plan, clerk):
    activity(plan, 3, state="held", held_on=date(2026, 3, 8), title="完成的", lead="经济委员会")
    activity(plan, 4, title="逾期的", lead="经济委员会")
    activity(plan, 9, title="以后的")
    TargetFactory(plan=plan, kind="research", minimum=2, maximum=None, unit="次", text="调研不少于2次")
    TargetFactory(plan=plan, kind="submission", minimum=1, maximum=1, unit="件", text="人均提案1件")
    content = YearDocument(plan, user=clerk, today=TODAY).content()
    told = [as_told(block) for block in content.blocks if isinstance(block, Heading | Paragraph | Table)]
    assert content.title == "2026年度工作计划进展情况"
    assert told[:-1] == [
        "截至2026年6月15日，计划列入的议题和活动共3项，其中已完成1项，进行中0项，未开始1项，逾期1项。",
        "一、各单位进展",
        [("经济委员会", "2", "1", "1", "1"), ("未定", "1", "0", "0", "1")],
        "二、协商议题",
        "无。",
        "三、活动",
        [
            ("1", "3月", "调研", "完成的", "经济委员会", "已完成\n3月8日"),
            ("2", "4月", "调研", "逾期的", "经济委员会", "逾期"),
            ("3", "9月", "调研", "以后的", "", "未开始"),
        ],
        "四、目标任务",
    ]
    assert [row[:3] for row in told[-1]] == [("调研不少于2次", "2次", "1"), ("人均提案1件", "1件", "")]


@pytest.mark.parametrize(("file_format", "begins"), [("pdf", b"%PDF"), ("docx", b"PK")])
def test_sheet_is_printed_by_a_job(clerk_client, plan, file_format, begins):
    activity(plan, 5, state="held", held_on=date(2026, 5, 8))
    clerk_client.post(f"/plans/{plan.pk}/progress/print/", {"month": "0", "file_format": file_format})
    job = Job.objects.get()
    jobs.carry_out(job.pk)
    content = b"".join(clerk_client.get(f"/documents/{job.pk}/download/").streaming_content)
    assert (job.title, content[: len(begins)]) == (
        f"{plan.title}：全年进展（{'PDF' if file_format == 'pdf' else 'Word'}）",
        begins,
    )
