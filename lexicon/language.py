"""Which language a message is in: its words vote, and unknown words vote by their letters."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from lexicon.entries import NUMBER, YEAR
from lexicon.normalise import words as normalised
from lexicon.word_files import LANGUAGES

_SPANISH_SIGNS = re.compile("[\u00f1\u00e1\u00e9\u00ed\u00f3\u00fa\u00bf\u00a1]", re.IGNORECASE)
_WORD_IN_ENTRY = re.compile(r"[^\W_]+")

# Votes are for English when positive. Chosen on the training examples (bench/lexicon.py prints the counts).
EVERYDAY_WORD = 1.5
WORD_OF_A_LIST = 1.0  # or of the dictionary
SPANISH_SIGN = 1.0
STRONGEST_LETTERS = 1.2
LETTERS_FROM = 4  # shorter unknown words say too little
ENOUGH = 0.5


class LanguageVote:
    """Votes by everyday words, by the words of the lists and of a dictionary, and by letters learned from that.

    Args:
        concepts: concept -> language -> entries.
        common: ``en``, ``es``, ``both`` (words that say nothing about the language) and ``names`` (nor do these).
        dictionary: the same for many more words.
    """

    def __init__(
        self,
        concepts: Mapping[str, Mapping[str, Sequence[str]]],
        common: Mapping[str, list[str]],
        dictionary: Mapping[str, frozenset[str]],
    ) -> None:
        listed = {language: _words_of(concepts, language) for language in LANGUAGES}
        everyday = {language: _spaced(common[language]) for language in LANGUAGES}
        self._letters = _letter_odds(dictionary["en"], dictionary["es"])
        self._votes = dict.fromkeys(listed["en"] & listed["es"], 0.0)
        self._votes |= dict.fromkeys(listed["en"] - listed["es"], WORD_OF_A_LIST)
        self._votes |= dict.fromkeys(listed["es"] - listed["en"], -WORD_OF_A_LIST)
        self._votes |= dict.fromkeys(dictionary["en"], WORD_OF_A_LIST)
        self._votes |= dict.fromkeys(dictionary["es"], -WORD_OF_A_LIST)
        self._votes |= dict.fromkeys(dictionary["both"], 0.0)
        self._votes |= dict.fromkeys(everyday["en"], EVERYDAY_WORD)
        self._votes |= dict.fromkeys(everyday["es"], -EVERYDAY_WORD)
        self._votes |= dict.fromkeys(_spaced(common["both"]), 0.0)
        self._names = re.compile(r"\b(?:" + "|".join(map(re.escape, common["names"])) + r")\b")
        self.words = frozenset(self._votes)

    def knows(self, word: str) -> bool:
        """True when the word has a vote of its own."""
        return word in self._votes

    def score(self, tokens: Iterable[str], text: str) -> float:
        """The sum of the votes: English when positive, Spanish when negative."""
        votes = sum(map(self.vote, self._names.sub(" ", " ".join(tokens)).split()))
        signs = {sign.lower() for sign in _SPANISH_SIGNS.findall(text[:400])}
        return votes - SPANISH_SIGN * len(signs)

    def language(self, tokens: Iterable[str], text: str) -> str | None:
        """``en``, ``es``, or None when the votes are too few."""
        score = self.score(tokens, text)
        if abs(score) < ENOUGH:
            return None
        return "en" if score > 0 else "es"

    def vote(self, word: str) -> float:
        """The vote of one normalised word."""
        known = self._votes.get(word)
        if known is not None:
            return known
        if len(word) < LETTERS_FROM or not (word.isascii() and word.isalpha()):
            return 0.0
        threes = _threes(word)
        odds = sum(self._letters.get(three, 0.0) for three in threes) / math.sqrt(len(threes))
        return max(-STRONGEST_LETTERS, min(STRONGEST_LETTERS, odds))


def _letter_odds(english: Iterable[str], spanish: Iterable[str]) -> dict[str, float]:
    """How much more often three letters stand in English words than in Spanish ones, as log odds."""
    counts = [Counter(three for word in words for three in _threes(word)) for words in (english, spanish)]
    totals = [sum(count.values()) for count in counts]
    threes = counts[0].keys() | counts[1].keys()
    return {
        three: math.log((counts[0][three] + 0.5) / (totals[0] + 0.5))
        - math.log((counts[1][three] + 0.5) / (totals[1] + 0.5))
        for three in threes
    }


def _threes(word: str) -> list[str]:
    framed = f"<{word}>"
    return [framed[place : place + 3] for place in range(len(framed) - 2)]


def _words_of(concepts: Mapping[str, Mapping[str, Sequence[str]]], language: str) -> set[str]:
    found = set()
    for lists in concepts.values():
        for entry in lists[language]:
            for piece in entry.replace("/", " ").split():
                if piece not in (NUMBER, YEAR, "...") and piece[0] != "<" and not piece.endswith("*"):
                    found.update(normalised(piece))
    return found


def _spaced(entries: Any) -> set[str]:
    return {word for entry in entries for word in normalised(entry)}
