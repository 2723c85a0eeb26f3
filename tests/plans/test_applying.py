"""An adjustment takes effect: rows keep their key, state and history, the version its reasons for ever."""

from datetime import date

import pytest

from cppcc.loose_time import parse_loose_time
from plans.adjustment import content_difference
from plans.checking import check_plan
from plans.entries import entries_of
from plans.models import Activity, AnnualPlan, ConsultationTopic, PlanRecord, PlanSection, PlanTarget
from plans.progress import progress_of
from plans.services import (
    add_row,
    change_plan,
    change_row,
    copy_plan,
    delete_row,
    give_reason,
    hold_row,
    move_row,
    nest_section,
    open_adjustment,
    override_warnings,
    review_plan,
)
from plans.snapshot import snapshot_of
from tests.factories import DepartmentFactory

from .adjusting import REASON, TITLES, TODAY, explain, issued_plan, put_into_force, topic_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(office, clerk):
    return issued_plan(office, clerk)


@pytest.fixture
def working(plan, clerk):
    return open_adjustment(plan, by=clerk, reason=REASON)


def change_much(working, clerk):
    """Something of everything: rows of each sort added, dropped, moved, changed, put in another order."""
    delete_row(topic_of(working, TITLES[1]), by=clerk)
    change_row(topic_of(working, TITLES[2]), by=clerk, schedule=parse_loose_time("9月", 2026))
    changed = topic_of(working, TITLES[3])
    department = DepartmentFactory(organization=working.organization, name="县教育局")
    change_row(changed, by=clerk, title="普惠学前教育", organisers=["研究室"], partners=[department])
    section = add_row(PlanSection, working, by=clerk, title="组织领导", body="加强统筹。")
    inner = add_row(PlanSection, working, by=clerk, title="工作要求", parent=section)
    added = add_row(
        ConsultationTopic,
        working,
        by=clerk,
        form=changed.form,
        title="夜间经济",
        section=inner,
        position=0,
        schedule=parse_loose_time("10月", 2026),
        organisers=["经济委员会"],
    )
    delete_row(working.activities.get(), by=clerk)
    add_row(Activity, working, by=clerk, title="走访夜市", kind="visit", topic=added, section=inner)
    change_row(working.targets.get(), by=clerk, text="调研不少于3次", minimum=3)
    add_row(PlanTarget, working, by=clerk, text="走访不少于1次", kind="visit", minimum=1)
    delete_row(working.sections.get(title="指导思想"), by=clerk)
    change_plan(working, by=clerk, title="2026年度协商工作计划（调整）", declared_total=4)
    explain(working, clerk)


def test_the_plan_holds_what_the_working_copy_held(plan, working, clerk):
    change_much(working, clerk)
    wanted = snapshot_of(working)
    plan = put_into_force(working, clerk)
    found = snapshot_of(plan)
    assert content_difference(wanted, found).rows == ()
    for kind in ("sections", "topics", "activities", "targets"):
        assert [row["lineage"] for row in found[kind]] == [row["lineage"] for row in wanted[kind]]
    places = [[(row["level"], row["number"]) for row in one["sections"]] for one in (wanted, found)]
    assert places[0] == places[1]


def test_rows_keep_their_keys_and_states(plan, working, clerk):
    hold_row(topic_of(plan, TITLES[0]), by=clerk, on=TODAY)
    keys = {title: topic_of(plan, title).pk for title in TITLES}
    change_much(working, clerk)
    plan = put_into_force(working, clerk)
    found = [(one.pk, one.title, one.state) for one in plan.topics.in_order()]
    assert found == [
        (topic_of(plan, "夜间经济").pk, "夜间经济", "listed"),
        (keys[TITLES[0]], TITLES[0], "held"),
        (keys[TITLES[1]], TITLES[1], "dropped"),
        (keys[TITLES[2]], TITLES[2], "listed"),
        (keys[TITLES[3]], "普惠学前教育", "listed"),
    ]
    assert [(one.title, one.state) for one in plan.activities.in_order()] == [
        ("视察停车场", "cancelled"),
        ("走访夜市", "planned"),
    ]


def test_relations_follow(plan, working, clerk):
    change_much(working, clerk)
    plan = put_into_force(working, clerk)
    changed, added = topic_of(plan, "普惠学前教育"), topic_of(plan, "夜间经济")
    assert [one.name for one in changed.organisers.all()] == ["研究室"]
    assert [one.name for one in changed.partners.all()] == ["县教育局"]
    assert (added.section.title, added.section.parent.title, added.section.plan) == (
        "工作要求",
        "组织领导",
        plan,
    )
    assert plan.activities.get(title="走访夜市").topic == added


def test_history_tells_each_change_with_its_reason(plan, working, clerk):
    change_much(working, clerk)
    since = PlanRecord.objects.newest_first().first().pk
    plan = put_into_force(working, clerk)
    records = PlanRecord.objects.of(plan).filter(pk__gt=since).order_by("pk")
    found = [(one.step, one.subject, one.reason) for one in records]
    assert found == [
        ("adjust", "2026年度协商工作计划（调整）", REASON),
        ("add", "组织领导", REASON),
        ("add", "工作要求", REASON),
        ("add", "夜间经济", REASON),
        ("change", "农村供水保障", REASON),
        ("change", "普惠学前教育", REASON),
        ("add", "走访夜市", REASON),
        ("change", "调研不少于3次", REASON),
        ("add", "走访不少于1次", REASON),
        ("drop", "停车场建设", REASON),
        ("drop", "视察停车场", REASON),
        ("delete", "指导思想", REASON),
    ]
    head = records[0].changes
    assert head == {
        "title": ["2026年度协商工作计划", "2026年度协商工作计划（调整）"],
        "declared_total": ["", "4"],
    }
    moved = records.get(subject="农村供水保障")
    assert (moved.topic, moved.by, moved.changes) == (
        topic_of(plan, TITLES[2]),
        clerk,
        {"schedule": ["5月", "9月"]},
    )


def test_the_new_version_keeps_reasons_and_counts(plan, working, clerk):
    change_much(working, clerk)
    give_reason(working, "topic", topic_of(working, TITLES[0]).lineage, "没有变动的议题", by=clerk)
    plan = put_into_force(working, clerk)
    adjustment = plan.working_copies.get().adjustment
    assert (adjustment.result.number, adjustment.result.reason, adjustment.applied_on) == (
        3,
        "第1次调整",
        TODAY,
    )
    assert adjustment.counts == {
        "topic": {"added": 1, "dropped": 1, "moved": 1, "changed": 1},
        "activity": {"added": 1, "dropped": 1, "moved": 0, "changed": 0},
        "target": {"added": 1, "dropped": 0, "moved": 0, "changed": 1},
        "section": {"added": 2, "dropped": 1, "moved": 0, "changed": 0},
    }
    kept = adjustment.result.snapshot["adjustment"]
    assert (kept["base"], kept["reason"], len(kept["reasons"])) == (2, REASON, 11)
    assert {one["text"] for one in kept["reasons"]} == {REASON}


def test_versions_of_before_stay_as_they_were(plan, working, clerk):
    before = list(plan.versions.newest_first().values("snapshot", "sha256"))
    change_much(working, clerk)
    put_into_force(working, clerk)
    assert list(plan.versions.newest_first().values("snapshot", "sha256"))[1:] == before


def test_order_alone_is_brought_over(plan, working, clerk):
    move_row(topic_of(working, TITLES[3]), by=clerk, position=0)
    nest_section(
        working.sections.get(title="协商议题"),
        by=clerk,
        parent=working.sections.get(title="指导思想"),
        position=0,
    )
    plan = put_into_force(working, clerk)
    assert [one.title for one in plan.topics.in_order()] == [TITLES[3], *TITLES[:3]]
    assert plan.sections.get(title="协商议题").parent == plan.sections.get(title="指导思想")


def test_what_was_dropped_is_neither_printed_nor_counted(plan, working, clerk):
    change_much(working, clerk)
    plan = put_into_force(working, clerk)
    standing = ["夜间经济", TITLES[0], TITLES[2], "普惠学前教育", "走访夜市"]
    snapshot = snapshot_of(plan)
    assert [row["title"] for row in (*snapshot["topics"], *snapshot["activities"])] == standing
    assert [one.title for one in entries_of(plan, clerk)] == standing
    assert [row.entry.title for row in progress_of(plan, clerk, TODAY).rows] == standing
    assert "count-mismatch" not in [one.code for one in check_plan(plan, TODAY)]
    shown = AnnualPlan.objects.visible_to(clerk).with_counts().get(pk=plan.pk)
    assert (shown.topic_count, shown.activity_count) == (4, 1)


def test_a_copy_for_next_year_leaves_out_what_was_dropped(plan, working, clerk):
    change_much(working, clerk)
    copy = copy_plan(put_into_force(working, clerk), by=clerk, year=2027)
    assert [one.title for one in copy.topics.in_order()] == ["夜间经济", TITLES[0], TITLES[2], "普惠学前教育"]


def test_a_second_adjustment_starts_from_the_first(plan, working, clerk):
    change_much(working, clerk)
    plan = put_into_force(working, clerk)
    again = open_adjustment(plan, by=clerk, reason="再次调整")
    assert (again.adjustment.base.number, again.topics.count(), again.activities.count()) == (3, 4, 1)
    change_row(topic_of(again, "夜间经济"), by=clerk, title="夜间消费")
    explain(again, clerk, "规范名称")
    plan = put_into_force(again, clerk, date(2026, 9, 1))
    assert [one.reason for one in plan.versions.newest_first()][:2] == ["第2次调整", "第1次调整"]


def test_warnings_let_stand_in_the_working_copy_stay_answered(plan, working, clerk):
    add_row(ConsultationTopic, working, by=clerk, form=working.topics.first().form, title="适时安排的")
    open_keys = [one.key for one in review_plan(working, TODAY).open]
    override_warnings(working, open_keys, by=clerk, reason="时间待定", today=TODAY)
    explain(working, clerk)
    review = review_plan(put_into_force(working, clerk), TODAY)
    assert (review.open, {one.override.reason for one in review.judged if one.override}) == ([], {"时间待定"})
