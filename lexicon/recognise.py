"""Certain intents: rules over concepts, or the whole message, that say why they fired."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from lexicon.entries import spread
from lexicon.normalise import words
from lexicon.reading import Reading
from lexicon.word_files import WordsError, concept_names

_FORMS = frozenset({"all", "any", "none", "phrase"})


@dataclass(frozen=True)
class Certain:
    """An intent that a rule is certain of, and the words that made it so."""

    intent: str
    because: tuple[str, ...]


@dataclass(frozen=True)
class Rule:
    """One item of a ``recognise:`` block.

    Fires when every concept of ``all`` is there, at least one of ``any`` (if given) and none of ``none``;
    or when the whole message is one of ``phrases``, word for word after normalising.
    """

    intent: str
    all: frozenset[str] = frozenset()
    any: frozenset[str] = frozenset()
    none: frozenset[str] = frozenset()
    phrases: frozenset[str] = frozenset()

    @property
    def is_whole_message(self) -> bool:
        """True for a rule of phrases only: it knows every word of the messages it fires on."""
        return bool(self.phrases) and not (self.all or self.any)

    @classmethod
    def from_mapping(
        cls, intent: str, mapping: Mapping[str, Any], known: Container[str] | None = None
    ) -> Rule:
        """The rule written as ``mapping`` in the content file of ``intent``.

        Args:
            known: the names of concepts that exist; by default those of the project's word lists.

        Raises:
            WordsError: another key, a value that is no list of texts, an unknown concept, or an empty rule.
        """
        where = f"recognise of {intent}"
        if not isinstance(mapping, Mapping) or not mapping.keys() <= _FORMS:
            raise WordsError(f"{where}: expected all, any, none or phrase, found {mapping!r}")
        lists = {form: _texts(where, form, mapping.get(form, [])) for form in _FORMS}
        known = concept_names() if known is None else known
        unknown = sorted(name for form in ("all", "any", "none") for name in lists[form] if name not in known)
        if unknown:
            raise WordsError(f"{where}: no such concept in data/words: {', '.join(unknown)}")
        if not (lists["all"] or lists["any"] or lists["phrase"]):
            raise WordsError(f"{where}: a rule without all, any or phrase would fire on everything")
        phrases = frozenset(" ".join(words(said)) for phrase in lists["phrase"] for said in spread(phrase))
        return cls(
            intent, frozenset(lists["all"]), frozenset(lists["any"]), frozenset(lists["none"]), phrases
        )

    def because(self, reading: Reading) -> tuple[str, ...] | None:
        """The words that make the rule fire, or None when it does not."""
        for said in (reading.sentence, reading.as_typed) if self.phrases else ():
            if said in self.phrases:
                return (said,)
        concepts = reading.concepts
        if not (self.all or self.any) or not self.all <= concepts or self.none & concepts:
            return None
        if self.any and not self.any & concepts:
            return None
        fired = sorted((self.all | self.any) & concepts)
        return tuple(f"{concept}: {', '.join(reading.words[concept])}" for concept in fired)


class Rules:
    """All the rules of a project: those of whole messages, and those over concepts."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        """Takes the rules, those of the most urgent needs first."""
        rules = list(rules)
        self._whole_messages = [rule for rule in rules if rule.is_whole_message]
        self._over_concepts = [rule for rule in rules if not rule.is_whole_message]

    @classmethod
    def from_mappings(cls, mappings: Iterable[tuple[str, Mapping[str, Any]]]) -> Rules:
        """The rules written as (intent, item of its ``recognise:`` block)."""
        return cls(Rule.from_mapping(intent, rule) for intent, rule in mappings)

    def said(self, reading: Reading) -> Certain | None:
        """The need of which the message is one of the whole messages, word for word."""
        return recognise(reading, self._whole_messages)

    def concepts_of(self, intents: Container[str]) -> frozenset[str]:
        """The concepts that speak for one of these needs in a rule."""
        return frozenset().union(
            *(rule.all | rule.any for rule in self._over_concepts if rule.intent in intents)
        )

    def fired(self, reading: Reading) -> list[Certain]:
        """The needs whose rules over concepts fire, most urgent first, each once."""
        found: dict[str, Certain] = {}
        for rule in self._over_concepts:
            because = None if rule.intent in found else rule.because(reading)
            if because is not None:
                found[rule.intent] = Certain(rule.intent, because)
        return list(found.values())


def recognise(reading: Reading, rules: Iterable[Rule]) -> Certain | None:
    """The first rule that fires; so put those of emergencies first."""
    for rule in rules:
        because = rule.because(reading)
        if because is not None:
            return Certain(rule.intent, because)
    return None


def _texts(where: str, form: str, value: Any) -> list[str]:
    if not isinstance(value, (list, tuple)) or not all(isinstance(text, str) for text in value):
        raise WordsError(f"{where}: {form} needs a list of texts in quotes or names, found {value!r}")
    return list(value)
