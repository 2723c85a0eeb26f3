"""What can never be stored: two open adjustments of a plan, a working copy that is issued, reasons twice."""

from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from plans.models import AdjustmentReason, PlanAdjustment
from plans.services import freeze
from tests.factories import PlanFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(office):
    return PlanFactory(organization=office, title="2026年度协商工作计划", state="issued")


def working_copy(plan, **values):
    return PlanFactory(organization=plan.organization, title=plan.title, adjusts=plan, **values)


def refused(make, **values):
    """Storing this is refused by the database."""
    with pytest.raises(IntegrityError), transaction.atomic():
        make(**values)
    return True


def test_working_copies_have_their_plans_title_plans_have_their_own(plan):
    assert working_copy(plan).title == plan.title
    assert refused(PlanFactory, organization=plan.organization, title=plan.title)


@pytest.mark.parametrize("state", ["draft", "discarded", "applied"])
def test_a_plan_has_one_open_adjustment(plan, state):
    working_copy(plan, state=state)
    if state == "draft":
        assert refused(working_copy, plan=plan)
    else:
        assert working_copy(plan).state == "draft"


@pytest.mark.parametrize("state", ["issued", "finished"])
def test_a_working_copy_is_never_issued(plan, state):
    assert refused(working_copy, plan=plan, state=state)


def test_only_working_copies_are_taken_into_a_plan(office):
    assert refused(PlanFactory, organization=office, state="applied")


def test_an_adjustment_holds_with_its_version_and_its_day(plan, clerk):
    version = freeze(plan, by=None, reason="印发")
    values = {"working": working_copy(plan), "base": version, "reason": "形势变化", "by": clerk}
    assert refused(PlanAdjustment.objects.create, **values, applied_on=timezone.localdate())
    assert refused(PlanAdjustment.objects.create, **values, result=version)


def test_a_row_has_one_reason_in_an_adjustment(plan, clerk):
    version = freeze(plan, by=None, reason="印发")
    adjustment = PlanAdjustment.objects.create(
        working=working_copy(plan), base=version, reason="调", by=clerk
    )
    values = {"adjustment": adjustment, "kind": "topic", "lineage": uuid4(), "by": clerk, "text": "一"}
    AdjustmentReason.objects.create(**values)
    assert refused(AdjustmentReason.objects.create, **values)
