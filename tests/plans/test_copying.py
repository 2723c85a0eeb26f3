"""Last year's plan as a new draft: its days move with the year, other years stay, nothing is left behind."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import translation

from cppcc.loose_time import LooseTime, parse_loose_time
from plans.demo.stations import walk
from plans.models import Activity, ConsultationTopic, PlanRecord, PlanSection, PlanTarget
from plans.numbering import places
from plans.services import add_row, copy_plan, move_schedule, move_year, prepare_copy
from tests.factories import CommitteeFactory, DepartmentFactory, FormFactory, MemberFactory, PlanFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(office, clerk):
    """An issued plan of 2026 with one row of each sort, chapter in chapter."""
    CommitteeFactory(organization=office, name="经济委员会")
    plan = PlanFactory(organization=office, title="2026年度协商工作计划", document_number="〔2026〕5号")
    first = add_row(PlanSection, plan, by=clerk, title="指导思想", body="总结2025年经验，做好2026年工作。")
    inner = add_row(PlanSection, plan, by=clerk, title="总体要求", parent=first)
    topic = add_row(
        ConsultationTopic,
        plan,
        by=clerk,
        section=inner,
        title="推进2026年重点项目建设",
        form=FormFactory(organization=office, name="专题协商"),
        schedule=parse_loose_time("5月中旬", 2026),
        organisers=["经济委员会", "研究室"],
        partners=[DepartmentFactory(organization=office, name="县发改局")],
        leader=MemberFactory(organization=office, name="陈明"),
    )
    add_row(
        Activity,
        plan,
        by=clerk,
        title="视察重点项目",
        kind="inspection",
        topic=topic,
        schedule=parse_loose_time("适时", 2026),
    )
    add_row(PlanTarget, plan, by=clerk, text="调研不少于2次", kind="research", minimum=2)
    walk(plan, by=clerk, today=date(2026, 1, 10))
    return plan


@pytest.mark.parametrize(
    ("text", "moved"),
    [
        ("2026年度协商工作计划", "2027年度协商工作计划"),
        ("总结2025年，做好2026 年", "总结2025年，做好2027 年"),
        ("二〇二六年工作要点", "二〇二七年工作要点"),
        ("二零二六年工作要点", "二零二七年工作要点"),
        ("12026年、编号2026", "12026年、编号2026"),
    ],
)
def test_only_the_plans_own_year_moves(text, moved):
    assert move_year(text, 2026, 2027) == moved


@pytest.mark.parametrize(
    ("text", "old", "new", "expected"),
    [
        ("5月中旬", 2026, 2027, ("5月中旬", date(2027, 5, 11), date(2027, 5, 20))),
        ("2月", 2027, 2028, ("2月", date(2028, 2, 1), date(2028, 2, 29))),
        ("2月29日", 2028, 2029, ("2月28日", date(2029, 2, 28), date(2029, 2, 28))),
        ("2026年3月5日", 2026, 2027, ("2027年3月5日", date(2027, 3, 5), date(2027, 3, 5))),
        ("12月至次年1月", 2026, 2027, ("12月至次年1月", date(2027, 12, 1), date(2028, 1, 31))),
        ("全会期间", 2026, 2027, ("全会期间", None, None)),
    ],
)
def test_times_are_read_again_in_the_new_year(text, old, new, expected):
    moved = move_schedule(parse_loose_time(text, old), old, new)
    assert (moved.text, moved.earliest, moved.latest) == expected


def test_days_entered_by_hand_move_by_the_year():
    by_hand = LooseTime("春季", date(2028, 2, 29), date(2028, 4, 10), "range")
    moved = move_schedule(by_hand, 2028, 2029)
    assert (moved.text, moved.earliest, moved.latest, moved.precision) == (
        "春季",
        date(2029, 2, 28),
        date(2029, 4, 10),
        "range",
    )


def test_copy_is_a_whole_draft_of_the_new_year(plan, clerk):
    copy = copy_plan(plan, by=clerk, year=2027)
    copy.refresh_from_db()
    assert (copy.title, copy.year, copy.state, copy.document_number) == (
        "2027年度协商工作计划",
        2027,
        "draft",
        "",
    )
    assert [
        (place.level, place.section.title, place.section.body) for place in places(copy.sections.all())
    ] == [
        (1, "指导思想", "总结2025年经验，做好2027年工作。"),
        (2, "总体要求", ""),
    ]
    topic = copy.topics.get()
    assert (topic.title, topic.state, topic.section.title, topic.leader.name) == (
        "推进2027年重点项目建设",
        "proposed",
        "总体要求",
        "陈明",
    )
    assert topic.schedule == LooseTime("5月中旬", date(2027, 5, 11), date(2027, 5, 20), "ten_days")
    assert [(one.name, one.committee_id is None) for one in topic.organisers.all()] == [
        ("经济委员会", False),
        ("研究室", True),
    ]
    assert [one.name for one in topic.partners.all()] == ["县发改局"]
    assert (copy.activities.get().topic, copy.targets.get().minimum) == (topic, 2)


def test_original_stays_as_it_was(plan, clerk):
    before = (plan.topics.get().title, plan.sections.count(), plan.records.count())
    copy_plan(plan, by=clerk, year=2027)
    plan.refresh_from_db()
    assert (plan.topics.get().title, plan.sections.count(), plan.records.count()) == before
    assert (plan.state, plan.year) == ("issued", 2026)


def test_preview_names_every_change_and_other_years(plan):
    with translation.override("en"):
        prepared = prepare_copy(plan, 2027)
    assert [(change.field, change.before, change.after) for change in prepared.changes] == [
        ("text", "总结2025年经验，做好2026年工作。", "总结2025年经验，做好2027年工作。"),
        ("title", "推进2026年重点项目建设", "推进2027年重点项目建设"),
        ("time", "5月中旬 (11–20 May 2026)", "5月中旬 (11–20 May 2027)"),
    ]
    assert prepared.other_years == [2025]


def test_history_names_the_source(plan, clerk):
    copy = copy_plan(plan, by=clerk, year=2027)
    record = PlanRecord.objects.of(copy).newest_first().first()
    assert (record.step, record.changes) == ("copy", {"source": ["2026年度协商工作计划", ""]})


def test_second_copy_with_the_same_title_is_refused_and_leaves_nothing(plan, clerk, office):
    copy_plan(plan, by=clerk, year=2027)
    with pytest.raises(ValidationError):
        copy_plan(plan, by=clerk, year=2027)
    assert type(plan).objects.of(office).filter(year=2027).count() == 1


def test_staff_of_another_office_copy_nothing(plan, stranger):
    with pytest.raises(PermissionDenied):
        copy_plan(plan, by=stranger, year=2027)
