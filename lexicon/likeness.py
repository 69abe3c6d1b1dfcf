"""Which need a message is most like, by counting in the examples: what remains when the classifier is away."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from lexicon.reading import Reading
from lexicon.recognise import Certain

_FEWEST = 3  # a sign that stands in fewer examples is chance
_SAID_MOST = 4  # signs named as the reason

Signs = frozenset[str]


def signs_of(reading: Reading, fired: Iterable[Certain] = ()) -> Signs:
    """What a message is compared by: words, pairs, plain meanings, concepts, and the rules that fire."""
    words = reading.tokens
    return frozenset(
        (
            *words,
            *map(" ".join, zip(words, words[1:])),
            *(f"={meaning}" for meaning in reading.meanings),
            *reading.subjects,
            *(f"RULE {certain.intent}" for certain in fired),
        )
    )


class Likeness:
    """Counts in how many examples of each need a sign stands, and adds up what the signs of a message say.

    A sign speaks for a need by the logarithm of how much more often it stands in the need's examples than in
    those of all needs (naive Bayes, interpolated with the mean so that rare signs stay modest). No numbers
    library; what was counted can be kept in a file, for counting takes most of a minute.
    """

    def __init__(self, examples: Iterable[tuple[str, Signs]]) -> None:
        """Takes the need and the signs of every example."""
        sizes: Counter[str] = Counter()
        stands: dict[str, Counter[str]] = defaultdict(Counter)
        for intent, signs in examples:
            sizes[intent] += 1
            for sign in signs:
                stands[sign][intent] += 1
        self._says: Mapping[str, Mapping[str, float]] = {
            sign: _says(counts, sizes) for sign, counts in stands.items() if counts.total() >= _FEWEST
        }

    @classmethod
    def counted(cls, says: Mapping[str, Mapping[str, float]]) -> Likeness:
        """As it was, from its ``says``."""
        likeness = cls(())
        likeness._says = says
        return likeness

    @property
    def says(self) -> Mapping[str, Mapping[str, float]]:
        """How much each sign speaks for each need: all that was counted."""
        return self._says

    def most_like(self, signs: Signs) -> Certain | None:
        """The need the signs speak most for, with those that speak loudest; None when all are unknown."""
        said: Counter[str] = Counter()
        for sign in sorted(signs):
            said.update(self._says.get(sign, {}))
        if not said:
            return None
        intent, _ = said.most_common(1)[0]
        loudest = sorted(signs, key=lambda sign: (-self._says.get(sign, {}).get(intent, 0.0), sign))
        return Certain(intent, tuple(loudest[:_SAID_MOST]))


def _says(counts: Mapping[str, int], sizes: Mapping[str, int]) -> dict[str, float]:
    shares = {intent: count / sizes[intent] for intent, count in counts.items()}
    mean = sum(shares.values()) / len(sizes)
    return {intent: math.log(share / mean + 1) for intent, share in shares.items()}
