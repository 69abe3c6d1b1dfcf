"""The held-out questions, and the check that none of them is a training example in disguise."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Iterable, NamedTuple

from answers.content import read_yaml
from bench.typos import without_accents

FOLDER = Path(__file__).resolve().parent.parent / "tests" / "held_out"

_ALIKE = 0.9
_ANNOTATION = re.compile(r"\[([^\]]+)\](?:\([^)]*\)|\{[^}]*\})")
_WORD = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True)
class Question:
    """A sentence and every intent that is a right answer to it, the likeliest first."""

    text: str
    intents: tuple[str, ...]
    language: str
    form: str


@dataclass(frozen=True)
class Calm:
    """A sentence that is no emergency, and the intents that must not be answered."""

    text: str
    language: str
    forbidden: frozenset[str]


class Pair(NamedTuple):
    """A held-out sentence and a training line with (nearly) the same words."""

    held_out: str
    training: str


def questions(name: str) -> list[Question]:
    """The questions of one file of the held-out folder."""
    return [
        Question(entry["text"], _tuple(entry["intent"]), entry["lang"], entry["form"])
        for entry in read_yaml(FOLDER / f"{name}.yml")
    ]


def calm() -> list[Calm]:
    """The sentences that are no emergency."""
    return [
        Calm(entry["text"], entry["lang"], frozenset(entry["not"]))
        for entry in read_yaml(FOLDER / "not_emergencies.yml")
    ]


def near_duplicates(held_out: Iterable[str], training: Iterable[str]) -> list[Pair]:
    """Pairs whose sets of words have a Jaccard similarity of at least 0.9; each held-out sentence once."""
    by_size: dict[int, list[tuple[frozenset[str], str]]] = defaultdict(list)
    for line in training:
        words = words_of(line)
        by_size[len(words)].append((words, line))
    found: list[Pair] = []
    for text in held_out:
        words = words_of(text)
        sizes = range(int(len(words) * _ALIKE), int(len(words) / _ALIKE) + 1)
        near = (line for size in sizes for other, line in by_size[size] if _jaccard(words, other) >= _ALIKE)
        found.extend(Pair(text, line) for line in list(near)[:1])
    return found


def words_of(text: str) -> frozenset[str]:
    """The words of a sentence, without case, accents and Rasa's entity marks."""
    return frozenset(_WORD.findall(without_accents(_ANNOTATION.sub(r"\1", text)).lower()))


def _jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / (len(one | other) or 1)


def _tuple(value: Any) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)
