"""The sheet of a month: what is done, late and next."""

from datetime import date

import pytest

from cppcc import jobs
from cppcc.documents.content import Heading, Paragraph, Table
from cppcc.models import Job
from plans.documents import MonthDocument
from tests.factories import (
    PlanFactory,
)

from .carried_out import TODAY, activity

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(office):
    return PlanFactory(organization=office, state="issued")


def test_sheet_tells_what_is_done_late_and_next(plan, clerk):
    activity(plan, 5, state="held", held_on=date(2026, 5, 8), title="完成的", lead="经济委员会")
    activity(plan, 4, title="逾期的")
    activity(plan, 6, title="下月的")
    activity(plan, 6, state="held", held_on=date(2026, 6, 2), title="下月办了的")
    activity(plan, 8, title="以后的")
    content = MonthDocument(plan, 5, user=clerk, today=date(2026, 5, 29)).content()
    assert content.title == "政协青溪县委员会2026年5月工作完成情况和6月工作安排"
    assert [as_told(block) for block in content.blocks] == [
        f"依据：{plan.title}。",
        "一、本月完成",
        [("1", "5月", "调研", "完成的", "经济委员会", "5月8日")],
        "二、逾期未完成",
        [("1", "4月", "调研", "逾期的", "", "")],
        "三、下月安排",
        [
            ("1", "6月", "调研", "下月的", "", ""),
            ("2", "6月", "调研", "下月办了的", "", "6月2日"),
        ],
    ]


def test_sheet_of_a_month_that_is_not_over_tells_what_is_under_way(plan, clerk):
    activity(plan, 5, title="本月的", lead="经济委员会")
    activity(plan, 8, title="以后的")
    content = MonthDocument(plan, 5, user=clerk, today=date(2026, 5, 20)).content()
    assert [as_told(block) for block in content.blocks][1:] == [
        "一、本月完成",
        "无。",
        "二、正在推进",
        [("1", "5月", "调研", "本月的", "经济委员会", "")],
        "三、逾期未完成",
        "无。",
        "四、下月安排",
        "无。",
    ]


def as_told(block):
    return (
        list(block.rows)
        if isinstance(block, Table)
        else block.text
        if isinstance(block, Heading | Paragraph)
        else None
    )


def test_empty_parts_say_so_and_december_leads_into_the_next_year(plan, clerk):
    content = MonthDocument(plan, 12, user=clerk, today=TODAY).content()
    assert (content.title[-6:], [as_told(block) for block in content.blocks][2::2]) == (
        "1月工作安排",
        ["无。"] * 3,
    )


@pytest.mark.parametrize(("file_format", "begins"), [("pdf", b"%PDF"), ("docx", b"PK")])
def test_sheet_is_printed_by_a_job(clerk_client, plan, file_format, begins):
    activity(plan, 5, state="held")
    response = clerk_client.post(
        f"/plans/{plan.pk}/progress/print/", {"month": "5", "file_format": file_format}
    )
    job = Job.objects.get()
    assert response.url == f"/documents/{job.pk}/"
    jobs.carry_out(job.pk)
    content = b"".join(clerk_client.get(f"/documents/{job.pk}/download/").streaming_content)
    assert content[: len(begins)] == begins


@pytest.mark.parametrize("typed", [{"month": "13"}, {"month": ""}, {"file_format": "exe"}])
def test_wrong_month_or_format_prints_nothing(clerk_client, plan, typed):
    asked = {"month": "5", "file_format": "pdf", **typed}
    assert clerk_client.post(f"/plans/{plan.pk}/progress/print/", asked).url == f"/plans/{plan.pk}/progress/"
    assert Job.objects.count() == 0
