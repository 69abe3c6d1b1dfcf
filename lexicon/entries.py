"""The small notation of the word lists, taken apart.

``took him``            these words, side by side
``they/ice took``       one of these words at this place
``agarr*``              any word that begins so
``picked ... up``       up to four other words in between
``took ... <RELATIVE>`` a word of that concept (it keeps its own meaning)
``hace <number> meses`` a number; ``<year>``: a year before last year
``1-17 years old``      one of these numbers
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import product

from lexicon.normalise import plain

GAP = 4
NUMBER, YEAR = "<number>", "<year>"
_REFERENCE = re.compile(r"<[A-Z_]+>")
_WORD = re.compile(r"[^\W_]+\*?|<number>|<year>")
_RANGE = re.compile(r"\b(\d{1,2})-(\d{1,2})\b")
_MOST_ALTERNATIVES = 400


class EntryError(ValueError):
    """An entry that is not in the notation."""


@dataclass(frozen=True)
class Part:
    """A piece of an entry without gaps.

    Attributes:
        phrases: the alternatives, each a tuple of words, stems (``agarr*``) and number signs; empty for a concept.
        concept: the concept referred to, or "".
        gap: how many other words may stand between this part and the one before.
    """

    phrases: tuple[tuple[str, ...], ...]
    concept: str = ""
    gap: int = 0


def parse(entry: str) -> tuple[Part, ...]:
    """The parts of one entry of a word list.

    Raises:
        EntryError: a sign that is not part of the notation, or too many alternatives.
    """
    parts: list[Part] = []
    pending: list[list[str]] = []
    gap = 0
    for piece in entry.split():
        if piece == "..." or _REFERENCE.fullmatch(piece):
            if pending:
                parts.append(_fixed(entry, pending, gap))
                pending, gap = [], 0
            if piece == "...":
                gap = GAP
            else:
                parts.append(Part((), piece[1:-1], gap))
                gap = 0
        else:
            pending.append(_alternatives(entry, piece))
    if pending:
        parts.append(_fixed(entry, pending, gap))
    elif gap:
        raise EntryError(f"{entry!r} ends with a gap")
    if not parts or parts[0].gap or not any(part.phrases for part in parts):
        raise EntryError(f"{entry!r} needs a word, and cannot begin with a gap")
    return tuple(parts)


def spread(words: str) -> list[str]:
    """The words once for each number of the range that they hold (``1-17``); as they are without one."""
    numbers = _RANGE.search(words)
    if not numbers:
        return [words]
    first, last = map(int, numbers.groups())
    return [
        f"{words[: numbers.start()]}{number}{words[numbers.end() :]}" for number in range(first, last + 1)
    ]


def _alternatives(entry: str, piece: str) -> list[str]:
    alternatives = [word for words in plain(piece).split("/") for word in spread(words)]
    for word in alternatives:
        if not _WORD.fullmatch(word):
            raise EntryError(f"{entry!r}: {word!r} is not a word")
    return alternatives


def _fixed(entry: str, places: list[list[str]], gap: int) -> Part:
    phrases = tuple(product(*places))
    if len(phrases) > _MOST_ALTERNATIVES:
        raise EntryError(f"{entry!r} stands for {len(phrases)} phrases; write it as several")
    return Part(phrases, gap=gap)
