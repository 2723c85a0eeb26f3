"""Whatever of the source stands in no row is found and kept on its line."""

import random
from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from plans.importing.remainders import document_of, remainders
from plans.recognition import recognise
from plans.services.drafts import import_text
from plans.snapshot import snapshot_of
from tests.factories import OrganizationFactory

from .texts import SAMPLES, TEXT, sample

LINES = TEXT.split("\n")


def texts_in(data):
    if isinstance(data, dict):
        return [text for value in data.values() for text in texts_in(value)]
    if isinstance(data, list):
        return [text for one in data for text in texts_in(one)]
    return [data] if isinstance(data, str) else []


def test_a_text_that_was_read_whole_leaves_nothing():
    assert remainders(LINES, document_of(LINES, recognise(LINES, 2026))) == []


def test_what_a_row_leaves_out_is_kept_with_its_punctuation():
    plan_json = {
        "sections": [{"title": "要求", "body": "一、要求\n甲事，乙事。", "prose": "", "lines": [1, 2]}],
        "topics": [{"title": "丙事", "content": "", "organizers": ["经济委"], "lines": [3, 3]}],
    }
    lines = ["一、要求", "甲事，乙事。", "1.丙事（由县政协经济委组织实施）时间安排：丁月。"]
    document = document_of(lines, {**plan_json, "activities": [], "targets": [], "unplaced": []})
    assert [(row["lines"], row["text"]) for row in document["unplaced"]] == [
        ([2, 2], "甲事，乙事。"),
        ([3, 3], "丁月。"),
    ]


@pytest.mark.parametrize(
    "name",
    [
        "luoyang_consultation_plan",
        "huguan_consultation_plan",
        "town_work_plan",
        "town_work_committee_plan",
        "street_joint_group_plan",
    ],
)
def test_samples_leave_nothing_over(name):
    lines = sample(name).split("\n")
    document = document_of(lines, recognise(lines, 2026))
    assert [row["text"] for row in document["unplaced"] if "unclear" in row] == [
        row["text"] for row in recognise(lines, 2026)["unplaced"]
    ]


def words_put_into(text, seed):
    """The text with a word of its own put into a score of places, and these words."""
    chance = random.Random(seed)
    words = [f"甪{chr(0x5340 + number)}犇" for number in range(20)]
    for word in words:
        place = chance.randrange(len(text))
        text = f"{text[:place]}{word}{text[place:]}"
    return text, words


class TestNothingIsLost(TestCase):
    @given(
        st.integers(0, 10_000), st.sampled_from([TEXT, *(path.read_text() for path in SAMPLES.glob("*.txt"))])
    )
    @settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
    def test_words_put_anywhere_into_a_text_are_in_the_saved_plan(self, seed, text):
        text, words = words_put_into(text, seed)
        plan = import_text(OrganizationFactory(), text.split("\n"), by=None, year=2026)
        saved = "".join("".join(texts_in(snapshot_of(plan))).split())
        lost = [word for word in words if set(word) - set(saved)]
        assert lost == []

    @given(st.text(max_size=400))
    @settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
    def test_every_letter_of_any_text_is_in_the_saved_plan(self, text):
        text = "".join(sign if sign == "\n" or sign.isprintable() else " " for sign in text)
        plan = import_text(OrganizationFactory(), text.split("\n"), by=None, year=2026)
        saved = Counter("".join(texts_in(snapshot_of(plan))))
        source = Counter(sign for sign in text if sign.isalpha())
        assert set(source) - set(saved) == set()
