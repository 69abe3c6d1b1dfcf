"""A stretch of text that names a person, and how later finders are kept from seeing it."""

from collections.abc import Iterable
from typing import NamedTuple

# Not a letter, not a digit and no punctuation of phone numbers: whatever is hidden behind it ends every match.
MASK = "|"


class Span(NamedTuple):
    """From ``start`` up to ``end``; ``value`` is what to keep when that is not the text itself."""

    start: int
    end: int
    kind: str
    value: str | None = None


def mask(shadow: str, spans: Iterable[tuple[int, int]]) -> str:
    """``shadow`` with the spans hidden and every position unchanged."""
    characters = list(shadow)
    for start, end in spans:
        characters[start:end] = MASK * (end - start)
    return "".join(characters)
