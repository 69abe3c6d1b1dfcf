"""What a message means, without Rasa: concepts, certain intents, classifier, decision, and why."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Dict, List, Optional, Sequence, Text, Tuple

from answers import Catalogue
from components.classifier import Classifier, Document
from components.decision import Decision, Thresholds, decide
from lexicon import Certain, Lexicon, Reading, Rule, recognise

PLACEHOLDER = re.compile(r"\[(NAME|PHONE|EMAIL|A-NUMBER|SSN|CARD|ADDRESS|RECEIPT)(?: \d+)?\]")

_RANKED = 5
_TOP = 3
_SAID_MOST = 4  # words named as the reason of a learned decision
# Words that may stand around a detail without saying anything else ("my number is ...", "me llamo ...").
_AROUND_A_DETAIL = frozenset(
    "my name number phone cell is it its im i am the call me at "
    "mi nombre numero telefono celular cel es el soy me llamo llamame llameme al a".split()
)

Ranking = Sequence[Tuple[Text, float]]


@dataclass(frozen=True)
class Understood:
    """One message, understood.

    Attributes:
        ranking: the five likeliest intents with their probabilities; a certain intent comes first with 1.0.
        because: what decided, for a reviewer: the rule or the words, then the three likeliest intents.
    """

    reading: Reading
    decision: Decision
    ranking: Ranking
    because: Tuple[Text, ...]


class Understanding:
    """Understands messages; without a classifier (rules-only mode) it knows only what is certain."""

    def __init__(
        self,
        thresholds: Thresholds,
        classifier: Optional[Classifier] = None,
        lexicon: Optional[Lexicon] = None,
        catalogue: Optional[Catalogue] = None,
    ) -> None:
        catalogue = catalogue or Catalogue.load()
        self.lexicon = lexicon or Lexicon.load()
        self.thresholds = thresholds
        self.classifier = classifier
        self.needs = catalogue.needs
        self.emergencies = catalogue.emergencies
        self._rules = [Rule.from_mapping(intent, rule) for intent, rule in catalogue.recognition()]

    def understand(self, text: Text) -> Understood:
        """What ``text`` means and what to do about it. Never fails, whatever the text."""
        reading = self.lexicon.read(PLACEHOLDER.sub(" ", text))
        if is_only_a_detail(text, reading):
            return _without_doubt(reading, "give_detail", "only a detail")
        certain = self.certain(reading)
        ranking = self.rank(reading)
        if certain:
            first, *others = certain
            rest = [ranked for ranked in ranking if ranked[0] != first.intent]
            ranking = [(first.intent, 1.0), *rest]
            decision = Decision(first.intent, 1.0, also=tuple(other.intent for other in others))
            because: Tuple[Text, ...] = first.because
        else:
            decision = decide(ranking, self.thresholds, self.emergencies)
            because = self._learned_reasons(reading, ranking)
        if is_another_language(decision.intent, reading):
            return _without_doubt(reading, "other_language", reading.other_language or "")
        return Understood(reading, decision, ranking[:_RANKED], (*because, *_top(ranking)))

    def certain(self, reading: Reading) -> List[Certain]:
        """Every need that the rules are certain of, most urgent first, each once."""
        found: Dict[Text, Certain] = {}
        remaining = self._rules
        while True:
            certain = recognise(reading, remaining)
            if certain is None:
                return list(found.values())
            found[certain.intent] = certain
            remaining = [rule for rule in remaining if rule.intent not in found]

    def rank(self, reading: Reading) -> Ranking:
        """Every intent with its probability, likeliest first; empty without a classifier or a word."""
        if self.classifier is None or not reading.tokens:
            return []
        return self.classifier.rank(document_of(reading))

    def _learned_reasons(self, reading: Reading, ranking: Ranking) -> Tuple[Text, ...]:
        if self.classifier is None or not ranking:
            return ()
        said = self.classifier.reasons(document_of(reading), ranking[0][0], _SAID_MOST)
        return tuple(
            f"{word}: {', '.join(reading.words[word])}" if word in reading.words else word for word in said
        )


def document_of(reading: Reading) -> Document:
    """What the classifier sees of a message."""
    return Document(" ".join(reading.tokens), tuple(sorted(reading.concepts)))


def is_only_a_detail(text: Text, reading: Reading) -> bool:
    """True when the message is a placeholder with nothing else to understand around it."""
    return bool(PLACEHOLDER.search(text)) and _AROUND_A_DETAIL.issuperset(
        word for word in reading.tokens if word.isalnum()
    )


def is_another_language(intent: Text, reading: Reading) -> bool:
    """True for a wish to speak a language that we do not, and for a message written in one."""
    if not reading.other_language or reading.wanted_language:
        return False
    return intent == "change_language" or reading.language is None


def _without_doubt(reading: Reading, intent: Text, because: Text) -> Understood:
    return Understood(reading, Decision(intent, 1.0), [(intent, 1.0)], (because,))


def _top(ranking: Ranking) -> List[Text]:
    return [f"{intent} {probability:.0%}" for intent, probability in ranking[:_TOP]]
