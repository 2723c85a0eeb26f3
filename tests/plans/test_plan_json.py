"""The document about plan JSON shows what snapshots really hold."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings

from cppcc.loose_time import parse_loose_time
from plans.snapshot import snapshot_of
from tests.factories import ActivityFactory, PlanFactory, SectionFactory, TargetFactory, TopicFactory


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
