"""A plan with one chapter and one topic, as tests of pages begin."""

from datetime import date

from cppcc.loose_time import parse_loose_time
from plans.demo.stations import walk
from plans.models import ConsultationTopic, PlanSection
from plans.services import add_row
from tests.factories import FormFactory, PlanFactory

TODAY = date(2026, 1, 10)


def small_plan(office, clerk):
    plan = PlanFactory(organization=office, title="2026年度协商工作计划")
    section = add_row(PlanSection, plan, by=clerk, title="协商议题", body="总体安排如下。")
    form = FormFactory(organization=office, name="专题协商")
    add_row(
        ConsultationTopic,
        plan,
        by=clerk,
        title="营商环境",
        form=form,
        section=section,
        content="听取通报",
        schedule=parse_loose_time("5月", plan.year),
        organisers=["研究室"],
    )
    return plan


def issue_small(plan, clerk):
    walk(plan, by=clerk, today=TODAY)
