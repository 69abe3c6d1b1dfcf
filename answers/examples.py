"""What can be wrong with the training examples: too few of them, the same line twice, a line of two intents."""

import math
import re
import unicodedata
from collections import Counter, defaultdict
from typing import Dict, FrozenSet, Iterator, List, Mapping, Sequence, Tuple

from answers.content import LANGUAGES, Example

FEWEST = {"answer": 60, "flow": 60, "meta": 40}
FEWEST_OF = {"out_of_scope": 300}  # near misses and plain ones
ALIKE = 0.75  # shared words of all words (Jaccard) from which two lines of one intent teach the same
_SHORT = 3  # lines of so few words are alike only when they are the same

_WORD = re.compile(r"\w+")
_ACCENTS = re.compile("[\u0300-\u036f]")

Fault = Tuple[Example, str, str]


def faults_of_examples(
    examples: Sequence[Example], needs: Mapping[str, Mapping[str, str]]
) -> Iterator[Fault]:
    """(example, what is wrong, how to mend it) for each fault; the example tells where."""
    by_intent: Dict[str, List[Example]] = defaultdict(list)
    for example in examples:
        by_intent[example.intent].append(example)
    for intent, own in by_intent.items():
        yield from _too_few(intent, own, needs)
        yield from _repeated(own)
    yield from _of_two_intents(examples)


def _too_few(
    intent: str, examples: Sequence[Example], needs: Mapping[str, Mapping[str, str]]
) -> Iterator[Fault]:
    if intent not in needs:
        return
    fewest = FEWEST_OF.get(intent, FEWEST[needs[intent]["kind"]])
    for language in LANGUAGES:
        number = sum(example.language == language for example in examples)
        if number < fewest:
            what = f"{intent} has {number} examples in {language}"
            yield examples[0], what, f"at least {fewest}, of people who differ"


def _repeated(examples: Sequence[Example]) -> Iterator[Fault]:
    lines = [words_of(example.text) for example in examples]
    stands = Counter(word for words in lines for word in words)
    earlier: Dict[str, List[int]] = defaultdict(
        list
    )  # word -> the lines that must share it with one like them
    for place, words in enumerate(lines):
        rarest = sorted(words, key=lambda word: (stands[word], word))[: _must_share(len(words))]
        near = sorted({other for word in rarest for other in earlier[word]})
        same = next((other for other in near if _alike(words, lines[other])), None)
        if same is not None:
            what = f"'{examples[place].text}' says the same as '{examples[same].text}'"
            yield examples[place], what, "say something new or drop it"
        for word in rarest:
            earlier[word].append(place)


def _must_share(size: int) -> int:
    """Two lines that are alike have one of so many of their rarest words in common (prefix filtering)."""
    return size if size <= _SHORT else size - math.ceil(ALIKE * size) + 1


def _alike(words: FrozenSet[str], other: FrozenSet[str]) -> bool:
    if min(len(words), len(other)) <= _SHORT:
        return words == other
    return len(words & other) >= ALIKE * len(words | other)


def _of_two_intents(examples: Sequence[Example]) -> Iterator[Fault]:
    first: Dict[str, Example] = {}
    for example in examples:
        line = " ".join(_WORD.findall(_plain(example.text)))
        other = first.setdefault(line, example)
        if other.intent != example.intent:
            what = f"'{example.text}' stands under {other.intent} and {example.intent}"
            yield example, what, "leave it where it belongs"


def words_of(text: str) -> FrozenSet[str]:
    """The words of a line, without case and accents."""
    return frozenset(_WORD.findall(_plain(text)))


def _plain(text: str) -> str:
    return _ACCENTS.sub("", unicodedata.normalize("NFD", text.lower()))
