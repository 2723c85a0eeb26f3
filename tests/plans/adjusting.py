"""An issued plan with its adjustment, as tests of adjusting begin."""

from datetime import date

from cppcc.loose_time import parse_loose_time
from plans.adjustment import adjusted_rows
from plans.demo.stations import walk
from plans.models import Activity, AnnualPlan, ConsultationTopic, PlanSection, PlanTarget
from plans.services import add_row, change_row, delete_row, give_reason, open_adjustment
from tests.factories import CommitteeFactory, FormFactory, PlanFactory

TITLE = "2026年度协商工作计划"
ISSUED_ON = date(2026, 1, 10)
TODAY = date(2026, 6, 10)
TITLES = ("优化营商环境", "停车场建设", "农村供水保障", "学前教育")
REASON = "县委中心工作有调整"


def issued_plan(office, clerk):
    """Four topics in one of two chapters, an activity for the first, a target; issued in January."""
    CommitteeFactory(organization=office, name="经济委员会")
    plan = PlanFactory(organization=office, title=TITLE, document_number="青协〔2026〕5号")
    add_row(PlanSection, plan, by=clerk, title="指导思想", body="围绕中心，服务大局。")
    section = add_row(PlanSection, plan, by=clerk, title="协商议题", body="全年安排如下。")
    form = FormFactory(organization=office, name="专题协商")
    FormFactory(organization=office, name="对口协商")
    for month, title in enumerate(TITLES, 3):
        add_row(
            ConsultationTopic,
            plan,
            by=clerk,
            section=section,
            form=form,
            title=title,
            schedule=parse_loose_time(f"{month}月", 2026),
            organisers=["经济委员会"],
        )
    add_row(Activity, plan, by=clerk, title="视察停车场", kind="inspection", topic=topic_of(plan, TITLES[0]))
    add_row(PlanTarget, plan, by=clerk, text="调研不少于2次", kind="research", minimum=2)
    walk(plan, by=clerk, today=ISSUED_ON)
    return AnnualPlan.objects.get(pk=plan.pk)


def changed_copy(plan, clerk):
    """A working copy with a topic dropped, one moved and one added; the dropped one is explained."""
    working = open_adjustment(plan, by=clerk, reason=REASON)
    dropped = topic_of(working, TITLES[1])
    delete_row(dropped, by=clerk)
    change_row(topic_of(working, TITLES[2]), by=clerk, schedule=parse_loose_time("9月", 2026))
    timed = {"schedule": parse_loose_time("10月", 2026), "organisers": ["经济委员会"]}
    add_row(ConsultationTopic, working, by=clerk, form=dropped.form, title="夜间经济", **timed)
    give_reason(working, "topic", dropped.lineage, "职责已划转", by=clerk)
    return working


def topic_of(plan, title):
    return plan.topics.get(title=title)


def explain(working, clerk, text=REASON):
    """Give every difference of the working copy a reason."""
    for row in adjusted_rows(working.adjustment):
        if row.difference.key[1] and not row.reason:
            give_reason(working, *row.difference.key, text, by=clerk)


def put_into_force(working, clerk, today=TODAY):
    """Lead the working copy through its stations; return the plan as it is then."""
    walk(AnnualPlan.objects.get(pk=working.pk), by=clerk, today=today)
    return AnnualPlan.objects.get(pk=working.adjusts_id)
