"""Regular expressions out of word lists."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lexicon.normalise import words

Span = tuple[int, int]

# One number or several: "16", "16 or 17", "2 3" (typed 2-3 or 2.3).
NUMBERS = r"\d{1,3}(?: (?:(?:or|o|to|a|and|y|going on|para) )?\d{1,3})*"

# Words in front of a number, such as "solo como unos"; few, so that a text of nothing else is quick to read.
FEW = "{0,4}"


def any_of(*lists: Iterable[str]) -> str:
    """The source of an expression for any of the words and phrases, the longest first."""
    entries = {" ".join(words(entry)) for entries in lists for entry in entries}
    return "(?:" + "|".join(sorted(entries, key=len, reverse=True)) + ")"


def numbers_in(text: str) -> list[int]:
    """The numbers of a match of ``NUMBERS``."""
    return [int(number) for number in re.findall(r"\d+", text)]
