"""An adjustment is opened, explained, refused, discarded; the issued plan stays as it is all the while."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from cppcc.loose_time import parse_loose_time
from cppcc.models import StaleObject
from cppcc.workflow import WrongState
from plans.adjustment import adjusted_rows
from plans.models import (
    Activity,
    AdjustmentReason,
    AnnualPlan,
    ConsultationTopic,
    PlanRecord,
    PlanSection,
    PlanTarget,
)
from plans.services import add_row, change_plan, change_row, delete_row, freeze, hold_row, move_plan
from plans.services.adjusting import (
    AlreadyOpen,
    adjustment_hindrances,
    give_reason,
    missing_reasons,
    open_adjustment,
)
from plans.snapshot import snapshot_of
from tests.conftest import person

from .adjusting import REASON, TITLE, TITLES, TODAY, explain, issued_plan, topic_of

pytestmark = pytest.mark.django_db
MODELS = (PlanSection, ConsultationTopic, Activity, PlanTarget)


@pytest.fixture
def plan(office, clerk):
    return issued_plan(office, clerk)


@pytest.fixture
def working(plan, clerk):
    return open_adjustment(plan, by=clerk, reason=REASON)


def told(working):
    return [(row.difference.sort, row.difference.name) for row in adjusted_rows(working.adjustment)]


# Opening


def test_the_working_copy_holds_what_the_plan_holds(plan, working):
    lineages = [
        [[row.lineage for row in model.objects.of(one).in_order()] for model in MODELS]
        for one in (plan, working)
    ]
    assert lineages[0] == lineages[1]
    assert (told(working), working.state, working.title, working.adjusts_id) == ([], "draft", TITLE, plan.pk)
    assert {topic.state for topic in working.topics.all()} == {"proposed"}


def test_times_of_a_copy_in_the_same_year_do_not_move(office, clerk, plan):
    times = [topic.schedule for topic in plan.topics.in_order()]
    plan.topics.filter(title=TITLES[0]).update(schedule_text="2月29日")  # no day of 2026
    working = open_adjustment(plan, by=clerk, reason=REASON)
    assert [one.schedule for one in working.topics.in_order()][1:] == times[1:]
    assert topic_of(working, TITLES[0]).schedule_text == "2月29日"


def test_opening_leaves_no_trace_on_the_plan(plan, clerk):
    before = (snapshot_of(plan), plan.version, plan.versions.count(), plan.records.count())
    open_adjustment(plan, by=clerk, reason=REASON)
    plan.refresh_from_db()
    assert (snapshot_of(plan), plan.version, plan.versions.count(), plan.records.count()) == before


def test_who_opened_it_and_why_stays_on_record(working, clerk):
    record = PlanRecord.objects.get(step="open adjustment")
    adjustment = working.adjustment
    assert (record.plan, record.by, record.reason) == (working, clerk, REASON)
    assert (adjustment.reason, adjustment.by, adjustment.base.number, adjustment.result) == (
        REASON,
        clerk,
        2,
        None,
    )


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_opening_needs_a_reason(plan, clerk, reason):
    with pytest.raises(ValidationError) as refusal:
        open_adjustment(plan, by=clerk, reason=reason)
    assert refusal.value.message_dict == {"reason": ["请填写原因。"]}


@pytest.mark.parametrize("state", ["draft", "finished", "discarded"])
def test_only_issued_plans_are_adjusted(plan, clerk, state):
    plan.write(state=state)
    with pytest.raises(WrongState):
        open_adjustment(plan, by=clerk, reason=REASON)
    assert AnnualPlan.objects.count() == 1


@pytest.mark.parametrize("role", ["office_leader", "committee_leader", "member", "auditor"])
def test_only_staff_open_adjustments(plan, office, role):
    with pytest.raises(PermissionDenied):
        open_adjustment(plan, by=person(office, role), reason=REASON)


def test_staff_of_another_office_do_not(plan, stranger):
    with pytest.raises(PermissionDenied):
        open_adjustment(plan, by=stranger, reason=REASON)


def test_the_second_to_open_is_led_to_the_first_working_copy(plan, working, office):
    with pytest.raises(AlreadyOpen) as refusal:
        open_adjustment(plan, by=person(office, "staff"), reason="另一个理由")
    assert (refusal.value.working, plan.working_copies.count()) == (working, 1)


def test_a_plan_that_is_not_what_was_frozen_is_frozen_first(plan, clerk):
    plan.topics.filter(title=TITLES[0]).update(title="持续优化营商环境")
    working = open_adjustment(plan, by=clerk, reason=REASON)
    assert (working.adjustment.base.number, told(working)) == (3, [])


# Differences and reasons


def change_three(working, clerk):
    """One topic dropped, one moved, one changed, one added."""
    delete_row(topic_of(working, TITLES[1]), by=clerk)
    change_row(topic_of(working, TITLES[2]), by=clerk, schedule=parse_loose_time("9月", 2026))
    changed = topic_of(working, TITLES[3])
    change_row(changed, by=clerk, title="学前教育普惠发展")
    add_row(ConsultationTopic, working, by=clerk, form=changed.form, title="夜间经济")


def test_only_topics_must_be_explained(working, clerk):
    change_three(working, clerk)
    add_row(Activity, working, by=clerk, title="走访企业", kind="visit")
    add_row(PlanTarget, working, by=clerk, text="走访不少于1次", kind="visit", minimum=1)
    change_row(working.sections.get(title="指导思想"), by=clerk, body="围绕中心。")
    assert told(working) == [
        ("dropped", "停车场建设"),
        ("moved", "农村供水保障"),
        ("changed", "学前教育普惠发展"),
        ("added", "夜间经济"),
        ("added", "走访企业"),
        ("added", "走访不少于1次"),
        ("changed", "指导思想"),
    ]
    names = ("停车场建设", "农村供水保障", "学前教育普惠发展", "夜间经济")
    assert missing_reasons(working) == [f"“{name}”：没有写明理由。" for name in names]
    explain(working, clerk)
    assert missing_reasons(working) == []


def test_a_plan_of_its_own_misses_no_reason(plan):
    assert (missing_reasons(plan), adjustment_hindrances(plan)) == ([], [])


def test_a_topic_deleted_and_entered_again_is_the_same_topic(working, clerk):
    topic = topic_of(working, TITLES[1])
    delete_row(topic, by=clerk)
    add_row(ConsultationTopic, working, by=clerk, form=topic.form, title=topic.title)
    assert told(working) == [("moved", "停车场建设")]


def test_a_topic_that_is_only_alike_is_another_topic(working, clerk):
    topic = topic_of(working, TITLES[2])
    delete_row(topic, by=clerk)
    add_row(ConsultationTopic, working, by=clerk, form=topic.form, title="城镇供水保障")
    assert told(working) == [("dropped", "农村供水保障"), ("added", "城镇供水保障")]


def given(working):
    return [(one.kind, one.text, one.by) for one in AdjustmentReason.objects.order_by("pk")]


def test_reasons_are_changed_and_taken_away(working, clerk, office):
    lineage, other = topic_of(working, TITLES[0]).lineage, person(office, "staff")
    row = give_reason(working, "topic", lineage, " 部门职责调整 ", by=clerk)
    assert given(working) == [("topic", "部门职责调整", clerk)]
    give_reason(working, "topic", lineage, "机构改革", by=other, seen=row.version)
    assert given(working) == [("topic", "机构改革", other)]
    give_reason(working, "topic", lineage, "", by=clerk, seen=row.version + 1)
    assert given(working) == [("topic", "", clerk)]


@pytest.mark.parametrize("seen", [0, 2])
def test_a_reason_changed_meanwhile_is_not_overwritten(working, clerk, office, seen):
    lineage = topic_of(working, TITLES[0]).lineage
    give_reason(working, "topic", lineage, "先写的", by=clerk)
    with pytest.raises(StaleObject) as refusal:
        give_reason(working, "topic", lineage, "后写的", by=person(office, "staff"), seen=seen)
    assert (refusal.value.row.text, given(working)) == ("先写的", [("topic", "先写的", clerk)])


def test_an_empty_reason_is_no_row_and_a_long_one_is_refused(working, clerk):
    lineage = topic_of(working, TITLES[0]).lineage
    give_reason(working, "topic", lineage, "  ", by=clerk)
    with pytest.raises(ValidationError):
        give_reason(working, "topic", lineage, "长" * 1001, by=clerk)
    assert given(working) == []


def test_reasons_are_for_who_may_edit_an_open_copy(working, clerk, office):
    lineage = topic_of(working, TITLES[0]).lineage
    with pytest.raises(PermissionDenied):
        give_reason(working, "topic", lineage, "理由", by=person(office, "office_leader"))
    working.write(state="discarded")
    with pytest.raises(WrongState):
        give_reason(working, "topic", lineage, "理由", by=clerk)


# What happens to the plan meanwhile


@pytest.mark.parametrize("step", ["withdraw", "finish"])
def test_a_plan_that_is_being_adjusted_stays_issued(plan, working, clerk, step):
    with pytest.raises(WrongState):
        move_plan(plan, step, by=clerk, reason="另行安排")
    move_plan(working, "discard", by=clerk)
    move_plan(plan, step, by=clerk, reason="另行安排")
    assert plan.state == {"withdraw": "draft", "finish": "finished"}[step]


def test_discarding_leaves_no_trace_on_the_plan(plan, clerk):
    before = (snapshot_of(plan), plan.version, plan.versions.count(), plan.records.count())
    working = open_adjustment(plan, by=clerk, reason=REASON)
    change_three(working, clerk)
    move_plan(working, "discard", by=clerk)
    plan.refresh_from_db()
    assert (snapshot_of(plan), plan.version, plan.versions.count(), plan.records.count()) == before


def test_a_discarded_copy_comes_back_while_nothing_else_happened(plan, working, clerk):
    move_plan(working, "discard", by=clerk)
    move_plan(working, "restore", by=clerk)
    assert working.state == "draft"


@pytest.mark.parametrize("what", ["another one is open", "issued anew", "withdrawn"])
def test_a_discarded_copy_that_is_outlived_stays_discarded(plan, working, clerk, what):
    move_plan(working, "discard", by=clerk)
    if what == "another one is open":
        open_adjustment(plan, by=clerk, reason=REASON)
    elif what == "issued anew":
        freeze(plan, by=None, reason="再次印发")
    else:
        plan.write(state="draft")
    with pytest.raises(WrongState):
        move_plan(working, "restore", by=clerk)


@pytest.mark.parametrize("way", ["drop", "form", "time"])
def test_what_has_been_held_stands_against_dropping_and_moving_it(plan, working, clerk, way):
    topic = topic_of(working, TITLES[0])
    if way == "drop":
        delete_row(topic, by=clerk)
    elif way == "form":
        other = topic.form.organization.consultationform_set.exclude(pk=topic.form_id).get()
        change_row(topic, by=clerk, form=other)
    else:
        change_row(topic, by=clerk, schedule=parse_loose_time("9月", 2026))
    explain(working, clerk)
    assert adjustment_hindrances(working) == []
    hold_row(topic_of(plan, TITLES[0]), by=clerk, on=TODAY)
    assert adjustment_hindrances(working) == [
        "“优化营商环境”已于2026年6月10日举行，不能取消，也不能改动形式或时间。"
    ]


def test_the_words_of_what_has_been_held_can_be_mended(plan, working, clerk):
    change_row(topic_of(working, TITLES[0]), by=clerk, title="优化县域营商环境")
    explain(working, clerk)
    hold_row(topic_of(plan, TITLES[0]), by=clerk, on=TODAY)
    assert adjustment_hindrances(working) == []


def test_a_plan_that_is_not_what_it_was_is_not_adjusted(plan, working):
    plan.topics.filter(title=TITLES[1]).update(title="立体停车场建设")
    assert adjustment_hindrances(working) == [
        "“2026年度协商工作计划”在调整稿建立以后有变动：立体停车场建设。请重新建立调整稿。"
    ]


def test_a_plan_that_is_not_issued_is_not_adjusted(plan, working):
    plan.write(state="finished")
    working = AnnualPlan.objects.get(pk=working.pk)
    assert adjustment_hindrances(working) == ["“2026年度协商工作计划”已不在执行中（已完成），现在不能调整。"]


def test_the_head_of_a_working_copy_is_its_own(plan, working, clerk):
    change_plan(working, by=clerk, document_number="青协〔2026〕18号")
    plan.refresh_from_db()
    assert plan.document_number == "青协〔2026〕5号"
