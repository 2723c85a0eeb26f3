"""The document about plan JSON shows what snapshots really hold."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings

from cppcc.loose_time import parse_loose_time
from plans.models import ActivityOrganiser, TopicOrganiser
from plans.snapshot import snapshot_of
from tests.factories import (
    ActivityFactory,
    DepartmentFactory,
    FormFactory,
    PlanFactory,
    SectionFactory,
    SectorFactory,
    TargetFactory,
    TopicFactory,
)


def shape(value):
    """The names of all keys, in order, with the first entry standing for all of a list."""
    if isinstance(value, dict):
        return {key: shape(one) for key, one in value.items()}
    return [shape(one) for one in value[:1] if isinstance(one, dict)] if isinstance(value, list) else None


@pytest.mark.django_db
def test_example_has_the_keys_of_a_snapshot():
    text = (Path(settings.BASE_DIR) / "docs/plan-json.md").read_text(encoding="utf-8")
    example = json.loads(re.search(r"```json\n(.*?)```", text, re.DOTALL)[1])
    plan = PlanFactory(issued_on=date(2026, 2, 26))
    SectionFactory(plan=plan)
    TopicFactory(plan=plan)
    activity = ActivityFactory(plan=plan)
    activity.schedule = parse_loose_time("3月至5月", 2026)
    activity.save()
    TargetFactory(plan=plan)
    snapshot = snapshot_of(plan)
    assert shape(example) == shape(snapshot)


@pytest.mark.django_db
def test_rows_stand_as_lists_have_them():
    """Topics by their forms, then all by their places; rows of one place as they were made."""
    plan = PlanFactory()
    late, early = (FormFactory(organization=plan.organization, order=order) for order in (2, 1))
    places = ((late, 1), (early, 2), (late, 0), (early, 1), (early, 2))
    topics = [TopicFactory(plan=plan, form=form, order=order) for form, order in places]
    activities = [ActivityFactory(plan=plan, order=order) for order in (2, 1, 1)]
    targets = [TargetFactory(plan=plan, order=order) for order in (1, 0)]
    snapshot = snapshot_of(plan)
    found = {name: [row["id"] for row in snapshot[name]] for name in ("topics", "activities", "targets")}
    assert found == {
        "topics": [topics[n].pk for n in (3, 1, 4, 2, 0)],
        "activities": [activities[n].pk for n in (1, 2, 0)],
        "targets": [targets[n].pk for n in (1, 0)],
    }
    assert found["topics"] == [topic.pk for topic in plan.topics.in_order()]


@pytest.mark.django_db
def test_names_stand_with_their_row_in_order(django_assert_num_queries):
    """Each kind of name for itself; another plan's are none of this plan's."""
    plan, other = PlanFactory(), PlanFactory()
    office = plan.organization
    topic, bare, foreign = TopicFactory(plan=plan), TopicFactory(plan=plan), TopicFactory(plan=other)
    activity, lone = ActivityFactory(plan=plan), ActivityFactory(organization=office)
    late, early = (DepartmentFactory(organization=office, name=f"县{n}局", order=9 - n) for n in (1, 2))
    sector = SectorFactory(organization=office, name="经济界")
    for row in (topic, foreign):
        row.partners.set([late, early])
        row.consulted.set([late])
        row.sectors.set([sector])
        for order, name in ((1, "乙委员会"), (0, "甲委员会")):
            TopicOrganiser.objects.create(topic=row, name=name, order=order)
    for row, name in ((activity, "丙委员会"), (lone, "丁委员会")):
        ActivityOrganiser.objects.create(activity=row, name=name)
    with django_assert_num_queries(5):
        snapshot = snapshot_of(plan)
    found = {
        row["id"]: [row[name] for name in ("organizers", "partners", "consulted", "sectors")]
        for row in snapshot["topics"]
    }
    assert found == {
        topic.pk: [["甲委员会", "乙委员会"], ["县2局", "县1局"], ["县1局"], ["经济界"]],
        bare.pk: [[], [], [], []],
    }
    assert [(row["id"], row["organizers"]) for row in snapshot["activities"]] == [(activity.pk, ["丙委员会"])]
