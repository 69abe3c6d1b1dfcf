"""Puts misspelt words right: listed ones, drawn-out letters, and what was most likely meant by a word nobody knows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from lexicon.normalise import BREAK, plain, words
from lexicon.slips import slips
from lexicon.word_files import WordsError

_DRAWN_OUT = re.compile(r"(.)\1+")
_LONG_RUN = re.compile(r"(.)\1{2,}")
# Letters that sound alike in the Spanish of Mexico and Central America, in the order they are tried.
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"ch", "+"), (r"h", ""), (r"qu(?=[ei])", "k"), (r"c(?=[ei])", "s"), (r"[cq]", "k"), (r"z", "s"), (r"v", "b"),
        (r"ll", "y"), (r"g(?=[ei])", "j"), (r"gu(?=[ei])", "g"), (r"x", "s"), (r"w", "u"), (r"(.)\1+", r"\1"), (r"\+", "ch"),
    )
)  # fmt: skip
_SHORTEST = 4
# Two slips and more of a word are not put right, nor are shorter words, unless what was meant is among the most used.
_SHORTEST_SLIP = 3
_MOST_USED = 400
# How likely a word was meant, as far as it matters for a choice between two; chosen on misspelt training examples.
_OFTEN = 50  # among the first of the words that people use it matters little which is first
_RARE = 20_000  # the place of a word that is not among them
_BY_EAR = 3.0
_OTHER_START = 0.2
_LONGEST_WORD = 24


class Spelling:
    """Knows the right words and how else they are written.

    Args:
        right: every word of the lexicon; none of them is ever changed.
        stems: beginnings of right words.
        file: the spellings file: ``words:`` maps a right word (or phrase) to other ways of writing it,
            ``signs:`` maps a word to picture signs, ``leave:`` lists real words that only look like a slip.
        real: more words to leave as they are (the dictionary).
        used: for each language the words that people use, the most used first.
    """

    def __init__(
        self,
        right: Iterable[str],
        stems: tuple[str, ...],
        file: Mapping[str, Any],
        real: frozenset[str],
        used: Sequence[Sequence[str]] = (),
    ) -> None:
        self._stems = stems
        self._listed: dict[str, tuple[str, ...]] = {}
        self._spoken: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
        self.signs = {
            ord(sign): f" {word} " for word, signs in file.get("signs", {}).items() for sign in signs
        }
        self._read(file.get("words", {}))
        targets = {word for word in right if word.isalpha()}
        self._known = real | targets | {word for entry in file.get("leave", ()) for word in words(entry)}
        self._places = [{word: place for place, word in reversed(list(enumerate(one)))} for one in used]
        self._known = self._known.union(*self._places)
        self._meanable = targets.union(*self._places)
        self._by_sound: dict[str, list[str]] = {}
        for word in sorted(self._meanable):
            if len(word) >= _SHORTEST:
                self._by_sound.setdefault(sound(word), []).append(word)

    def correct(self, found: list[str]) -> list[str]:
        """The words of a message, each put right if it is known to be wrong; breaks stay."""
        corrected: list[str] = []
        place = 0
        while place < len(found):
            right, taken = self._at(found, place)
            corrected += right
            place += taken
        return corrected

    def _shares(self, found: Iterable[str]) -> list[float]:
        """How much of the message is in each of the languages, by the words that only one of them uses."""
        counts = [1.0] * len(self._places)
        for word in found:
            using = [place for place, one in enumerate(self._places) if word in one]
            if len(using) == 1:
                counts[using[0]] += 1
        return [count / sum(counts) for count in counts]

    def _at(self, found: Sequence[str], place: int) -> tuple[Iterable[str], int]:
        for wrong, right in self._spoken.get(found[place], ()):
            if tuple(found[place : place + len(wrong)]) == wrong:
                return right, len(wrong)
        return self._one(found[place], found), 1

    def _one(self, word: str, found: Sequence[str]) -> tuple[str, ...]:
        if word in self._listed:
            return self._listed[word]
        if word in self._known or word == BREAK or not word.isalpha() or len(word) > _LONGEST_WORD:
            return (word,)
        shorter = self._undrawn(word)
        if shorter in self._listed:
            return self._listed[shorter]
        if shorter in self._known or shorter.startswith(self._stems):
            return (shorter,)
        return (self._meant(shorter, found) or shorter,)

    def _meant(self, word: str, found: Sequence[str]) -> str | None:
        """The likeliest word one slip or one sound away: much used, of the message's language, the slip a usual one."""
        if len(word) < _SHORTEST_SLIP:
            return None
        usual = {
            right: how_usual if right[0] == word[0] else how_usual * _OTHER_START
            for right, how_usual in slips(word, self._meanable).items()
        }
        for right in self._by_sound.get(sound(word), ()):
            usual[right] = max(_BY_EAR, usual.get(right, 0.0))
        shares = self._shares(found)

        def likelihood(right: str) -> tuple[float, str]:
            used = sum(share / (_OFTEN + one.get(right, _RARE)) for share, one in zip(shares, self._places))
            return used * usual[right], right

        best = max(usual, key=likelihood, default=None)
        if best and len(word) < _SHORTEST and all(one.get(best, _RARE) >= _MOST_USED for one in self._places):
            return None
        return best

    def _undrawn(self, word: str) -> str:
        """``ayudaaa`` as ``ayuda``, ``helllp`` as ``help``; a run of three never stands in a right word."""
        if not _DRAWN_OUT.search(word):
            return word
        twice = _LONG_RUN.sub(r"\1\1", word)
        once = _LONG_RUN.sub(r"\1", word)
        for attempt in (twice, once, _DRAWN_OUT.sub(r"\1", word)):
            if attempt in self._known or attempt in self._listed:
                return attempt
        return once

    def _read(self, listed: Mapping[str, list[str]]) -> None:
        for right, wrongs in listed.items():
            if not isinstance(wrongs, list):
                raise WordsError(f"spellings: {right} needs a list")
            for wrong in wrongs:
                pieces = tuple(words(wrong))
                if not pieces:
                    raise WordsError(f"spellings: {wrong!r} under {right} has no letters")
                if len(pieces) == 1:
                    self._listed[pieces[0]] = tuple(plain(right).split())
                else:
                    self._spoken.setdefault(pieces[0], []).append((pieces, tuple(plain(right).split())))
        for several in self._spoken.values():
            several.sort(key=lambda pair: -len(pair[0]))


def sound(word: str) -> str:
    """How the word sounds in Spanish, so that "avogado" and "abogado" are one."""
    for pattern, spoken in _SOUNDS:
        word = pattern.sub(spoken, word)
    return word
