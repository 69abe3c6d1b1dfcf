"""Numbers in a message, in digits or in words: "35", "treinta y cinco", "treintaicinco", "15yrs"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from lexicon.slips import one_slip_away

_JOINED = ("", "y", "i")  # treintaycinco, treintaicinco, twentytwo
_AND = frozenset({"y", "i", "e"})
_TENS = range(20, 100, 10)
_ONES = range(1, 10)
_TEN_AND = range(6, 10)  # "diez y seis" is one number, "diez y tres" are two
_WITH_LETTERS = re.compile(r"(\d{1,3})([a-z]+)")
_LONGEST_WORD = 10  # of those that are not put together
# Before a unit they count ("una hora", "an hour"); elsewhere they are articles.
_ARTICLES = frozenset({"a", "an", "un", "una"})


class Numbers:
    """Writes the numbers of a message in digits.

    Args:
        listed: number -> its words, tens and ones apart.
        units: words that may stand right behind a number, without a space.
    """

    def __init__(self, listed: Mapping[str, Sequence[str]], units: Sequence[str]) -> None:
        self._one = {word: int(number) for number, words in listed.items() for word in words}
        self._units = frozenset(units)
        of = {int(number): words for number, words in listed.items()}
        for ten, one in product(_TENS, _ONES):
            for first, between, last in product(of[ten], _JOINED, of[one]):
                self._one.setdefault(f"{first}{between}{last}", ten + one)
        self.words = frozenset(self._one) - _ARTICLES

    def doubtful(self, line: int) -> frozenset[str]:
        """Misspelt words that may be a number below ``line`` as well as one from it on: "eightt", "niney"."""
        sides: tuple[set[str], set[str]] = (set(), set())
        for word in self.words:
            if len(word) <= _LONGEST_WORD:
                sides[self._one[word] >= line].update(one_slip_away(word))
        return frozenset(sides[0] & sides[1] - self.words)

    def in_digits(self, words: Sequence[str]) -> Iterator[tuple[str, int, int]]:
        """The words in order, numbers in digits, each with the place where it starts and where the next one does."""
        place = 0
        while place < len(words):
            word, length = words[place], 1
            glued = _WITH_LETTERS.fullmatch(word)
            if glued and glued.group(2) in self._units:
                yield glued.group(1), place, place + 1
                word = glued.group(2)
            elif word in self._one and self._counts(words, place):
                number, length = self._number(words, place)
                word = str(number)
            yield word, place, place + length
            place += length

    def _counts(self, words: Sequence[str], place: int) -> bool:
        return words[place] not in _ARTICLES or (place + 1 < len(words) and words[place + 1] in self._units)

    def _number(self, words: Sequence[str], place: int) -> tuple[int, int]:
        """The number that begins at ``place``, and how many words it takes."""
        first = self._one[words[place]]
        after = words[place + 1 : place + 3]
        with_and = bool(after) and after[0] in _AND
        last = after[with_and] if len(after) > with_and else ""
        one = self._one.get(last, 0) if with_and or last not in _ARTICLES else 0
        if (first in _TENS and one in _ONES) or (first == 10 and with_and and one in _TEN_AND):
            return first + one, 2 + with_and
        return first, 1
