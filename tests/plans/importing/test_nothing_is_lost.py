"""Whatever plan JSON holds is in the plan that is saved from it."""

from collections import Counter

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from plans.services import save_plan
from plans.snapshot import snapshot_of
from tests.factories import OrganizationFactory

text = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=700)
lines = st.none() | st.integers(1, 40).map(lambda line: [line, line + 2])
times = st.none() | text.map(
    lambda words: {"text": words, "earliest": None, "latest": None, "precision": "unspecified"}
)
PLAN_JSON = st.fixed_dictionaries(
    {
        "sections": st.lists(
            st.fixed_dictionaries({"level": st.integers(1, 9), "title": text, "body": text, "lines": lines}),
            max_size=4,
        ),
        "topics": st.lists(
            st.fixed_dictionaries(
                {
                    "form": text,
                    "title": text,
                    "content": text,
                    "schedule": times,
                    "organizers": st.lists(text, max_size=3, unique=True),
                    "participants": text,
                    "leader": text,
                    "lines": lines,
                }
            ),
            max_size=3,
        ),
        "activities": st.lists(
            st.fixed_dictionaries(
                {"kind": text, "title": text, "content": text, "schedule": times, "lines": lines}
            ),
            max_size=3,
        ),
        "targets": st.lists(
            st.fixed_dictionaries({"kind": text, "text": text, "unit": text, "lines": lines}), max_size=3
        ),
        "unplaced": st.lists(st.fixed_dictionaries({"line": st.integers(1, 60), "text": text}), max_size=4),
    }
)
NOT_TEXT = ("kind", "precision", "earliest", "latest", "form")


def texts(data, name=""):
    """Every text in plan JSON, but for words of a fixed list and forms, which are read by meaning."""
    if isinstance(data, dict):
        return [text for key, value in data.items() if key not in NOT_TEXT for text in texts(value, key)]
    if isinstance(data, list):
        return [text for one in data for text in texts(one)]
    return [data] if isinstance(data, str) else []


def characters(data):
    return Counter(character for text in texts(data) for character in text if not character.isspace())


class TestNothingIsLost(TestCase):
    @given(PLAN_JSON)
    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
    def test_every_character_is_in_the_saved_plan(self, plan_json):
        office = OrganizationFactory()
        plan = save_plan(office, plan_json, by=None, year=2026, kind="work", title="计划")
        assert characters(plan_json) - characters(snapshot_of(plan)) == Counter()
