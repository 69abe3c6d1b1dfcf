"""Turns what a family writes into concepts, and concepts into certain intents; shared by bot and desk."""

from lexicon.lexicon import Lexicon
from lexicon.reading import Reading
from lexicon.recognise import Certain, Rule, recognise
from lexicon.word_files import WordsError

__all__ = ["Certain", "Lexicon", "Reading", "Rule", "WordsError", "recognise"]
