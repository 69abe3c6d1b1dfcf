"""Notices languages the service does not speak: by their letters, by their words, or by their name."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from lexicon.normalise import plain, words
from lexicon.word_files import WordsError

_ENOUGH_LETTERS = 2


class OtherLanguages:
    """Knows the languages of ``languages.yml``.

    Each has ``names`` (in any language), and may have ``script`` (the first word of Unicode's names of its
    letters), ``letters`` (found in no other language of that script) and ``says`` (words of its own).

    Raises:
        WordsError: a language without names.
    """

    def __init__(self, file: Mapping[str, Mapping[str, Any]]) -> None:
        self._names: dict[str, str] = {}
        self._says: dict[str, str] = {}
        self._by_script: dict[str, str] = {}
        self._letters: dict[str, str] = {}
        for language, about in file.items():
            if not about.get("names"):
                raise WordsError(f"languages.yml: {language} has no names")
            self._names |= {" ".join(words(name)): language for name in about["names"]}
            self._says |= {" ".join(words(said)): language for said in about.get("says", ())}
            self._letters |= dict.fromkeys(about.get("letters", ""), language)
            for script in about.get("script", ()):
                self._by_script.setdefault(script, language)
        self._longest = max(len(name.split()) for name in (*self._names, *self._says))

    def written(self, text: str, tokens: Sequence[str], knows: Any) -> str | None:
        """The language the message is written in, by its letters or by words that the lexicon does not know."""
        by_letters = self._by_letters(text)
        if by_letters:
            return by_letters
        said = [self._says[phrase] for phrase in self._phrases(tokens) if phrase in self._says]
        unknown = sum(not knows(token) for token in tokens)
        if said and 2 * unknown >= len(tokens):
            return Counter(said).most_common(1)[0][0]
        return None

    def named(self, tokens: Sequence[str]) -> str | None:
        """The first language named in the message."""
        return next((self._names[phrase] for phrase in self._phrases(tokens) if phrase in self._names), None)

    def _by_letters(self, text: str) -> str | None:
        if text.isascii():
            return None
        letters = [letter for letter in text[:400] if letter.isalpha()]
        foreign = Counter(_script(letter) for letter in letters if letter > "\u024f")
        special = Counter(self._letters[letter.lower()] for letter in letters if letter.lower() in self._letters)
        if special and 8 * special.total() >= len(letters):
            return special.most_common(1)[0][0]
        known = [(script, count) for script, count in foreign.most_common() if script in self._by_script]
        if not known:
            return None
        script, count = known[0]
        needed = 1 if script == "CJK" else _ENOUGH_LETTERS
        return self._by_script[script] if count >= needed and 3 * count >= len(letters) else None

    def _phrases(self, tokens: Sequence[str]) -> list[str]:
        """All runs of the message's words that may be a name, longest first at each place."""
        return [
            " ".join(tokens[start : start + length])
            for start in range(len(tokens))
            for length in range(min(self._longest, len(tokens) - start), 0, -1)
        ]


def _script(letter: str) -> str:
    return unicodedata.name(letter, "").split(" ")[0]
