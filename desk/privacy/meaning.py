"""What the lexicon says of a text before it is redacted; nothing of it is kept."""

from functools import cache

from desk.record.catalogue import approved_words, the_lexicon
from lexicon.normalise import words

# No name has more words, so that longer examples need not be known.
_LONGEST_NAME = 8


def says_something(text: str) -> bool:
    """True when the words speak of a need and are no name: the lexicon knows them, or somebody wrote just this before."""
    reading = the_lexicon().read(text)
    return bool(reading.concepts) or not _short_messages().isdisjoint((reading.as_typed, reading.sentence))


def language_of(text: str) -> str:
    """``en``, ``es``, or nothing when the lexicon is not sure."""
    return the_lexicon().read(text).language or ""


@cache
def _short_messages() -> frozenset[str]:
    """The short training examples of every need, normalised as they were typed.

    They are not read with the lexicon: for all of them that takes most of a minute, in which no family gets an answer.
    """
    texts = (example.text for example in approved_words().examples)
    return frozenset(" ".join(words(text)) for text in texts if len(text.split()) <= _LONGEST_NAME)
