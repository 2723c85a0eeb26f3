"""How much of what careful clerks would enter is recognised, over many texts in the layouts that offices use.

What a clerk would enter was written down before the program had read any of them. Rows marked `doubtful` are
those of which two clerks may think differently: it is as right to find them as not to. The floors are what is
reached now; a rule that lowers one of them has cost more than it brought.
"""

from pathlib import Path

from plans.recognition import recognise
from plans.recognition.source import read_source
from tests.plans.recognition.scoring import compare, expectations, f1, without_doubtful

TEXTS = Path(__file__).parent / "annotated"
YEAR_OF_TEXTS_WITHOUT_ONE = 2017
FLOORS = {
    "topics": 0.95,
    "dates": 0.99,
    "organizers": 0.99,
    "activities": 0.905,
    "targets": 0.925,
    "sections": 0.965,
    "warnings": 0.93,
}


def test_annotated_texts():
    total = dict.fromkeys(FLOORS, (0, 0, 0))
    for source, expected in expectations(TEXTS):
        found = recognise(read_source(source), expected["year"] or YEAR_OF_TEXTS_WITHOUT_ONE)
        for name, row in compare(*without_doubtful(found, expected), loosely=True).items():
            total[name] = tuple(a + b for a, b in zip(total[name], row, strict=True))
    reached = {name: f1(*row) for name, row in total.items()}
    assert {name: share for name, share in reached.items() if share < FLOORS[name]} == {}
