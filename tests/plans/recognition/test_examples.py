"""Every rule carries its examples; here they run."""

import doctest
import importlib
import pkgutil

import pytest

import plans.recognition

MODULES = [f"plans.recognition.{module.name}" for module in pkgutil.iter_modules(plans.recognition.__path__)]


@pytest.mark.parametrize("module", MODULES)
def test_examples_hold(module):
    assert doctest.testmod(importlib.import_module(module)).failed == 0
