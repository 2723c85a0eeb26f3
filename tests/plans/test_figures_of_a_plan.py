"""Figures in a plan: filled wherever its text goes, mended in the editor and on the check page."""

import json

import pytest
from django.core.exceptions import ValidationError

from cppcc.documents.content import Heading, Paragraph
from cppcc.models import StaleObject
from plans.checking import check_plan
from plans.demo.stations import walk
from plans.differences import compare
from plans.documents.body import body_blocks
from plans.figures import marked_pieces
from plans.models import PlanRecord, PlanSection
from plans.services import change_row, copy_plan, save_plan
from plans.services.figures import count_figures, follow_number
from plans.snapshot import canonical_text, snapshot_of
from tests.conftest import person, signed_in
from tests.factories import FormFactory, PlanFactory, SectionFactory

from .figure_texts import BODY, add_section, add_topic, texts
from .pages import form_on
from .small_plan import TODAY

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


def codes(plan):
    return [
        one.code for one in check_plan(plan, TODAY) if one.code not in ("empty-months", "unknown-organiser")
    ]


def test_text_follows_the_rows(plan, section, clerk, form):
    assert texts(plan) == [("安排（0项）", "全年以零种形式开展协商活动0项。")]
    add_topic(plan, clerk, form, section)
    add_topic(plan, clerk, FormFactory(organization=plan.organization, name="对口协商"))
    assert texts(plan) == [("安排（1项）", "全年以两种形式开展协商活动2项。")]


def test_printed_text_has_the_figures(plan, section, clerk, form):
    add_topic(plan, clerk, form, section)
    blocks = [one.text for one in body_blocks(snapshot_of(plan)) if isinstance(one, Heading | Paragraph)]
    assert blocks[:2] == ["一、安排（1项）", "全年以一种形式开展协商活动1项。"]


def test_sheet_shows_which_numbers_follow(clerk_client, plan, section, clerk, form):
    add_topic(plan, clerk, form, section)
    response = clerk_client.get(f"/plans/{plan.pk}/")
    lines = response.context["sheet"][0].lines
    assert [marked_pieces(line.block.text) for line in lines[:2]] == [
        [("一、安排（", False), ("1", True), ("项）", False)],
        [("全年以", False), ("一", True), ("种形式开展协商活动", False), ("1", True), ("项。", False)],
    ]
    assert response.content.decode().count('class="counted"') == 3


def test_a_frozen_version_holds_the_filled_text_whatever_comes(plan, section, clerk, form):
    topic = add_topic(plan, clerk, form, section)
    walk(plan, by=clerk, today=TODAY)
    before = canonical_text(plan.versions.newest_first().first().snapshot)
    topic.delete()
    section.write(body="别的")
    assert canonical_text(plan.versions.newest_first().first().snapshot) == before
    assert json.loads(before)["sections"][0]["body"] == "全年以一种形式开展协商活动1项。"


def test_exported_and_imported_the_text_stays_and_still_follows(plan, section, clerk, form, office):
    add_topic(plan, clerk, form, section)
    exported = snapshot_of(plan)
    again = save_plan(office, exported, by=clerk, year=2026, kind="consultation", title="再导入")
    assert (texts(again), count_figures(again)) == (texts(plan), 3)
    add_topic(again, clerk, form, title="第二项")
    assert texts(again)[0][1] == "全年以一种形式开展协商活动2项。"


def test_the_copy_for_another_year_keeps_the_fields(plan, section, clerk, form):
    add_topic(plan, clerk, form, section)
    copy = copy_plan(plan, by=clerk, year=2027)
    assert copy.sections.get().body == BODY
    copy.topics.all().delete()
    assert texts(copy) == [("安排（0项）", "全年以零种形式开展协商活动0项。")]


def test_differences_compare_what_is_printed(plan, section, clerk, form):
    add_topic(plan, clerk, form, section)
    before = snapshot_of(plan)
    change_row(section, by=clerk, title="安排（1项）", body="全年以一种形式开展协商活动1项。")
    assert compare(before, snapshot_of(plan)).of("section") == []
    change_row(section, by=clerk, body=BODY)
    add_topic(plan, clerk, form, title="第二项")
    [changed] = compare(before, snapshot_of(plan)).of("section")
    assert [(one.name, one.before, one.after) for one in changed.changes] == [
        ("body", "全年以一种形式开展协商活动1项。", "全年以一种形式开展协商活动2项。")
    ]


def test_lists_of_chapters_show_no_signs(section):
    assert str(section) == "安排"


def test_a_text_that_counts_declares_what_there_is(plan, section, clerk, form):
    add_topic(plan, clerk, form, section)
    plan.write(declared_total=18)
    assert (codes(plan), snapshot_of(plan)["declared_total"]) == ([], 1)
    change_row(section, by=clerk, body="没有数目。")
    assert (codes(plan), snapshot_of(plan)["declared_total"]) == (["count-mismatch"], 18)


def test_a_chapter_counts_the_chapters_in_it(plan, clerk, form):
    chapter = SectionFactory(plan=plan, title="安排（一项）")
    add_topic(plan, clerk, form, SectionFactory(plan=plan, title="专题", parent=chapter))
    assert codes(plan) == ["plain-number"]


@pytest.mark.parametrize(
    ("body", "stored"),
    [
        ("全年开展协商活动1项。", "全年开展协商活动〖数：议题〗项。"),
        ("全年开展协商活动18项。", "全年开展协商活动18项。"),
        ("照录〖数：议题〗。", "照录〖〖数：议题〗。"),
    ],
)
def test_numbers_of_an_imported_text(office, clerk, body, stored):
    topics = [{"form": "专题协商", "title": "甲", "section": 0}]
    sections = [{"level": 1, "title": "安排", "body": body}]
    plan_json = {"sections": sections, "topics": topics}
    plan = save_plan(office, plan_json, by=clerk, year=2026, kind="consultation", title="计划")
    assert (plan.sections.get().body, snapshot_of(plan)["sections"][0]["body"]) == (stored, body)


def test_a_title_that_would_become_too_long_stays(office, clerk):
    title = "甲" * 295 + "（1项）"
    plan_json = {
        "sections": [{"level": 1, "title": title, "body": ""}],
        "topics": [{"form": "专题协商", "title": "甲", "section": 0}],
    }
    plan = save_plan(office, plan_json, by=clerk, year=2026, kind="consultation", title="计划")
    assert plan.sections.get().title == title


@pytest.mark.parametrize("body", ["〖数：梦想〗项", "〖数：议题·没有的形式〗项", "〖数：议题"])
def test_a_field_that_counts_nothing_is_an_error_with_its_chapter(plan, clerk, form, body):
    section = SectionFactory(plan=plan, title="安排", body=body)
    add_topic(plan, clerk, form, section)
    [finding] = [one for one in check_plan(plan, TODAY) if one.severity == "error"]
    assert (finding.code, finding.row, finding.text) == (
        "unknown-figure",
        section,
        f"“安排”中的“{body.removesuffix('项')}”在本计划中没有可以计数的内容。",
    )
    with pytest.raises(ValidationError):
        walk(plan, by=clerk, today=TODAY)


def test_one_press_lets_a_number_follow(clerk_client, plan, clerk, form):
    section = SectionFactory(plan=plan, title="安排", body="全年开展协商活动18项。")
    add_topic(plan, clerk, form, section)
    url = f"/sections/{section.pk}/follow/"
    assert url in clerk_client.get(f"/plans/{plan.pk}/check/").content.decode()
    data = form_on(clerk_client.get(f"/plans/{plan.pk}/check/"), "start")
    assert clerk_client.post(url, data).url == f"/plans/{plan.pk}/check/"
    section.refresh_from_db()
    record = PlanRecord.objects.about(section=section).get()
    assert (section.body, record.changes["body"]) == (
        "全年开展协商活动〖数：议题〗项。",
        ["全年开展协商活动18项。", "全年开展协商活动〖数：议题〗项。"],
    )
    clerk_client.post(url, data)
    section.refresh_from_db()
    assert section.body == "全年开展协商活动〖数：议题〗项。"


def test_a_number_that_is_gone_or_changed_is_left_alone(plan, clerk, form):
    section = SectionFactory(plan=plan, body="全年开展协商活动18项。")
    add_topic(plan, clerk, form, section)
    with pytest.raises(ValidationError):
        follow_number(section, by=clerk, name="body", start=0)
    stale = PlanSection.objects.get(pk=section.pk)
    section.write(title="改")
    with pytest.raises(StaleObject):
        follow_number(stale, by=clerk, name="body", start=8)


@pytest.mark.parametrize("role", ["office_leader", "member", "auditor"])
def test_only_staff_let_numbers_follow(plan, clerk, office, form, role):
    section = SectionFactory(plan=plan, body="全年开展协商活动18项。")
    client = signed_in(person(office, role))
    response = client.post(f"/sections/{section.pk}/follow/", {"text": "body", "start": "8"})
    section.refresh_from_db()
    assert (response.status_code, section.body) == (403, "全年开展协商活动18项。")
