"""The approved words, and the lexicon that reads the family's: each loaded once for the whole process."""

from collections.abc import Iterable, Iterator
from functools import cache
from threading import Thread
from time import sleep

from answers import Catalogue
from answers.content import Example
from desk.record.counted import kept
from lexicon import Alone, Lexicon, Rules

_PAUSE = 0.001  # seconds after each example; reading one takes a third of it


@cache
def approved_words() -> Catalogue:
    """The catalogue of this installation."""
    return Catalogue.load()


@cache
def the_lexicon() -> Lexicon:
    """The lexicon of this installation."""
    return Lexicon.load()


@cache
def understanding_alone() -> Alone:
    """What understands a message while the bot is away: by what was counted in the examples, or soon will be."""
    words = approved_words()
    alone = Alone(Rules.from_mappings(words.recognition()), words.emergencies)
    likeness = kept(words)
    if likeness:
        alone.remember(likeness)
    else:
        Thread(target=alone.learn, args=(_unhurried(words.examples), the_lexicon().read), daemon=True).start()
    return alone


def _unhurried(examples: Iterable[Example]) -> Iterator[tuple[str, str]]:
    """(intent, text) of each, with a pause: the families of a process that has just started come first."""
    for example in examples:
        yield example.intent, example.text
        sleep(_PAUSE)
