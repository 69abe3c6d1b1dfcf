"""The approved words, and the lexicon that reads the family's: each loaded once for the whole process."""

from functools import cache

from answers import Catalogue
from lexicon import Lexicon


@cache
def approved_words() -> Catalogue:
    """The catalogue of this installation."""
    return Catalogue.load()


@cache
def the_lexicon() -> Lexicon:
    """The lexicon of this installation."""
    return Lexicon.load()
