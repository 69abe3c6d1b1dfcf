"""The plain meaning of each word, the same for synonyms, for the forms of a word and for both languages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

_NONE = "-"  # the meaning of a word without content: "the", "de"


class Meanings:
    """Knows what words mean; a word it does not know means itself."""

    def __init__(self, by_language: Mapping[str, Mapping[str, str]]) -> None:
        """Takes language -> word -> meaning."""
        self._by_language = by_language
        self._any = {word: meaning for words in by_language.values() for word, meaning in words.items()}

    def of(self, words: Iterable[str], language: str | None) -> tuple[str, ...]:
        """The meanings of the words of a message; of two languages' meanings that of the message's own."""
        own = self._by_language.get(language or "", {})
        meanings = (own.get(word) or self._any.get(word, word) for word in words)
        return tuple(meaning for meaning in meanings if meaning != _NONE)
