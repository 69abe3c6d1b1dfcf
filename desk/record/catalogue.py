"""The approved words, and the lexicon that reads the family's: each loaded once for the whole process."""

from functools import cache
from threading import Thread

from answers import Catalogue
from lexicon import Alone, Lexicon, Rules


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
    """What understands a message while the bot is away; it counts in the examples meanwhile, in about ten seconds."""
    words = approved_words()
    alone = Alone(Rules.from_mappings(words.recognition()), words.emergencies)
    examples = [(example.intent, example.text) for example in words.examples]
    Thread(target=alone.learn, args=(examples, the_lexicon().read), daemon=True).start()
    return alone
