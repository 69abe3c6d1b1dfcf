"""What the classifier looks at in a message: words, pieces of words, concepts and meanings, in groups."""

from __future__ import annotations

from itertools import combinations
from typing import Callable, Dict, List, NamedTuple, Sequence, Text, Tuple

ANY = "ANY"  # stands in every message: a message without a concept is something to learn from, too
_PIECE = 4
_LAST = 8  # words: people tell what happened first and ask at the end
_MOST_TOGETHER = 14  # meanings of one message that are paired


class Document(NamedTuple):
    """A message as the classifier sees it: normalised words, the concepts and the plain meanings they stand for."""

    text: Text
    concepts: Tuple[Text, ...]
    meanings: Tuple[Text, ...] = ()


Names = List[Text]


def words_of(document: Document) -> Names:
    """The words of a message, in their order."""
    return document.text.split()


def _last_words(document: Document) -> Names:
    return document.text.split()[-_LAST:]


GROUPS: Dict[Text, Callable[[Document], Names]] = {
    "words": lambda document: _with_pairs(words_of(document)),
    "pieces": lambda document: [piece for word in words_of(document) for piece in pieces_of(word)],
    "concepts": lambda document: [ANY, *document.concepts, *_two_by_two(document.concepts)],
    "meanings": lambda document: list(document.meanings),
    "last words": lambda document: _with_pairs(_last_words(document)),
    "meanings together": lambda document: _two_by_two(sorted(set(document.meanings))[:_MOST_TOGETHER]),
}


def features_of(document: Document) -> List[Names]:
    """The features of a message in each of the groups, as often as they stand in it."""
    return [names(document) for names in GROUPS.values()]


def pieces_of(word: Text) -> Names:
    """Its runs of four letters, with a space for where it begins and ends."""
    padded = f" {word} "
    return [padded[start : start + _PIECE] for start in range(len(padded) - _PIECE + 1)]


def _with_pairs(words: Names) -> Names:
    return words + [f"{first} {second}" for first, second in zip(words, words[1:])]


def _two_by_two(names: Sequence[Text]) -> Names:
    return [f"{first} {second}" for first, second in combinations(names, 2)]
