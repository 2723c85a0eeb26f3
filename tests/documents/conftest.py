"""The sample document printed once for all tests that measure it."""

import pytest

from cppcc.documents import rendering

from . import samples
from .measuring import pages_of


@pytest.fixture(scope="session")
def printed():
    """Print a document in this process and return its measurable pages; equal documents are printed once."""
    made = {}

    def pages(document):
        if document not in made:
            made[document] = pages_of(rendering.pdf(document))
        return made[document]

    return pages


@pytest.fixture(scope="session")
def official(printed):
    return printed(samples.document())


@pytest.fixture(scope="session")
def plain(printed):
    return printed(samples.plain())
