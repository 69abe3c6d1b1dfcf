"""The clauses of a message: what happened, and what is asked about it, often stand in one breath."""

from __future__ import annotations

import re
from typing import List, NamedTuple, Sequence, Text, Tuple

from lexicon import Certain, Reading

_FEWEST = 3  # words of a clause
_PAUSE = re.compile(r"[.,;:!?\n\u00bf\u00a1\u2026]+")
# Words that begin a question or a further thought, without accents.
_BEGINS = frozenset(
    "how who where when why which can could will would should do does is are also and but "
    "como quien quienes donde adonde cuando cuanto cuanta cuantos cual puedo puede pueden podemos debo tengo "
    "tambien y pero sera".split()
)
_WITHOUT_ACCENTS = str.maketrans("\u00e1\u00e9\u00ed\u00f3\u00fa", "aeiou")


class Clause(NamedTuple):
    """A clause, read by itself; ``ranking`` has every need with its probability, likeliest first, or none."""

    text: Text
    reading: Reading
    fired: Sequence[Certain]
    ranking: Sequence[Tuple[Text, float]]


def clauses_of(text: Text) -> List[Text]:
    """The clauses of three words and more, in their order; empty for a message of one clause."""
    clauses: List[List[Text]] = []
    for sentence in _PAUSE.split(text):
        clauses.append([])
        for word in sentence.split():
            if word.lower().translate(_WITHOUT_ACCENTS) in _BEGINS and len(clauses[-1]) >= _FEWEST:
                clauses.append([])
            clauses[-1].append(word)
    found = [" ".join(words) for words in clauses if len(words) >= _FEWEST]
    return found if len(found) > 1 else []
