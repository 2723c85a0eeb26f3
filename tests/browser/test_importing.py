"""A clerk pastes a plan, corrects what was recognised and saves it, in a browser."""

import re

import pytest
from playwright.sync_api import expect

from plans.models import AnnualPlan, PlanImport
from tests.plans.importing.texts import TEXT, sample

from .test_every_page import violations


def paste(page, text, year="2026"):
    page.goto("/plans/import/")
    page.fill("[name=text]", text)
    page.fill("[name=year]", year)
    page.click("form.form-section button.btn-primary")
    page.wait_for_url(re.compile(r"/plans/import/\d+/$"))


def topic(page, number):
    return page.locator(".import-row.is-topics").nth(number)


def edit(page, number):
    topic(page, number).get_by_role("link", name="编辑").click()
    form = page.locator(".is-edited form")
    expect(form).to_be_visible()
    return form


def test_a_clerk_pastes_a_plan_corrects_it_and_saves_it(open_page, complaints):
    page = open_page()
    paste(page, sample("luoyang_consultation_plan"), "2021")
    expect(page.locator(".import-total")).to_contain_text("识别议题9，声明18")
    topic(page, 3).hover()
    marked = page.locator(".source-lines li.is-marked")
    assert marked.first.get_attribute("value") == topic(page, 3).get_attribute("data-first")
    assert marked.last.get_attribute("value") == topic(page, 3).get_attribute("data-last")
    form = edit(page, 3)
    form.locator("[name=schedule]").fill("6月上旬")
    expect(form.locator(".understood")).to_contain_text("2021年6月1日—10日")
    form.get_by_role("button", name="保存").click()
    expect(topic(page, 3)).to_contain_text("6月上旬")
    page.get_by_role("button", name="保存为草案").click()
    page.wait_for_url(re.compile(r"/plans/\d+/$"))
    plan = AnnualPlan.objects.get(year=2021)
    assert (plan.topics.count(), plan.topics.get(title__startswith="做好洛阳济源").schedule_text) == (
        9,
        "6月上旬",
    )
    assert complaints == []


def test_a_removed_row_is_put_back_and_the_numbers_follow(open_page, complaints):
    page = open_page()
    paste(page, TEXT)
    topic(page, 0).locator("summary").click()
    topic(page, 0).get_by_role("button", name="移除").click()
    expect(page.locator(".import-total")).to_contain_text("识别议题1")
    page.get_by_role("button", name="恢复原状").click()
    expect(page.locator(".import-total")).to_contain_text("识别议题2")
    expect(topic(page, 0)).to_contain_text("优化营商环境")
    assert complaints == []


def test_organisers_are_chosen_in_their_order(open_page, world, complaints):
    page = open_page()
    paste(page, TEXT)
    form = edit(page, 0)
    form.locator(".ts-control input").fill("文史委")
    form.locator(".ts-dropdown .create").click()
    form.get_by_role("button", name="保存").click()
    expect(topic(page, 0)).to_contain_text("经济委员会、调研室、文史委")
    assert complaints == []


def test_a_mistake_is_told_in_the_row(open_page):
    page = open_page()
    paste(page, TEXT)
    form = edit(page, 0)
    form.locator("[name=title]").fill("")
    form.locator("[name=content]").fill("写好的内容")
    form.get_by_role("button", name="保存").click()
    expect(page.locator(".is-edited .error-summary")).to_be_visible()
    expect(page.locator(".is-edited [name=content]")).to_have_value("写好的内容")


def test_the_same_row_in_two_windows_opens_the_page_with_both_texts(open_page):
    page = open_page()
    paste(page, TEXT)
    other = page.context.new_page()
    other.goto(page.url)
    for window, title in ((page, "我的标题"), (other, "他们的标题")):
        edit(window, 0).locator("[name=title]").fill(title)
    other.get_by_role("button", name="保存", exact=True).click()
    expect(topic(other, 0)).to_contain_text("他们的标题")
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.locator(".conflict-row")).to_contain_text("他们的标题")
    page.locator(".conflict-result textarea").fill("商定的标题")
    page.locator("main .form-actions .btn-primary").click()
    expect(topic(page, 0)).to_contain_text("商定的标题")


def test_what_is_being_typed_survives_a_step_on_another_row(open_page):
    page = open_page()
    paste(page, TEXT)
    form = edit(page, 0)
    form.locator("[name=content]").fill("正在写的内容")
    topic(page, 1).locator("summary").click()
    topic(page, 1).get_by_role("button", name="改为活动").click()
    expect(page.locator(".import-row.is-activities")).to_contain_text("发展学前教育")
    expect(form.locator("[name=content]")).to_have_value("正在写的内容")
    form.get_by_role("button", name="保存").click()
    expect(topic(page, 0)).to_contain_text("正在写的内容")


def test_leaving_asks_only_while_something_typed_is_not_saved(open_page):
    page = open_page()
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    paste(page, TEXT)
    edit(page, 0).locator("[name=content]").fill("写了一半")
    page.goto("/plans/")
    assert asked == ["beforeunload"]
    page.go_back()
    form = edit(page, 0)
    form.locator("[name=content]").fill("写完了")
    form.get_by_role("button", name="保存").click()
    expect(topic(page, 0)).to_contain_text("写完了")
    page.goto("/plans/")
    assert asked == ["beforeunload"]


def test_without_a_script_every_row_has_a_page_of_its_own(open_page):
    page = open_page(javascript=False)
    paste(page, TEXT)
    page.locator(".row-lines").nth(3).click()
    assert page.url.endswith("#line-6")
    topic(page, 0).get_by_role("link", name="编辑").click()
    page.fill("[name=title]", "改善营商环境")
    page.locator("main .btn-primary").click()
    expect(topic(page, 0)).to_contain_text("改善营商环境")
    page.get_by_role("button", name="保存为草案").click()
    assert AnnualPlan.objects.get(title="2026年度协商工作计划").topics.count() == 2


def test_on_a_phone_one_pane_is_shown_at_a_time(open_page):
    page = open_page("phone")
    paste(page, TEXT)
    source, rows = page.locator("#import-source"), page.locator("#import-rows")
    assert (source.is_visible(), rows.is_visible()) == (False, True)
    page.get_by_role("link", name="原文", exact=True).click()
    assert (source.is_visible(), rows.is_visible()) == (True, False)
    page.get_by_role("link", name="识别结果").click()
    topic(page, 1).locator(".row-lines").click()
    expect(page.locator("#line-10")).to_be_in_viewport()


@pytest.mark.parametrize("screen", ["pc", "phone"])
def test_rows_and_their_forms_are_accessible(open_page, screen):
    page = open_page(screen)
    paste(page, f"{TEXT}第 3 页 共 5 页\n")
    draft = PlanImport.objects.newest_first()[0]
    edit(page, 0)
    assert violations(page) == []
    page.goto(f"/plans/import/{draft.pk}/?show=unplaced")
    assert violations(page) == []
    page.goto(f"/plans/import/{draft.pk}/head/")
    assert violations(page) == []
