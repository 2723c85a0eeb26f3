"""What the pages of a plan do in a browser: choosing organisers, dragging, undoing, clashing."""

import pytest
from django.utils import timezone

from plans.checking import check_plan
from plans.models import ConsultationTopic, PlanSection
from plans.services import add_row, change_row
from tests.factories import CommitteeFactory, SectionFactory


def organisers_of(topic):
    return [one.name for one in ConsultationTopic.objects.get(pk=topic.pk).organisers.all()]


def save(page):
    page.click(".form-actions .btn-primary")
    page.wait_for_load_state()


def test_organisers_are_found_typed_and_kept_in_order(open_page, world, office, clerk):
    CommitteeFactory(organization=office, name="提案委员会")
    change_row(world.draft_topic, by=clerk, organisers=["研究室"])
    page = open_page()
    page.goto(f"/topics/{world.draft_topic.pk}/edit/")
    chooser = page.locator("#id_organisers + .ts-wrapper")
    field = chooser.locator("input")
    field.click()
    field.type("提案")
    page.click(".ts-dropdown [data-value=提案委员会]")
    field.type("县工商联")
    page.click(".ts-dropdown .create")
    assert chooser.locator(".item").all_inner_texts() == ["研究室\n×", "提案委员会\n×", "县工商联\n×"]
    save(page)
    assert organisers_of(world.draft_topic) == ["研究室", "提案委员会", "县工商联"]


def test_organisers_are_lines_of_text_without_javascript(open_page, world):
    page = open_page(javascript=False)
    page.goto(f"/topics/{world.draft_topic.pk}/edit/")
    page.fill("[name=organisers] >> nth=0", "研究室")
    page.fill("[name=organisers] >> nth=2", "提案委员会")
    save(page)
    assert organisers_of(world.draft_topic) == ["研究室", "提案委员会"]


def test_time_is_understood_while_it_is_typed(open_page, world):
    page = open_page()
    page.goto(f"/topics/{world.draft_topic.pk}/edit/")
    page.fill("#id_schedule", "6月下旬")
    page.wait_for_selector("#id_schedule-understood :text('6月21日')")


@pytest.fixture
def sections(world):
    PlanSection.objects.of(world.draft).delete()
    return [SectionFactory(plan=world.draft, title=title, order=n) for n, title in enumerate("甲乙丙")]


def labels(page):
    return page.locator(".arrange-label").all_inner_texts()


@pytest.mark.parametrize("javascript", [True, False])
def test_sections_move_by_buttons(open_page, world, sections, javascript):
    page = open_page(javascript=javascript)
    page.goto(f"/plans/{world.draft.pk}/sections/arrange/")
    page.locator(".arrange-row", has_text="丙").get_by_role("button").first.click()
    page.wait_for_load_state()
    assert labels(page) == ["一、甲", "二、丙", "三、乙"]


def test_sections_move_by_dragging(open_page, world, sections):
    page = open_page()
    page.goto(f"/plans/{world.draft.pk}/sections/arrange/")
    handles = page.locator("[data-handle]")
    begin, *above = (handles.nth(n).bounding_box() for n in (2, 1, 0))
    page.mouse.move(begin["x"] + 5, begin["y"] + 8)
    page.mouse.down()
    for row in above:
        page.mouse.move(row["x"] + 5, row["y"] + 8, steps=10)
        page.wait_for_timeout(300)  # the rows glide aside, and take no further move until they lie still
    with page.expect_navigation():
        page.mouse.up()
    assert labels(page) == ["一、丙", "二、甲", "三、乙"]


def test_deleted_topic_comes_back_by_undo(open_page, world):
    page = open_page()
    page.goto(f"/topics/{world.draft_topic.pk}/")
    title = page.inner_text("h1")
    page.click(".delete-form button")
    page.wait_for_selector(".toast-note form button")
    page.click(".toast-note form button")
    page.wait_for_url("**/topics/*/")
    assert page.inner_text("h1") == title


def test_clash_shows_both_texts_and_takes_the_chosen_one(open_page, world, clerk):
    page = open_page()
    page.goto(f"/topics/{world.draft_topic.pk}/edit/")
    page.fill("#id_title", "我的题目")
    change_row(world.draft_topic, by=clerk, title="别人的题目")
    save(page)
    assert page.locator(".conflict-text").all_inner_texts() == ["我的题目", "别人的题目"]
    page.locator(".conflict-row button").nth(1).click()
    save(page)
    assert page.inner_text("h1") == "别人的题目"


def test_number_of_findings_stands_on_the_tab(open_page, world, clerk):
    add_row(ConsultationTopic, world.draft, by=clerk, title="没有时间", form=world.draft_topic.form)
    page = open_page()
    page.goto(f"/plans/{world.draft.pk}/")
    count = page.locator(".tabs .tab-count")
    count.wait_for()
    shown = int(count.inner_text().split()[0])
    page.click(".tabs a:has(.tab-count)")
    page.wait_for_load_state()
    found = [finding.severity for finding in check_plan(world.draft, timezone.localdate())]
    assert (shown, page.locator(".findings > li").count()) == (len(found) - found.count("note"), len(found))
