"""Chinese numerals: as long as any plan counts."""

import doctest

import pytest

import cppcc.numerals
from cppcc.numerals import chinese, read_number


def test_examples_hold():
    assert doctest.testmod(cppcc.numerals).failed == 0


@pytest.mark.parametrize("number", range(100))
def test_what_is_written_is_read_again(number):
    assert read_number(chinese(number)) == number
