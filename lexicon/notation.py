"""The notation of calling.yml, asides.yml and seen.yml, as the source of a regular expression over words with a space behind each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from lexicon.normalise import plain
from lexicon.word_files import WordsError

_NO_MARKS: Mapping[str, str] = MappingProxyType({})


def one_of(entries: Iterable[str], marks: Mapping[str, str] = _NO_MARKS) -> str:
    """One of several entries, the longer ones first: a text is cut into entries without ever going back."""
    by_length = sorted(entries, key=lambda entry: len(entry.split()), reverse=True)
    return "|".join(source_of(entry, marks) for entry in by_length)


def source_of(entry: str, marks: Mapping[str, str] = _NO_MARKS) -> str:
    """The source of an expression for one entry, each of its words with a space behind."""
    source = ""
    for piece in entry.split():
        words = plain(piece.removesuffix("?")).split("/")
        one = "(?:" + "|".join(marks.get(word) or re.escape(word) + " " for word in words) + ")"
        source += f"(?:{one})?" if piece.endswith("?") else one
    if re.fullmatch(source, ""):
        raise WordsError(f"all words of {entry!r} may be missing")
    return source
