"""One lexicon for all tests: it only reads."""

import pytest

from lexicon import Lexicon


@pytest.fixture(scope="session")
def lexicon():
    return Lexicon.load()
