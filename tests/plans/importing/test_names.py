"""Names that mean the same, as their examples say."""

import doctest

from plans.importing import names


def test_examples_hold():
    assert doctest.testmod(names) == doctest.TestResults(failed=0, attempted=6)
