"""The decision of a leader, who is in a hurry and on the telephone."""

from plans.models import AnnualPlan
from tests.conftest import person


def arrive(page, plan):
    """On the plan's page, with all that it fetches afterwards."""
    page.wait_for_url(f"**/plans/{plan.pk}/")
    page.wait_for_load_state("networkidle")


def test_leader_decides_on_a_phone_with_three_taps(open_page, world, office):
    plan = world.way.plan
    page = open_page("phone", user=person(office, "office_leader"))
    page.get_by_role("link", name=plan.title).first.tap()
    page.get_by_role("button", name="通过").tap()
    page.get_by_role("button", name="确定").tap()
    arrive(page, plan)
    passage = plan.passages.newest_first().first()
    assert (AnnualPlan.objects.get(pk=plan.pk).station.name, passage.opinion) == ("印发", "同意")


def test_phrase_is_put_into_the_opinion_and_the_way_back_is_chosen(open_page, world, office):
    plan = world.way.plan
    page = open_page(user=person(office, "office_leader"))
    page.goto(f"/plans/{plan.pk}/decide/")
    assert page.get_by_role("button", name="通过").is_visible()
    page.get_by_text("退回", exact=True).click()
    assert not page.get_by_role("button", name="通过").is_visible()
    page.get_by_role("button", name="请补充完善后再报").click()
    assert page.input_value("#id_opinion") == "请补充完善后再报"
    page.select_option("#id_to", label="起草")
    page.get_by_role("button", name="按此意见退回").click()
    arrive(page, plan)
    passage = plan.passages.newest_first().first()
    assert (passage.returned_to.name, passage.opinion) == ("起草", "请补充完善后再报")


def test_decision_works_without_javascript(open_page, world, office):
    plan = world.way.plan
    page = open_page(user=person(office, "office_leader"), javascript=False)
    page.goto(f"/plans/{plan.pk}/decide/")
    assert page.get_by_role("button", name="原则同意，请按意见修改").count() == 0
    page.fill("#id_opinion", "同意，请抓紧")
    page.get_by_role("button", name="通过").click()
    arrive(page, plan)
    assert plan.passages.newest_first().first().opinion == "同意，请抓紧"
