"""The plan check: each rule finds its own case, names the row, and finds nothing beside it."""

from datetime import date

import pytest
from django.utils import translation

from plans.checking import check_plan
from plans.models import PlanRule, TopicOrganiser
from tests.factories import (
    ActivityFactory,
    CommitteeFactory,
    FormFactory,
    MemberFactory,
    OrganizationFactory,
    PlanFactory,
    SectionFactory,
    TargetFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 1)


@pytest.fixture
def plan(office):
    return PlanFactory(organization=office)


@pytest.fixture
def economy(office):
    return CommitteeFactory(organization=office, name="经济委员会")


def topic(plan, committee=None, month=5, **values):
    if month:
        values |= {
            "schedule_text": f"{month}月",
            "schedule_earliest": date(2026, month, 1),
            "schedule_latest": date(2026, month, 28),
            "schedule_precision": "month",
        }
    form = plan.organization.consultationform_set.first() or FormFactory(organization=plan.organization)
    row = TopicFactory(plan=plan, form=form, **values)
    if committee:
        TopicOrganiser.objects.create(topic=row, committee=committee, name=committee.name)
    return row


def found(plan, *codes):
    return [
        (one.code, one.severity, one.row) for one in check_plan(plan, TODAY) if not codes or one.code in codes
    ]


def test_declared_number_over_other_rows(plan, economy):
    plan.declared_total = 18
    plan.save()
    topic(plan, economy)
    assert found(plan, "count-mismatch") == [("count-mismatch", "error", None)]
    plan.declared_total = 1
    plan.save()
    assert found(plan, "count-mismatch") == []


@pytest.mark.parametrize("body", ["开展重点协商活动18项。", "开展协商活动十八次。", "开展协商１８ 项。"])
def test_declared_number_leads_to_the_sentence_that_declares_it(plan, body):
    plan.write(declared_total=18)
    SectionFactory(plan=plan, body="全年调研118次、走访8次。")
    section = SectionFactory(plan=plan, body=body)
    assert found(plan, "count-mismatch") == [("count-mismatch", "error", section)]


@pytest.mark.parametrize(
    ("title", "mismatch"), [("常委会协商(2个)", True), ("常委会协商（一个）", False), ("常委会协商", False)]
)
def test_number_in_a_section_title(plan, economy, title, mismatch):
    section = SectionFactory(plan=plan, title=title)
    topic(plan, economy, section=section)
    wanted = [("section-count-mismatch", "error", section)] if mismatch else []
    assert found(plan, "section-count-mismatch") == wanted


def test_missing_time_and_organiser(plan):
    row = topic(plan, month=None, schedule_text="", schedule_earliest=None, schedule_latest=None)
    assert found(plan) == [("no-time", "warning", row), ("no-organiser", "warning", row)]


def test_organiser_that_is_no_committee(plan):
    row = topic(plan)
    TopicOrganiser.objects.create(topic=row, name="调研室")
    assert found(plan, "unknown-organiser", "no-organiser") == [("unknown-organiser", "note", row)]


def test_time_outside_the_year(plan, economy):
    row = topic(
        plan, economy, month=None, schedule_earliest=date(2025, 12, 1), schedule_latest=date(2026, 1, 31)
    )
    assert found(plan, "outside-year") == [("outside-year", "warning", row)]


def test_empty_months_are_named_once(plan, economy):
    for month in range(1, 11):
        topic(plan, economy, month=month)
    [finding] = [one for one in check_plan(plan, TODAY) if one.code == "empty-months"]
    assert "11" in finding.text and "12" in finding.text and "10" not in finding.text


def test_committee_over_its_limit_in_a_month(plan, economy):
    topic(plan, economy)
    last = topic(plan, economy)
    assert found(plan, "overload") == []
    PlanRule.objects.create(
        organization=plan.organization, holds_from=date(2026, 1, 1), committee_topics_a_month=1
    )
    assert found(plan, "overload") == [("overload", "warning", last)]


def test_rule_holds_from_its_day(plan, economy):
    topic(plan, economy)
    topic(plan, economy)
    PlanRule.objects.create(
        organization=plan.organization, holds_from=date(2026, 4, 1), committee_topics_a_month=1
    )
    assert found(plan, "overload") == []


def test_liaison_office_takes_the_rule_of_the_office_above(office):
    PlanRule.objects.create(organization=office, holds_from=date(2026, 1, 1), office_rows_a_month=0)
    below = PlanFactory(organization=OrganizationFactory(parent=office, kind="liaison_office"))
    topic(below)
    assert found(below, "overload") == [("overload", "warning", None)]


def test_leader_in_two_places_on_one_day(plan, office):
    leader = MemberFactory(organization=office)
    day = {"schedule_text": "5月8日", "schedule_precision": "day", "month": None}
    rows = [
        topic(
            plan, leader=leader, schedule_earliest=date(2026, 5, 8), schedule_latest=date(2026, 5, 8), **day
        )
        for _ in range(2)
    ]
    assert found(plan, "double-booking") == [("double-booking", "error", rows[-1])]
    told = {}
    for language in ("zh-hans", "en"):
        with translation.override(language):
            told[language] = [one for one in check_plan(plan, TODAY) if one.code == "double-booking"]
    [chinese], [english] = told.values()
    assert ("2026年5月8日" in chinese.text, "8 May 2026" in english.text) == (True, True)
    assert chinese.key == english.key


@pytest.mark.parametrize(("rows", "severity"), [(0, "note"), (1, "warning"), (2, None)])
def test_target_against_the_activities(plan, rows, severity):
    target = TargetFactory(plan=plan, kind="research", minimum=2)
    for _ in range(rows):
        ActivityFactory(plan=plan, kind="research")
    wanted = [("target-contradicted", severity, target)] if severity else []
    assert found(plan, "target-contradicted") == wanted


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("提出20--年度市政协协商工作计划", "提出20--年度市政协协"),
        ("20xx年，\\*\\*镇政协委员会", "20xx年，**镇政"),
        ("年内研究政协工作□年底", "研究政协工作□年底"),
        ("贯彻xx届三中全会精神", "贯彻xx届三中全会精"),
        ("__月中旬召开", "__月中旬召开"),
        ("2020--2025年规划，Exxon公司，2*3", None),
    ],
)
def test_places_left_open_are_found(plan, body, said):
    section = SectionFactory(plan=plan, body=f"第一段。\n{body}")
    told = [one for one in check_plan(plan, TODAY) if one.code == "left-open"]
    wanted = [("warning", section, (("said", said),))] if said else []
    assert [(one.severity, one.row, one.facts) for one in told] == wanted


def test_queries_do_not_grow_with_the_rows(plan, economy, django_assert_num_queries):
    topic(plan, economy)
    with django_assert_num_queries(7):
        check_plan(plan, TODAY)
    for _ in range(3):
        topic(plan, economy)
    with django_assert_num_queries(7):
        check_plan(plan, TODAY)
