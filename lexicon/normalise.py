"""Writes a message the one way the lexicon knows: small letters, no accents, no apostrophes, plain words."""

from __future__ import annotations

import re
import unicodedata

BREAK = "."  # stands between sentences, so that no phrase is found across them
LONGEST = 6_000  # characters read; longer than any real message, short enough to stay quick

PLACEHOLDER = re.compile(r"\[[A-Z][A-Z -]*(?: \d+)?\]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe0e\ufe0f\ufeff]")
_ACCENTS = re.compile("[\u0300-\u036f]")
_APOSTROPHES = re.compile(r"(?<=\w)['\u2018\u2019\u02bc\u02bb`\u00b4](?=\w)")
_INITIALS = re.compile(r"\b(?:[a-z]\.){2,}(?:[a-z]\b)?")
_THOUSANDS = re.compile(r"(?<=\d)[,.](?=\d{3}(?!\d))")
_DECIMAL = re.compile(r"(?<=\d)[,.](?=\d)")  # two numbers then, never another one: 2.5 is not 25
_WORD_OR_BREAK = re.compile(r"[^\W_]+|[.!?;\n\u00bf\u00a1\u2026\u3002\uff1f]+")
# "LA" among small letters is the city, not the Spanish article.
_THE_CITY = re.compile(r"\bL\.?A\b\.?")
_SMALL_LETTER = re.compile(r"[a-z]")


def words_and_breaks(text: str) -> list[str]:
    """The normalised words of ``text`` in order, with ``BREAK`` where a sentence ends."""
    text = PLACEHOLDER.sub(" ", text[:LONGEST])
    if "L" in text and _SMALL_LETTER.search(text):
        text = _THE_CITY.sub("los angeles", text)
    text = _INITIALS.sub(_without_dots, plain(text))
    text = _DECIMAL.sub(" ", _THOUSANDS.sub("", text))
    found = _WORD_OR_BREAK.findall(text)
    return [piece if piece[0].isalnum() else BREAK for piece in found]


def words(text: str) -> list[str]:
    """The normalised words of ``text``."""
    return [word for word in words_and_breaks(text) if word != BREAK]


def plain(text: str) -> str:
    """``text`` in small letters without accents, apostrophes inside words and invisible characters."""
    if not text.isascii():
        text = _INVISIBLE.sub("", unicodedata.normalize("NFKD", text))
        text = unicodedata.normalize("NFC", _ACCENTS.sub("", text))
    return _APOSTROPHES.sub("", text.lower())


def _without_dots(match: re.Match[str]) -> str:
    return match.group().replace(".", "") + " "
