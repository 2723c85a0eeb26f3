"""Comparing in the browser and on paper: versions, the working copy, last year; only what one may see."""

from datetime import date

import pytest

from cppcc import jobs
from cppcc.documents.content import Heading, Paragraph
from cppcc.models import Job
from plans.models import Activity, ConsultationTopic, PlanSection
from plans.services import add_row, change_row, copy_plan, delete_row, freeze
from plans.services.comparing import difference_document
from tests.conftest import person, signed_in
from tests.factories import FormFactory, PlanFactory, TopicFactory

pytestmark = pytest.mark.django_db
QUERIES = 12


@pytest.fixture
def plan(office, clerk):
    """A draft with one frozen version, changed since: one topic renamed, one dropped, one added."""
    plan = PlanFactory(organization=office, title="2026年度协商工作计划")
    section = add_row(PlanSection, plan, by=clerk, title="协商议题", body="全年安排两项。")
    form = FormFactory(organization=office, name="专题协商")
    first, second = (
        add_row(ConsultationTopic, plan, by=clerk, title=title, form=form, section=section)
        for title in ("优化营商环境", "停车场建设")
    )
    freeze(plan, by=None, reason="印发")
    change_row(first, by=clerk, title="持续优化营商环境", organisers=["经济委员会"])
    delete_row(second, by=clerk)
    add_row(ConsultationTopic, plan, by=clerk, title="农村供水保障", form=form, section=section)
    return plan


def page(client, plan, **asked):
    return client.get(f"/plans/{plan.pk}/compare/", asked)


def told(response):
    return {
        group["kind"]: [(row.sort, row.name) for row in group["rows"]] for group in response.context["groups"]
    }


def test_newest_version_and_now_are_compared_first(clerk_client, plan):
    response = page(clerk_client, plan)
    assert response.context["chosen"] == ("1", "now")
    assert told(response) == {
        "topic": [("修改", "持续优化营商环境"), ("取消", "停车场建设"), ("新增", "农村供水保障")]
    }
    body = response.content.decode()
    assert ("<ins>持续</ins>优化营商环境" in body, "<ins>经济委员会</ins>" in body) == (True, True)


def test_the_other_way_round_it_reads_the_other_way_round(clerk_client, plan):
    response = page(clerk_client, plan, **{"from": "now", "to": "1"})
    assert told(response) == {
        "topic": [("修改", "优化营商环境"), ("取消", "农村供水保障"), ("新增", "停车场建设")]
    }
    assert "<del>持续</del>优化营商环境" in response.content.decode()


def test_last_years_plan_is_compared_through_lineage(clerk_client, plan, clerk):
    copy = copy_plan(plan, by=clerk, year=2027)
    change_row(copy.topics.in_order().first(), by=clerk, title="擦亮服务品牌")
    response = page(clerk_client, copy)
    assert response.context["chosen"] == (f"plan-{plan.pk}", "now")
    assert told(response) == {"topic": [("修改", "擦亮服务品牌")]}


def test_same_content_says_so(clerk_client, plan):
    response = page(clerk_client, plan, **{"from": "1", "to": "1"})
    assert (told(response), "没有差异" in response.content.decode()) == ({}, True)


def test_a_plan_with_nothing_beside_it_says_so(clerk_client, office):
    assert page(clerk_client, PlanFactory(organization=office)).context["is_alone"] is True


@pytest.mark.parametrize("key", ["9", "plan-99999", "plan-", "rubbish", ""])
def test_unknown_side_is_an_error_on_its_field(clerk_client, plan, key):
    response = page(clerk_client, plan, **{"from": key})
    assert (response.status_code, list(response.context["form"].errors)) == (200, ["from"])


def test_plans_of_another_office_are_no_side(clerk_client, plan, stranger_office):
    foreign = PlanFactory(organization=stranger_office, year=2025)
    response = page(clerk_client, plan, **{"from": f"plan-{foreign.pk}"})
    assert list(response.context["form"].errors) == ["from"]


def test_drafts_of_other_years_are_no_side_for_members(plan, office):
    plan.write(state="issued")
    draft = PlanFactory(organization=office, year=2027)
    response = page(signed_in(person(office, "member")), plan, **{"from": f"plan-{draft.pk}"})
    assert list(response.context["form"].errors) == ["from"]


@pytest.mark.parametrize("count", [1, 3])
def test_number_of_queries_stays(clerk_client, plan, django_assert_num_queries, count):
    form = FormFactory(organization=plan.organization)
    for number in range(count):
        TopicFactory(plan=plan, form=form, title=f"第{number}题")
        PlanFactory(organization=plan.organization, year=2020 + number)
    page(clerk_client, plan)
    with django_assert_num_queries(QUERIES):
        page(clerk_client, plan)


# On paper


def printed(client, plan, **asked):
    asked = {"from": "1", "to": "now", "file_format": "pdf", **asked}
    return client.post(f"/plans/{plan.pk}/compare/print/", asked)


def test_account_tells_every_change_in_sentences_and_in_a_table(plan, clerk):
    content = difference_document(plan, "1", "now", clerk).content()
    texts = [one.text for one in content.blocks if isinstance(one, Heading | Paragraph)]
    assert content.title == "关于《2026年度协商工作计划》调整情况的说明"
    assert texts == [
        "本说明以“第1版”为调整前，以“计划现有内容”为调整后。",
        "协商议题新增1项、取消1项、修改内容1项。",
        "一、协商议题",
        "（一）新增1项",
        "1.农村供水保障（专题协商）。",
        "（二）取消1项",
        "1.停车场建设（专题协商）。",
        "（三）修改内容1项",
        "1.持续优化营商环境：标题由“优化营商环境”调整为“持续优化营商环境”；组织单位增加“经济委员会”。",
    ]
    assert content.attachments[0].blocks[0].rows == (
        (
            "1",
            "修改",
            "持续优化营商环境",
            "标题：优化营商环境\n组织单位：——",
            "标题：持续优化营商环境\n组织单位：经济委员会",
        ),
        ("2", "取消", "停车场建设", "专题协商", "——"),
        ("3", "新增", "农村供水保障", "——", "专题协商"),
    )


def test_account_names_what_is_new_in_the_head(plan, clerk):
    plan.write(title="2026年度工作计划", addressee="各委室")
    told = [one.text for one in difference_document(plan, "1", "now", clerk).content().blocks]
    assert told[1].split("；")[-1] == "文件的标题、主送机关有修改。"


@pytest.mark.parametrize(("file_format", "begins"), [("pdf", b"%PDF"), ("docx", b"PK")])
def test_account_is_printed_by_a_job(clerk_client, plan, file_format, begins):
    response = printed(clerk_client, plan, file_format=file_format)
    job = Job.objects.get()
    assert response.url == f"/documents/{job.pk}/"
    jobs.carry_out(job.pk)
    job.refresh_from_db()
    content = b"".join(clerk_client.get(f"/documents/{job.pk}/download/").streaming_content)
    assert (job.state, job.result_name, content[: len(begins)]) == (
        "done",
        f"2026年度协商工作计划调整情况说明.{file_format}",
        begins,
    )


def test_unknown_side_is_not_printed(clerk_client, plan):
    assert printed(clerk_client, plan, to="9").url == f"/plans/{plan.pk}/compare/"
    assert Job.objects.count() == 0


def test_what_may_not_be_seen_any_more_is_not_printed(clerk_client, clerk, plan, office):
    copy = copy_plan(plan, by=clerk, year=2027)
    printed(clerk_client, copy, **{"from": f"plan-{plan.pk}"})
    plan.write(kind="work")
    job = Job.objects.get()
    jobs.carry_out(job.pk)
    job.refresh_from_db()
    assert (job.state, job.result_file) == ("failed", "")


def test_hostile_text_stays_text(clerk, plan):
    add_row(Activity, plan, by=clerk, title="<b onload=x>视察</b>", kind="visit")
    assert "<b onload" not in difference_document(plan, "1", "now", clerk).html()


def test_issued_on_differs_as_a_date(plan, clerk_client):
    plan.write(issued_on=date(2026, 2, 26))
    assert told(page(clerk_client, plan))["head"] == [("修改", "2026年度协商工作计划")]
