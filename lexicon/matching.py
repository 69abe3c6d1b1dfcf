"""Finds the entries of the word lists in a message: one pass of spaCy's PhraseMatcher, then the entries with gaps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import NamedTuple

from spacy.matcher import PhraseMatcher
from spacy.tokenizer import Tokenizer
from spacy.vocab import Vocab

from lexicon.entries import NUMBER, YEAR, EntryError, Part, parse
from lexicon.hiding import Found, not_hidden
from lexicon.normalise import BREAK
from lexicon.word_files import WordsError

_UNKNOWN = "_"

Spans = dict[str, dict[int, list[int]]]  # phrase -> where it starts -> where it ends


class _Gapped(NamedTuple):
    """An entry of several parts; each part is the set of phrases (or the one ``<CONCEPT>``) that can stand there."""

    concept: str
    parts: tuple[frozenset[str], ...]
    gaps: tuple[int, ...]


class Matching:
    """The entries of all concepts, ready to be found.

    The matcher only ever sees words of the lists (a placeholder stands for all others), so that
    nothing a family writes stays behind in spaCy's memory, and that memory does not grow.

    Args:
        concepts: concept -> language -> entries in the notation of ``lexicon.entries``.
        numbers: words that count as a number.
        last_year: years before it count as long ago.

    Raises:
        WordsError: an entry that is not in the notation, or that refers to an unknown concept.
    """

    def __init__(
        self, concepts: Mapping[str, Mapping[str, Sequence[str]]], numbers: Iterable[str], last_year: int
    ) -> None:
        entries = list(_parsed(concepts))
        written = {
            word for _, parts in entries for part in parts for phrase in part.phrases for word in phrase
        }
        stems = {word for word in written if word.endswith("*")}
        self.stems = tuple(sorted((stem[:-1] for stem in stems), key=len, reverse=True))
        self.words = frozenset(written - stems - {NUMBER, YEAR})
        numbers = frozenset(numbers)
        self._numbers = numbers - self.words
        self._last_year = last_year
        self._forms = {f"{stem}*": self._forms_of(stem) for stem in self.stems}
        # A number that one entry spells out ("ab 60", "diez") still is a number to all others.
        spelled_numbers = (word for word in self.words if word[0].isdigit() or word in numbers)
        self._forms[NUMBER] = (NUMBER, *sorted(spelled_numbers))
        self._spelled_out: dict[str, list[str]] = defaultdict(list)
        self._by_stem: dict[str, list[str]] = defaultdict(list)
        self._gapped: dict[str, list[_Gapped]] = defaultdict(list)
        phrases: set[str] = set()
        for concept, parts in entries:
            phrases |= self._learn(concept, parts)
        # A word that one entry spells out is not also meant by another entry's beginning ("agarraron", "agarr*").
        self._uses = self._by_stem | self._spelled_out
        self._referred = {part.concept for _, parts in entries for part in parts if part.concept}
        vocab = Vocab()
        self._tokenizer = Tokenizer(vocab)  # splits at spaces only, alike in every version of spaCy
        self._strings = vocab.strings
        self._matcher = PhraseMatcher(vocab)
        for phrase in phrases:
            self._matcher.add(phrase, [self._tokenizer(phrase)])

    def find(self, words: Sequence[str]) -> list[Found]:
        """The entries found among ``words`` (normalised, with breaks), without those hidden by a longer one."""
        spans: Spans = defaultdict(lambda: defaultdict(list))
        found = []
        document = self._tokenizer(" ".join(map(self._as_written, words)))
        for key, start, end in self._matcher(document):
            phrase = self._strings[key]
            spans[phrase][start].append(end)
            for concept in self._uses.get(phrase, ()):
                found.append(Found(concept, tuple(range(start, end))))
                if concept in self._referred:
                    spans[f"<{concept}>"][start].append(end)
        said = set(spans)
        for first in said & self._gapped.keys():
            for entry in self._gapped[first]:
                if entry.parts[1].isdisjoint(said):
                    continue  # the most of them, and soon told
                for places in _ways(entry, 0, (first,), list(spans[first]), spans, words):
                    found.append(Found(entry.concept, places))
        return not_hidden(found)

    def _learn(self, concept: str, parts: tuple[Part, ...]) -> set[str]:
        """Remembers one entry and returns the phrases that the matcher must find for it."""
        spelled = [self._spelled(part) for part in parts]
        if len(parts) == 1:
            for phrase, in_full in spelled[0].items():
                (self._spelled_out if in_full else self._by_stem)[phrase].append(concept)
        else:
            keys = tuple(frozenset(phrases) for phrases in spelled)
            entry = _Gapped(concept, keys, tuple(part.gap for part in parts))
            for first in keys[0]:
                self._gapped[first].append(entry)
        return {phrase for part, phrases in zip(parts, spelled) if part.phrases for phrase in phrases}

    def _spelled(self, part: Part) -> dict[str, bool]:
        """The matcher's phrases for a part, and whether each is spelled out in full by the entry."""
        if part.concept:
            return {f"<{part.concept}>": True}
        phrases: dict[str, bool] = {}
        for phrase in part.phrases:
            exact = not any(word.endswith("*") for word in phrase)
            forms = [self._forms.get(word, (word,)) for word in phrase]
            for words in product(*forms):
                phrases[" ".join(words)] = exact
        return phrases

    def _forms_of(self, stem: str) -> tuple[str, ...]:
        """All that can stand in the matcher's text for a word with this beginning."""
        longer = (f"{other}*" for other in self.stems if other.startswith(stem))
        return (*longer, *(word for word in self.words if word.startswith(stem)))

    def _as_written(self, word: str) -> str:
        """How the matcher's text writes a word of the message."""
        if word in self.words or word == BREAK:
            return word
        if word in self._numbers:
            return NUMBER
        if word[0].isdigit():
            is_old_year = len(word) == 4 and word.isdecimal() and 1900 < int(word) < self._last_year
            return YEAR if is_old_year else NUMBER
        for stem in self.stems:
            if word.startswith(stem):
                return f"{stem}*"
        return _UNKNOWN


def _ways(
    entry: _Gapped, part: int, keys: Iterable[str], starts: Sequence[int], spans: Spans, words: Sequence[str]
) -> Iterator[tuple[int, ...]]:
    """The places of the entry's own words, for each way its parts from ``part`` on stand one after the other."""
    for key in keys:
        if key not in spans:
            continue
        for start in starts:
            for end in spans[key].get(start, ()):
                own = () if key[0] == "<" and key not in (NUMBER, YEAR) else tuple(range(start, end))
                if part + 1 == len(entry.parts):
                    yield own
                    continue
                reach = _reach(words, end, entry.gaps[part + 1])
                for rest in _ways(entry, part + 1, entry.parts[part + 1], reach, spans, words):
                    yield own + rest


def _reach(words: Sequence[str], end: int, gap: int) -> Sequence[int]:
    """Where the next part may start: up to ``gap`` words on, in the same sentence."""
    last = min(end + gap, len(words))
    breaks = (place for place in range(end, last) if words[place] == BREAK)
    return range(end, next(breaks, last) + 1)


def _parsed(concepts: Mapping[str, Mapping[str, Sequence[str]]]) -> Iterator[tuple[str, tuple[Part, ...]]]:
    for concept, lists in concepts.items():
        for language, entries in lists.items():
            for entry in entries:
                try:
                    parts = parse(entry)
                except EntryError as error:
                    raise WordsError(f"{concept}, {language}: {error}") from error
                unknown = [part.concept for part in parts if part.concept and part.concept not in concepts]
                if unknown:
                    raise WordsError(
                        f"{concept}, {language}: {entry!r} refers to the unknown concept {unknown[0]}"
                    )
                yield concept, parts
