"""Puts misspelt words right: listed ones, drawn-out letters, words that sound the same, one slip of the finger."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from string import ascii_lowercase
from typing import Any

from lexicon.normalise import BREAK, plain, words
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
_SHORTEST_SOUND = 4
_SHORTEST_SLIP = 6
_SAME_START = 4
_LONGEST_WORD = 24


class Spelling:
    """Knows the right words and how else they are written.

    Args:
        right: every word of the lexicon; none of them is ever changed.
        stems: beginnings of right words.
        file: the spellings file: ``words:`` maps a right word (or phrase) to other ways of writing it,
            ``signs:`` maps a word to picture signs, ``leave:`` lists real words that only look like a slip.
        real: more words to leave as they are (the dictionary).
        used: words that people use, the most used first: a word that nobody knows becomes the first of
            them that is one slip away.
    """

    def __init__(
        self,
        right: Iterable[str],
        stems: tuple[str, ...],
        file: Mapping[str, Any],
        real: frozenset[str],
        used: Sequence[str] = (),
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
        self._places = {word: place for place, word in reversed(list(enumerate(used)))}
        self._known |= self._places.keys()
        self._by_sound = _unique((sound(word), word) for word in targets if len(word) >= _SHORTEST_SOUND)
        self._by_slip: dict[str, list[str]] = {}
        for word in sorted(targets):
            if len(word) >= _SHORTEST_SLIP:
                for less in {word, *_one_less(word)}:
                    self._by_slip.setdefault(less, []).append(word)

    def correct(self, found: list[str]) -> list[str]:
        """The words of a message, each put right if it is known to be wrong; breaks stay."""
        corrected: list[str] = []
        place = 0
        while place < len(found):
            right, taken = self._at(found, place)
            corrected += right
            place += taken
        return corrected

    def _at(self, found: list[str], place: int) -> tuple[Iterable[str], int]:
        for wrong, right in self._spoken.get(found[place], ()):
            if tuple(found[place : place + len(wrong)]) == wrong:
                return right, len(wrong)
        return self._one(found[place]), 1

    def _one(self, word: str) -> tuple[str, ...]:
        if word in self._listed:
            return self._listed[word]
        if word in self._known or word == BREAK or not word.isalpha() or len(word) > _LONGEST_WORD:
            return (word,)
        shorter = self._undrawn(word)
        if shorter in self._listed:
            return self._listed[shorter]
        if shorter in self._known or shorter.startswith(self._stems):
            return (shorter,)
        same_sound = self._by_sound.get(sound(shorter)) if len(shorter) >= _SHORTEST_SOUND else None
        return (same_sound or self._slip(shorter) or self._most_used(shorter) or shorter,)

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

    def _slip(self, word: str) -> str | None:
        if len(word) < _SHORTEST_SLIP - 1:
            return None
        near = {right for less in (word, *_one_less(word)) for right in self._by_slip.get(less, ())}
        near = {right for right in near if right[0] == word[0] and is_one_slip(word, right)}
        # Several forms of one verb are as good as one; two different words are not.
        if not near or len({right[:_SAME_START] for right in near}) > 1:
            return None
        return min(near, key=lambda right: (abs(len(right) - len(word)), right))

    def _most_used(self, word: str) -> str | None:
        """The most used word one slip away; most slips leave the first letter right."""
        if len(word) < _SHORTEST_SOUND:
            return None
        near = self._places.keys() & one_slip_away(word)
        return min(near, key=lambda right: (right[0] != word[0], self._places[right]), default=None)

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


def is_one_slip(wrong: str, right: str) -> bool:
    """One letter more, less, other, or two neighbours the wrong way round."""
    if len(wrong) < len(right):
        return wrong in _one_less(right)
    if len(wrong) > len(right):
        return right in _one_less(wrong)
    differ = [place for place, (one, other) in enumerate(zip(wrong, right)) if one != other]
    if len(differ) == 1:
        return True
    if len(differ) != 2 or differ[1] != differ[0] + 1:
        return False
    first, second = differ
    return wrong[first] == right[second] and wrong[second] == right[first]


def one_slip_away(word: str) -> set[str]:
    """Every row of letters that differs from the word by one slip."""
    halves = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    return {
        *(before + after[1:] for before, after in halves if after),
        *(before + letter + after for before, after in halves for letter in ascii_lowercase),
        *(before + letter + after[1:] for before, after in halves if after for letter in ascii_lowercase),
        *(before + after[1] + after[0] + after[2:] for before, after in halves if len(after) > 1),
    }


def _one_less(word: str) -> set[str]:
    return {word[:place] + word[place + 1 :] for place in range(len(word))}


def _unique(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The pairs whose key leads to one word only."""
    found: dict[str, str] = {}
    double = set()
    for key, word in pairs:
        if found.setdefault(key, word) != word:
            double.add(key)
    return {key: word for key, word in found.items() if key not in double}
