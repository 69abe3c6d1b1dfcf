"""What the lexicon says of a text before it is redacted; nothing of it is kept."""

from functools import cache

from desk.record.catalogue import approved_words, the_lexicon


def says_something(text: str) -> bool:
    """True when the words speak of a need and are no name: the lexicon knows them, or somebody wrote just this before."""
    reading = the_lexicon().read(text)
    return bool(reading.concepts) or reading.tokens in _known_messages()


def language_of(text: str) -> str:
    """``en``, ``es``, or nothing when the lexicon is not sure."""
    return the_lexicon().read(text).language or ""


@cache
def _known_messages() -> frozenset[tuple[str, ...]]:
    """The training examples of every need, as the lexicon reads them."""
    examples = (example.text for example in approved_words().examples)
    return frozenset(the_lexicon().read(text).tokens for text in examples)
