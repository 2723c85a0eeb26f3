"""Figures in the editor of a chapter: inserted, offered, understood, refused."""

import pytest

from plans.models import AnnualPlan
from tests.factories import ActivityFactory, FormFactory, PlanFactory

from .figure_texts import BODY, add_section, add_topic, texts
from .pages import fill

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(office):
    return PlanFactory(organization=office, title="2026年度协商工作计划")


@pytest.fixture
def form(office):
    return FormFactory(organization=office, name="专题协商")


@pytest.fixture
def section(plan, clerk):
    return add_section(plan, clerk)


def test_editor_offers_counts_and_says_what_it_understood(clerk_client, plan, section, clerk, form):
    add_topic(plan, clerk, form, section)
    ActivityFactory(plan=plan, section=section, kind="visit")
    numbers = clerk_client.get(f"/sections/{section.pk}/edit/").context["numbers"]
    assert numbers.offers == [
        ("议题", "计划的议题", 1),
        ("活动", "计划的活动", 1),
        ("事项", "计划的议题和活动", 2),
        ("目标", "计划的目标", 0),
        ("协商形式", "有议题的协商形式", 1),
        ("议题·专题协商", "议题：专题协商", 1),
        ("活动·走访", "活动：走访", 1),
        ("本章议题", "本章的议题", 1),
        ("本章活动", "本章的活动", 1),
        ("本章事项", "本章的议题和活动", 2),
    ]
    assert numbers.fields == [
        ("〖数：本章议题〗", "本章的议题", "1"),
        ("〖汉数：协商形式〗", "有议题的协商形式", "一"),
        ("〖数：议题〗", "计划的议题", "1"),
    ]
    assert numbers.filled["body"] == "全年以一种形式开展协商活动1项。"


def test_without_scripts_a_number_is_put_at_the_end_and_nothing_is_saved(clerk_client, plan, section):
    url = f"/sections/{section.pk}/edit/"
    response = fill(clerk_client, url, "body", body="共", number="insert", counted="议题", numerals="汉数")
    section.refresh_from_db()
    assert (response.context["form"]["body"].value(), section.body) == ("共〖汉数：议题〗", BODY)
    assert "data-unsaved" in response.content.decode()
    saved = fill(clerk_client, url, "body", body="共〖汉数：议题〗")
    section.refresh_from_db()
    assert (saved.status_code, section.body) == (302, "共〖汉数：议题〗")


def test_a_typed_number_is_offered_and_taken_in_the_editor(clerk_client, plan, section, clerk, form):
    add_topic(plan, clerk, form, section)
    url = f"/sections/{section.pk}/edit/"
    response = fill(clerk_client, url, "body", body="开展协商活动18项。", number="body:6")
    assert response.context["form"]["body"].value() == "开展协商活动〖数：议题〗项。"


def test_preview_reads_what_is_typed(clerk_client, plan, section):
    typed = {"title": "", "body": "〖数：议题〗和〖数：梦〗", "section": section.pk}
    response = clerk_client.post(f"/plans/{plan.pk}/sections/numbers/", typed)
    numbers = response.context["numbers"]
    assert (numbers.fields, numbers.wrong) == ([("〖数：议题〗", "计划的议题", "0")], ["〖数：梦〗"])


@pytest.mark.parametrize("body", ["〖数：梦想〗", "〖数：议题"])
def test_editor_refuses_what_counts_nothing_and_keeps_the_text(clerk_client, section, body):
    response = fill(clerk_client, f"/sections/{section.pk}/edit/", "body", body=body)
    section.refresh_from_db()
    assert (list(response.context["form"].errors), section.body) == (["body"], BODY)
    assert body in response.content.decode()


def test_text_that_only_looks_like_a_field_is_kept(clerk_client, section):
    fill(clerk_client, f"/sections/{section.pk}/edit/", "body", body="〖注〗〖〖数：梦想〗")
    section.refresh_from_db()
    assert (section.body, texts(section.plan)[0][1]) == ("〖注〗〖〖数：梦想〗", "〖注〗〖数：梦想〗")


def test_a_new_chapter_begins_with_what_can_be_counted(clerk_client, plan):
    response = clerk_client.get(f"/plans/{plan.pk}/sections/new/")
    assert response.context["numbers"].offers[0] == ("议题", "计划的议题", 0)
    fill(clerk_client, f"/plans/{plan.pk}/sections/new/", "body", title="安排", body="〖数：议题〗项")
    assert AnnualPlan.objects.get().sections.get().body == "〖数：议题〗项"
