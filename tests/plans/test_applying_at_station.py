"""The last station of an adjustment: what stands against it, who takes the step, how often."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from plans.models import AnnualPlan
from plans.services import (
    MovedOn,
    apply_adjustment,
    change_plan,
    change_row,
    delete_row,
    hold_row,
    issue_plan,
    open_adjustment,
    submit_plan,
)
from plans.snapshot import snapshot_of
from plans.workflow import PLAN_WORKFLOW
from tests.conftest import person
from tests.factories import PlanFactory

from .adjusting import REASON, TITLES, TODAY, explain, issued_plan, put_into_force, topic_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(office, clerk):
    return issued_plan(office, clerk)


@pytest.fixture
def working(plan, clerk):
    return open_adjustment(plan, by=clerk, reason=REASON)


def on_its_way(working, clerk):
    """The working copy at its last station."""
    working = AnnualPlan.objects.get(pk=working.pk)
    submit_plan(working, by=clerk)
    return working


def test_an_adjustment_without_its_reasons_does_not_go_on_its_way(working, clerk):
    delete_row(topic_of(working, TITLES[1]), by=clerk)
    with pytest.raises(ValidationError) as refusal:
        on_its_way(working, clerk)
    assert refusal.value.messages[1:] == ["“停车场建设”：没有写明理由。"]
    working.refresh_from_db()
    assert (working.state, working.passages.count()) == ("draft", 0)


@pytest.mark.parametrize("what", ["held", "changed", "finished"])
def test_what_stands_against_it_is_listed_and_nothing_is_written(plan, working, clerk, what):
    delete_row(topic_of(working, TITLES[1]), by=clerk)
    explain(working, clerk)
    working = on_its_way(working, clerk)
    if what == "held":
        hold_row(topic_of(plan, TITLES[1]), by=clerk, on=TODAY)
    elif what == "changed":
        plan.topics.filter(title=TITLES[0]).update(title="改")
    else:
        plan.write(state="finished")
    plan = AnnualPlan.objects.get(pk=plan.pk)
    before = (snapshot_of(plan), plan.records.count(), plan.versions.count())
    with pytest.raises(ValidationError) as refusal:
        issue_plan(AnnualPlan.objects.get(pk=working.pk), by=clerk, today=TODAY)
    assert len(refusal.value.messages) == 2
    assert (snapshot_of(plan), plan.records.count(), plan.versions.count()) == before
    assert AnnualPlan.objects.get(pk=working.pk).state == "in_approval"


def test_the_head_of_the_issue_becomes_the_plans(plan, working, clerk):
    change_row(topic_of(working, TITLES[0]), by=clerk, title="营商环境")
    explain(working, clerk)
    working = on_its_way(working, clerk)
    issue_plan(working, by=clerk, today=TODAY, document_number="青协〔2026〕18号", issued_on=TODAY)
    plan.refresh_from_db()
    assert (plan.document_number, plan.issued_on, plan.state) == ("青协〔2026〕18号", TODAY, "issued")
    newest = plan.versions.newest_first().first()
    assert newest.snapshot["document"]["number"] == "青协〔2026〕18号"
    assert (working.state, working.station, working.passages.last().step) == ("applied", None, "passed")


def test_a_title_that_another_plan_has_is_refused(office, plan, working, clerk):
    PlanFactory(organization=office, title="另一份计划")
    change_plan(working, by=clerk, title="另一份计划")
    with pytest.raises(ValidationError):
        put_into_force(working, clerk)
    plan.refresh_from_db()
    assert plan.title == "2026年度协商工作计划"


def test_an_adjustment_takes_effect_once(plan, working, clerk):
    change_row(topic_of(working, TITLES[0]), by=clerk, title="营商环境")
    explain(working, clerk)
    first = on_its_way(working, clerk)
    second = AnnualPlan.objects.get(pk=working.pk)
    issue_plan(first, by=clerk, today=TODAY)
    with pytest.raises(MovedOn):
        issue_plan(second, by=clerk, today=TODAY)
    assert plan.versions.count() == 3


@pytest.mark.parametrize("role", ["member", "office_leader", "auditor"])
def test_only_who_stands_at_the_last_station_puts_adjustments_into_force(working, clerk, office, role):
    change_row(topic_of(working, TITLES[0]), by=clerk, title="营商环境")
    explain(working, clerk)
    with pytest.raises(PermissionDenied):
        apply_adjustment(on_its_way(working, clerk), by=person(office, role), today=TODAY)


def test_a_working_copy_is_not_issued_as_a_plan(working, clerk):
    change_row(topic_of(working, TITLES[0]), by=clerk, title="营商环境")
    explain(working, clerk)
    working = on_its_way(working, clerk)
    assert [one.name for one in PLAN_WORKFLOW.open_to(clerk, working) if one.name in ("issue", "apply")] == [
        "apply"
    ]
