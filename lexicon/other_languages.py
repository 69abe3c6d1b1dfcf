"""Notices languages the service does not speak: by their letters, by their words, or by their name."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from lexicon.normalise import words
from lexicon.word_files import WordsError

_LAST_LATIN = "\u024f"
_LOOKED_AT = 400  # letters of a message
_ENOUGH_LETTERS = 2  # of a script, at least
_FEWEST_OF_ALL = 3  # and one in so many of the message's letters
_SPECIAL_OF_ALL = 16  # for letters that only one language has
_ENOUGH_SAID = 5  # letters in the words of a language that were found


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
        self._scripts: dict[str, str] = {}
        self._letters: dict[str, str] = {}
        for language, about in file.items():
            if not about.get("names"):
                raise WordsError(f"languages.yml: {language} has no names")
            self._names |= {" ".join(words(name)): language for name in about["names"]}
            self._says |= {" ".join(words(said)): language for said in about.get("says", ())}
            self._letters |= dict.fromkeys(about.get("letters", ""), language)
            for script in about.get("script", ()):
                self._scripts.setdefault(script, language)
        self._first_words = {name.split()[0] for name in (*self._names, *self._says) if name}
        self._longest = max(len(name.split()) for name in (*self._names, *self._says))

    def written(self, text: str, tokens: Sequence[str], knows: Callable[[str], bool]) -> str | None:
        """The language the message is written in, by its letters or by words that the lexicon does not know."""
        if not text.isascii():
            letters = [letter for letter in text[:_LOOKED_AT].lower() if letter.isalpha()]
            by_letters = self._by_own_letters(letters) or self._by_script(letters)
            if by_letters:
                return by_letters
        said = {phrase for phrase in self._phrases(tokens) if phrase in self._says}
        if not said:
            return None
        own = {word for phrase in said for word in phrase.split() if " " in phrase}
        foreign = sum(token in own or not knows(token) for token in tokens)
        letters_of: Counter[str] = Counter()
        for phrase in said:
            letters_of[self._says[phrase]] += len(phrase)
        language, count = letters_of.most_common(1)[0]
        return language if count >= _ENOUGH_SAID and 2 * foreign >= len(tokens) else None

    def named(self, tokens: Sequence[str]) -> str | None:
        """The first language named in the message."""
        return next((self._names[phrase] for phrase in self._phrases(tokens) if phrase in self._names), None)

    def _by_own_letters(self, letters: Sequence[str]) -> str | None:
        own = Counter(self._letters[letter] for letter in letters if letter in self._letters)
        if own and _SPECIAL_OF_ALL * sum(own.values()) >= len(letters):
            return own.most_common(1)[0][0]
        return None

    def _by_script(self, letters: Sequence[str]) -> str | None:
        scripts = Counter(_script(letter) for letter in letters if letter > _LAST_LATIN)
        for script, count in scripts.most_common():
            if script in self._scripts:
                needed = 1 if script == "CJK" else _ENOUGH_LETTERS  # one sign is a word in Chinese
                enough = count >= needed and _FEWEST_OF_ALL * count >= len(letters)
                return self._scripts[script] if enough else None
        return None

    def _phrases(self, tokens: Sequence[str]) -> list[str]:
        """All runs of the message's words that may be a name, longest first at each place."""
        return [
            " ".join(tokens[start : start + length])
            for start, first in enumerate(tokens)
            if first in self._first_words
            for length in range(min(self._longest, len(tokens) - start), 0, -1)
        ]


def _script(letter: str) -> str:
    return unicodedata.name(letter, "").split(" ")[0]
