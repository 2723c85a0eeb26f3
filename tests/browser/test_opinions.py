"""Asking for opinions from end to end: asked on a PC, answered on phones, decided, printed."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from cppcc import jobs
from cppcc.models import Job
from plans.models import OpinionRequest, PlanOpinion
from tests.factories import MembershipFactory
from tests.plans.opinions import Asking


@pytest.fixture
def asking(world, office, clerk):
    made = Asking(office, clerk)
    MembershipFactory(member=made.member)
    return made


def ask_everybody(page, asking):
    """The clerk ticks all committees, one department, the member, and names an outside body."""
    page.goto(f"/plans/{asking.plan.pk}/opinions/")
    page.click(".title-actions .btn-primary")
    page.fill("#id_until", (timezone.localdate() + timedelta(days=7)).isoformat())
    page.check("[name=all][value=committees]")
    for name in (asking.department.name, asking.member.name):
        page.get_by_label(name, exact=True).check()
    page.fill("#id_outside", "县总工会")
    page.click(".form-actions .btn-primary")
    expect(page.locator(".toast-note")).to_contain_text("征求意见")


def answer(page, asking, text):
    """From the workbench by way of one's tasks to the place in the text, on a phone."""
    page.goto("/")
    page.click(f"main .rows a:has-text('{asking.plan.title}')")
    page.locator(".say-line", has_text="停车难治理").locator(".say-here").click()
    page.fill("#id_text", text)
    page.click("#answer .btn-primary")
    expect(page.locator(".opinion-own")).to_contain_text(text)


def test_asked_answered_decided_and_printed(open_page, asking, complaints):
    clerk = open_page()
    ask_everybody(clerk, asking)
    assert OpinionRequest.objects.of_plan(asking.plan).count() == asking.office.committee_set.count() + 3
    answer(open_page("phone", user=asking.person), asking, "建议公布停车位数量。")
    answer(open_page("phone", user=asking.handler), asking, "建议增加牵头单位。")
    leader = open_page("phone", user=asking.leader)
    leader.goto("/opinions/")
    leader.click(".asked-list a")
    leader.click("text=无意见")
    expect(leader.locator("#answer")).to_contain_text("答复为：无意见。")

    clerk.goto(f"/plans/{asking.plan.pk}/opinions/")
    assert not clerk.locator("[data-bulk-bar]").is_visible()
    clerk.check("[data-select-page]")
    clerk.select_option("[name=verdict]", "partly")
    clerk.fill("[name=reason]", "纳入协商方案。")
    clerk.click("[data-bulk-bar] button")
    expect(clerk.locator(".toast-note")).to_contain_text("已处理2条意见。")
    assert [(one.text, one.verdict) for one in PlanOpinion.objects.of_plan(asking.plan).in_order()] == [
        ("建议增加牵头单位。", "partly"),
        ("建议公布停车位数量。", "partly"),
    ]
    clerk.click(".opinion-print button[value=pdf]")
    clerk.wait_for_url("**/documents/*/")
    job = Job.objects.get(kind="print_opinions")
    jobs.carry_out(job.pk)
    job.refresh_from_db()
    assert (job.state, job.result_type, complaints) == ("done", "application/pdf", [])


def test_whole_groups_follow_their_boxes(open_page, asking):
    page = open_page()
    page.goto(f"/plans/{asking.plan.pk}/opinions/new/")
    group = page.locator("[data-tick-group]", has=page.locator("[value=departments]"))
    group.locator("[data-tick-all]").check()
    boxes = group.locator(".body-ticks input")
    assert [box.is_checked() for box in boxes.all()] == [True] * boxes.count()
    boxes.first.uncheck()
    assert not group.locator("[data-tick-all]").is_checked()
    expect(group.locator("[data-tick-count]")).to_have_text(f"已选 {boxes.count() - 1} 项")
