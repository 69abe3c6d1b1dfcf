"""Reads the word lists under data/words: plain YAML that a community worker can edit."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from lexicon.reading import AMOUNTS

WORDS = Path(__file__).resolve().parent.parent / "data" / "words"
LANGUAGES = ("en", "es")
_WHOLE_CONCEPT = re.compile(r"<([A-Z_]+)>")
NOT_CONCEPTS = frozenset({"spellings", "languages", "common", "amounts", "calling", "asides", "seen"})

# Reads every scalar as text, so that "no", "yes" and "on" stay words.
_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class WordsError(ValueError):
    """A word list that cannot be read; the message names the file and the place."""


@dataclass(frozen=True)
class WordFiles:
    """All the lists of one directory.

    Attributes:
        concepts: concept -> language -> its words and phrases, as written.
        spellings: right word -> the other ways it is written.
        languages: the file about other languages.
        common: the file of everyday words that tell the languages apart.
        dictionary: ``en``, ``es`` and ``both`` -> frequent words, made by bench/dictionary.py.
        amounts: numbers in words, units, and what stands around an age or a time.
        calling: what says when somebody can be called.
        asides: what is said to an open question beside an answer.
        seen: what people tell of what they have seen.
        meanings: language -> word -> its plain meaning, one English word for both languages; ``-`` for
            a word without content. The most used word comes first.
    """

    concepts: Mapping[str, Mapping[str, list[str]]]
    spellings: Mapping[str, Any]
    languages: Mapping[str, Any]
    common: Mapping[str, list[str]]
    dictionary: Mapping[str, frozenset[str]]
    amounts: Mapping[str, Any]
    calling: Mapping[str, Any]
    asides: Mapping[str, Any]
    seen: Mapping[str, Any]
    meanings: Mapping[str, Mapping[str, str]]


def read_word_files(directory: Path = WORDS) -> WordFiles:
    """The lists under ``directory``.

    Raises:
        WordsError: a file is missing, not YAML or not in the expected form, or a concept stands twice.
    """
    concepts: dict[str, Mapping[str, list[str]]] = {}
    for path in sorted(directory.glob("*.yml")):
        if path.stem in NOT_CONCEPTS:
            continue
        for name, lists in read_yaml(path).items():
            if name in concepts:
                raise WordsError(f"{path}: {name} stands in another file too")
            concepts[name] = _lists(path, name, lists)
    concepts = {name: _with_references(name, lists, concepts) for name, lists in concepts.items()}
    return WordFiles(
        concepts=concepts,
        spellings=read_yaml(directory / "spellings.yml"),
        languages=read_yaml(directory / "languages.yml"),
        common=read_yaml(directory / "common.yml"),
        dictionary=_dictionary(directory / "dictionary"),
        amounts=read_yaml(directory / "amounts.yml"),
        calling=read_yaml(directory / "calling.yml"),
        asides=read_yaml(directory / "asides.yml"),
        seen=read_yaml(directory / "seen.yml"),
        meanings={language: _meanings(directory / "meanings" / f"{language}.txt") for language in LANGUAGES},
    )


@lru_cache(maxsize=4)
def concept_names(directory: Path = WORDS) -> frozenset[str]:
    """The names that a rule may use."""
    return frozenset(read_word_files(directory).concepts) | AMOUNTS


def read_yaml(path: Path) -> Mapping[str, Any]:
    """The mapping in the file at ``path``, every value as text.

    Raises:
        WordsError: no such file, not YAML, or not a mapping.
    """
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise WordsError(f"{path}: {error}") from error
    if not isinstance(data, dict):
        raise WordsError(f"{path}: not a mapping")
    return data


def _dictionary(directory: Path) -> Mapping[str, frozenset[str]]:
    try:
        return {
            name: frozenset((directory / f"{name}.txt").read_text(encoding="utf-8").split())
            for name in (*LANGUAGES, "both")
        }
    except OSError as error:
        raise WordsError(f"{directory}: {error}") from error


def _meanings(path: Path) -> Mapping[str, str]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise WordsError(f"{path}: {error}") from error
    found: dict[str, str] = {}
    for number, line in enumerate(lines, start=1):
        word, _, meaning = line.partition(" ")
        if not meaning.strip() or " " in meaning.strip():
            raise WordsError(
                f"{path}, line {number}: expected a word and its meaning, as in 'abogada lawyer'"
            )
        if found.setdefault(word, meaning.strip()) != meaning.strip():
            raise WordsError(f"{path}, line {number}: {word} stands above with another meaning")
    return found


def _lists(path: Path, name: str, lists: Any) -> Mapping[str, list[str]]:
    if not isinstance(lists, dict) or set(lists) != set(LANGUAGES):
        raise WordsError(f"{path}: {name} needs the two lists en: [...] and es: [...]")
    for language, entries in lists.items():
        if not isinstance(entries, list) or not all(
            isinstance(entry, str) and entry.strip() for entry in entries
        ):
            raise WordsError(f"{path}: {name}, {language}: expected a list of words and phrases")
    return lists


def _with_references(
    name: str, lists: Mapping[str, list[str]], concepts: Mapping[str, Mapping[str, list[str]]]
) -> Mapping[str, list[str]]:
    """``lists`` with each entry that is only ``<OTHER>`` replaced by the entries of that concept."""
    full: dict[str, list[str]] = {language: [] for language in LANGUAGES}
    for language, entries in lists.items():
        for entry in entries:
            other = _WHOLE_CONCEPT.fullmatch(entry)
            if other and other.group(1) not in concepts:
                raise WordsError(f"{name}, {language}: {entry} is not a concept")
            full[language] += concepts[other.group(1)][language] if other else [entry]
    return full
