"""Turns what a family writes into concepts, and concepts into certain intents; shared by bot and desk."""

from lexicon.alone import Alone
from lexicon.calling import Wish
from lexicon.lexicon import Lexicon
from lexicon.likeness import Likeness
from lexicon.reading import Reading
from lexicon.recognise import Certain, Rule, Rules, recognise
from lexicon.word_files import WordsError

__all__ = [
    "Alone",
    "Certain",
    "Lexicon",
    "Likeness",
    "Reading",
    "Rule",
    "Rules",
    "Wish",
    "WordsError",
    "recognise",
]
