"""A year of a plan: made from the last one, asked about, returned once, issued, adjusted, accounted for."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from cppcc import jobs
from cppcc.models import Job
from cppcc.tasks import run_job
from plans.demo.stations import walk
from plans.models import AnnualPlan, PlanVersionFile
from plans.services import load_presets
from tests.conftest import person
from tests.factories import MemberFactory, MembershipFactory
from tests.plans.small_plan import TODAY, small_plan


class Year:
    """The people of the office at their screens, and the plan that they lead through its year."""

    def __init__(self, open_page, office, clerk):
        self.chair = person(office, "office_leader")
        self.handler, self.person = person(office, "department_handler"), person(office, "member")
        self.member = MemberFactory(organization=office, name="于委员", account=self.person)
        MembershipFactory(member=self.member)
        self.last = small_plan(office, clerk)
        load_presets(office)
        walk(self.last, by=clerk, today=TODAY)
        self.open_page, self.clerk = open_page, open_page()
        self.plan = self.last

    def go(self, page, plan=None):
        self.clerk.goto(f"/plans/{(plan or self.plan).pk}/{page}")

    def press(self, name):
        with self.clerk.expect_navigation():
            self.clerk.get_by_role("button", name=name).click()

    def submit(self, plan):
        self.go("submit/", plan)
        self.press("提交到")

    def let_pass(self, plan):
        self.go("decide/", plan)
        self.clerk.get_by_role("button", name="通过").click()
        self.press("确定")

    def record(self, plan, meeting):
        self.go("record/", plan)
        self.clerk.fill("#id_meeting", meeting)
        self.press("登记")

    def approve(self, plan):
        """The chair decides on a phone."""
        page = self.open_page("phone", user=self.chair)
        page.goto(f"/plans/{plan.pk}/decide/")
        page.get_by_role("button", name="通过").tap()
        page.get_by_role("button", name="确定").tap()
        page.wait_for_url(f"**/plans/{plan.pk}/")

    def issue(self, plan, button, number):
        self.go("issue/", plan)
        self.clerk.fill("#id_document_number", number)
        self.clerk.fill("#id_issued_on", timezone.localdate().isoformat())
        self.clerk.fill("#id_issuing_offices", "政协青溪县委员会")
        self.press(button)

    def station(self, plan):
        station = AnnualPlan.objects.get(pk=plan.pk).station
        return station and station.name


@pytest.fixture
def year(open_page, world, office, clerk, monkeypatch):
    """Without a broker; the test itself carries out what waits."""
    monkeypatch.setattr(run_job, "delay", lambda number: None)
    return Year(open_page, office, clerk)


def print_versions():
    """What the worker does meanwhile."""
    for job in Job.objects.filter(kind="print_version", state="queued"):
        jobs.carry_out(job.pk)


def downloaded(page):
    """(plan, version, format) → the bytes as the browser gets them."""
    found = {}
    for file in PlanVersionFile.objects.select_related("version"):
        plan, number = file.version.plan_id, file.version.number
        response = page.request.get(f"/plans/{plan}/versions/{number}/files/{file.file_format}/")
        assert response.status == 200
        found[plan, number, file.file_format] = response.body()
    return found


def test_a_plan_lives_through_its_year(year, complaints):
    copy_from_last_year(year)
    ask_and_answer(year)
    return_once(year)
    year.record(year.plan, "县委常委会第12次会议")
    year.issue(year.plan, "印发", "青政协发〔2027〕5号")
    year.plan.refresh_from_db()
    assert (year.plan.state, year.plan.document_number) == ("issued", "青政协发〔2027〕5号")
    print_versions()
    before = downloaded(year.clerk)
    adjust_in_june(year)
    print_versions()
    after = downloaded(year.clerk)
    assert ({key: after[key] for key in before} == before, len(after) > len(before)) == (True, True)
    print_progress(year)
    assert complaints == []


def copy_from_last_year(year):
    year.go(f"copy/?year={year.last.year + 1}", year.last)
    year.press("确认复制")
    year.plan = AnnualPlan.objects.get(year=year.last.year + 1)
    year.submit(year.plan)
    assert year.station(year.plan) == "征求意见"


def ask_and_answer(year):
    """The clerk asks, a member and a department answer on their phones, the clerk decides."""
    year.go("opinions/new/")
    year.clerk.fill("#id_until", (timezone.localdate() + timedelta(days=7)).isoformat())
    for body in (year.handler.assignment.department, year.member):
        year.clerk.get_by_label(body.name, exact=True).check()
    year.clerk.click(".form-actions .btn-primary")
    member = year.open_page("phone", user=year.person)
    member.goto("/opinions/")
    member.click(f".asked-list a:has-text('{year.plan.title}')")
    member.fill("#id_text", "建议安排在第二季度。")
    member.click("#answer .btn-primary")
    expect(member.locator(".opinion-own")).to_contain_text("建议安排在第二季度。")
    handler = year.open_page("phone", user=year.handler)
    handler.goto("/opinions/")
    handler.click(f".asked-list a:has-text('{year.plan.title}')")
    handler.click("text=无意见")
    year.go("opinions/")
    year.clerk.check("[data-select-page]")
    year.clerk.select_option("[name=verdict]", "taken")
    year.clerk.click("[data-bulk-bar] button")
    expect(year.clerk.locator(".toast-note")).to_contain_text("已处理1条意见。")
    year.let_pass(year.plan)
    year.record(year.plan, "三办联席会议")
    assert year.station(year.plan) == "主席会议审议"


def return_once(year):
    """The chair sends the plan back, the clerk mends it, the second time it passes."""
    chair = year.open_page("phone", user=year.chair)
    chair.goto(f"/plans/{year.plan.pk}/decide/")
    chair.get_by_text("退回", exact=True).tap()
    chair.get_by_role("button", name="请核对议题和时间安排").tap()
    chair.select_option("#id_to", label="起草")
    chair.get_by_role("button", name="按此意见退回").tap()
    chair.wait_for_url(f"**/plans/{year.plan.pk}/")
    retitle(year, year.plan, "优化营商环境")
    for _station in ("起草", "征求意见"):
        year.let_pass(year.plan)
    year.record(year.plan, "三办联席会议")
    year.approve(year.plan)
    assert year.station(year.plan) == "党委审定"


def retitle(year, plan, title):
    year.clerk.goto(f"/topics/{plan.topics.get().pk}/edit/")
    year.clerk.fill("#id_title", title)
    with year.clerk.expect_navigation():
        year.clerk.click(".form-actions .btn-primary")


def adjust_in_june(year):
    """A working copy, a reason for what differs, the stations again, and the plan holds the change."""
    year.go("adjust/")
    year.clerk.fill("#id_reason", "年中工作需要")
    with year.clerk.expect_navigation():
        year.clerk.click("main form .btn-primary")
    working = AnnualPlan.objects.get(adjusts=year.plan)
    retitle(year, working, "优化民营经济发展环境")
    year.go("adjustment/", working)
    year.clerk.locator("[data-reason]").last.fill("县委要求聚焦民营经济")
    year.press("保存全部理由")
    year.submit(working)
    year.let_pass(working)
    year.record(working, "三办联席会议")
    year.approve(working)
    year.record(working, "县委常委会第20次会议")
    year.issue(working, "调整生效", "青政协发〔2027〕9号")
    working.refresh_from_db()
    assert (working.state, year.plan.topics.get().title) == ("applied", "优化民营经济发展环境")
    year.go("adjustments/")
    expect(year.clerk.locator("main")).to_contain_text("年中工作需要")


def print_progress(year):
    year.go("progress/")
    year.clerk.select_option("#sheet-month", "0")
    year.clerk.click(".progress-print button[value=pdf]")
    year.clerk.wait_for_url("**/documents/*/")
    job = Job.objects.get(kind="print_month")
    jobs.carry_out(job.pk)
    job.refresh_from_db()
    assert (job.state, job.result_type) == ("done", "application/pdf")
