"""An adjusted plan: its adjustments as its history, the reasons in every comparison, what was dropped."""

from datetime import date

import pytest
from django.utils import translation

from cppcc import jobs
from cppcc.documents.content import Heading, Paragraph
from cppcc.models import Job
from plans.services import change_row, open_adjustment
from plans.services.comparing import difference_document
from tests.conftest import person, signed_in

from .adjusting import (
    REASON,
    TITLES,
    TODAY,
    changed_copy,
    explain,
    issued_plan,
    put_into_force,
    topic_of,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def working(office, clerk):
    return changed_copy(issued_plan(office, clerk), clerk)


def address(plan, tab):
    return f"/plans/{plan.pk}/{tab}/"


@pytest.fixture
def adjusted(working, clerk):
    explain(working, clerk, "县委部署")
    return put_into_force(working, clerk)


@pytest.mark.parametrize("role", ["staff", "member", "office_leader"])
def test_the_plan_tells_its_adjustments(adjusted, office, role):
    response = signed_in(person(office, role)).get(address(adjusted, "adjustments"))
    (number, adjustment, counts), *others = response.context["adjustments"]
    assert (number, adjustment.reason, adjustment.applied_on, others) == (1, REASON, TODAY, [])
    assert [(label, [one["text"] for one in texts]) for label, texts in counts] == [
        ("议题", ["新增1", "取消1", "调整1"])
    ]
    assert f"/plans/{adjusted.pk}/compare/?from=2&amp;to=3" in response.content.decode()


def test_the_newest_adjustment_stands_first(adjusted, clerk, clerk_client):
    again = open_adjustment(adjusted, by=clerk, reason="再次调整")
    change_row(topic_of(again, "夜间经济"), by=clerk, title="夜间消费")
    explain(again, clerk)
    put_into_force(again, clerk, date(2026, 9, 1))
    with_two = clerk_client.get(address(adjusted, "adjustments")).context["adjustments"]
    assert [(number, one.reason) for number, one, _counts in with_two] == [(2, "再次调整"), (1, REASON)]


@pytest.mark.parametrize("count", [1, 2])
def test_the_history_asks_a_fixed_number_of_queries(
    adjusted, clerk, clerk_client, django_assert_num_queries, count
):
    for number in range(count - 1):
        again = open_adjustment(adjusted, by=clerk, reason="再次调整")
        change_row(topic_of(again, "夜间经济"), by=clerk, title=f"夜间消费{number}")
        explain(again, clerk)
        put_into_force(again, clerk)
    with django_assert_num_queries(9):
        clerk_client.get(address(adjusted, "adjustments"))


def test_comparing_tells_the_reasons(adjusted, clerk_client):
    response = clerk_client.get(address(adjusted, "compare"), {"from": "2", "to": "3"})
    found = [(row.name, row.reason) for group in response.context["groups"] for row in group["rows"]]
    assert found == [("停车场建设", "职责已划转"), ("农村供水保障", "县委部署"), ("夜间经济", "县委部署")]


def test_the_account_prints_each_reason(adjusted, clerk):
    content = difference_document(adjusted, "2", "3", clerk).content()
    texts = [one.text for one in content.blocks if isinstance(one, Heading | Paragraph)]
    assert texts == [
        "本说明以“第2版”为调整前，以“第3版”为调整后。",
        f"调整理由：{REASON}。",
        "协商议题新增1项、取消1项、调整形式、时间或章节1项。",
        "一、协商议题",
        "（一）新增1项",
        "1.夜间经济（专题协商，10月，经济委员会）。理由：县委部署。",
        "（二）取消1项",
        "1.停车场建设（专题协商，4月，经济委员会）。理由：职责已划转。",
        "（三）调整形式、时间或章节1项",
        "1.农村供水保障：时间由“5月”调整为“9月”。理由：县委部署。",
    ]
    table = content.attachments[0].blocks[0]
    assert (table.head[-1], [row[-1] for row in table.rows]) == (
        "调整理由",
        ["职责已划转", "县委部署", "县委部署"],
    )


def test_comparing_across_two_adjustments_tells_the_reasons_of_both(adjusted, clerk, clerk_client):
    again = open_adjustment(adjusted, by=clerk, reason="再次调整。")
    change_row(topic_of(again, "夜间经济"), by=clerk, title="夜间消费")
    change_row(topic_of(again, "学前教育"), by=clerk, title="托育服务")
    explain(again, clerk, "下半年重点有变")
    put_into_force(again, clerk)
    newest = adjusted.versions.newest_first().first().number
    reasons = {
        start: {
            row.name: row.reason
            for group in clerk_client.get(
                address(adjusted, "compare"), {"from": start, "to": newest}
            ).context["groups"]
            for row in group["rows"]
        }
        for start in ("1", "2", "3")
    }
    assert reasons["2"] == {
        "停车场建设": "职责已划转",
        "农村供水保障": "县委部署",
        "夜间消费": "县委部署；下半年重点有变",
        "托育服务": "下半年重点有变",
    }
    assert (set(reasons["1"].values()), set(reasons["3"].values())) == ({""}, {"下半年重点有变"})
    told = [one.text for one in difference_document(adjusted, "2", str(newest), clerk).content().blocks]
    assert told[1] == f"调整理由：{REASON}；再次调整。"


def test_the_account_is_chinese_whatever_language_the_page_has(adjusted, clerk):
    with translation.override("en"):
        content = difference_document(adjusted, "2", "now", clerk).content()
    assert content.blocks[0].text == "本说明以“第2版”为调整前，以“计划现有内容”为调整后。"


def test_the_account_never_changes(adjusted, clerk):
    before = difference_document(adjusted, "2", "3", clerk).html()
    adjusted.topics.update(title="后来改名")
    adjustment = adjusted.working_copies.get().adjustment
    adjustment.reasons.update(text="后来改写")
    adjustment.write(reason="后来改写")
    assert difference_document(adjusted, "2", "3", clerk).html() == before


def test_the_account_of_a_working_copy_is_printed_before_it_is_sent_on_its_way(working, clerk_client):
    asked = {"from": "base", "to": "now", "file_format": "pdf"}
    clerk_client.post(address(working, "compare/print"), asked)
    job = Job.objects.get(kind="print_difference")
    jobs.carry_out(job.pk)
    job.refresh_from_db()
    assert job.state == "done"


def test_other_versions_have_no_reasons_to_tell(adjusted, clerk):
    texts = [one.text for one in difference_document(adjusted, "3", "2", clerk).content().blocks]
    assert "理由" not in "".join(texts)


def test_a_dropped_topic_is_shown_as_dropped_with_its_reason(adjusted, office):
    client = signed_in(person(office, "member"))
    body = client.get(f"/topics/{topic_of(adjusted, TITLES[1]).pk}/").content.decode()
    assert ("已取消" in body, "职责已划转" in body) == (True, True)
    lines = client.get(address(adjusted, "topics")).context["lines"]
    assert len(lines) == 5
    assert TITLES[1] not in client.get(address(adjusted, "calendar")).content.decode()
    assert TITLES[1] not in client.get(f"/plans/{adjusted.pk}/").content.decode()
