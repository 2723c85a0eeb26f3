"""Rows keep their identity: through copies of the plan, through deletion and back, into snapshots."""

import json

import pytest
from django.db import IntegrityError, transaction

from plans.models import Activity, ConsultationTopic, PlanSection, PlanTarget
from plans.services import copy_plan, delete_row, restore_row
from plans.snapshot import snapshot_of
from tests.factories import ActivityFactory, PlanFactory, SectionFactory, TargetFactory, TopicFactory

pytestmark = pytest.mark.django_db
MODELS = (PlanSection, ConsultationTopic, Activity, PlanTarget)
FACTORIES = (SectionFactory, TopicFactory, ActivityFactory, TargetFactory)


@pytest.fixture
def plan(office):
    plan = PlanFactory(organization=office, title="2026年度协商工作计划")
    for make in FACTORIES:
        make(plan=plan)
        make(plan=plan)
    return plan


def lineages(plan):
    return [[row.lineage for row in model.objects.of(plan).in_order()] for model in MODELS]


def test_copy_carries_every_lineage_on(plan, clerk):
    found = lineages(plan)
    assert lineages(copy_plan(plan, by=clerk, year=2027)) == found
    assert len({one for rows in found for one in rows}) == 8


@pytest.mark.parametrize("model", MODELS)
def test_a_row_brought_back_is_the_same_row(plan, clerk, model):
    row = model.objects.of(plan).in_order().first()
    again = restore_row(delete_row(row, by=clerk), by=clerk)
    again.refresh_from_db()
    assert again.lineage == row.lineage


def test_snapshots_name_lineages(plan):
    snapshot = json.loads(json.dumps(snapshot_of(plan)))
    found = [
        [row["lineage"] for row in snapshot[key]] for key in ("sections", "topics", "activities", "targets")
    ]
    assert found == [[str(one) for one in rows] for rows in lineages(plan)]


@pytest.mark.parametrize("make", FACTORIES)
def test_a_row_stands_once_in_a_plan(plan, make):
    first = make(plan=plan)
    with pytest.raises(IntegrityError), transaction.atomic():
        make(plan=plan, lineage=first.lineage)
