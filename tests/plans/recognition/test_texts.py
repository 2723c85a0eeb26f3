from pathlib import Path

import pytest
from django.conf import settings

from plans.recognition import recognise
from plans.recognition.source import read_source
from tests.plans.recognition.scoring import compare, expectations, f1, year_of

TEXTS = Path(__file__).parent / "texts"
SAMPLES = Path(settings.BASE_DIR).parent / "shared" / "samples"


@pytest.mark.parametrize(
    ("source", "expected"),
    [pytest.param(source, expected, id=source.stem) for source, expected in expectations(TEXTS)],
)
def test_our_own_texts(source, expected):
    found = recognise(read_source(source), year_of(expected))
    assert {name: row[0] for name, row in compare(found, expected).items()} == {
        name: row[2] for name, row in compare(found, expected).items()
    }
    assert {name: len(found[name]) for name in ("topics", "activities", "targets")} == {
        name: len(expected[name]) for name in ("topics", "activities", "targets")
    }
    assert found["kind"] == expected["kind"]
    assert found["year"] == year_of(expected)


def test_the_plan_of_last_year_is_read_for_this_year():
    lines = ["政协某县委员会2025年工作计划", "2025年，委员视察不少于3次。"]
    found = recognise(lines, 2026)
    assert [(target["kind"], target["minimum"]) for target in found["targets"]] == [("inspection", 3)]


@pytest.mark.skipif(not SAMPLES.exists(), reason="the real samples are not beside the checkout")
def test_real_samples():
    total: dict[str, list[int]] = {}
    for source, expected in expectations(SAMPLES):
        for name, row in compare(recognise(read_source(source), year_of(expected)), expected).items():
            total[name] = [a + b for a, b in zip(total.get(name, [0, 0, 0]), row, strict=True)]
    assert {name: f1(*row) for name, row in total.items()} == dict.fromkeys(total, 1.0)
