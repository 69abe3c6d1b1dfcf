"""The thresholds of config.yml, chosen by what each mistake costs, on training examples the classifier has not seen.

Run as ``make thresholds``. The held-out questions are never looked at.
"""

from __future__ import annotations

from dataclasses import astuple
from itertools import product
from typing import AbstractSet, Iterator, List, NamedTuple, Text, Tuple

from answers import Catalogue
from components.classifier import Classifier
from components.decision import CLARIFY, FALLBACK, Decision, Thresholds, decide
from components.understanding import document_of
from lexicon import Lexicon

# What a person pays: a wrong answer, a missed emergency, and a question back that helps or does not.
WRONG_ANSWER = 5.0
WRONG_EMERGENCY = 1.0  # an emergency taken for another: protective words came, the right one is offered
MISSED_EMERGENCY = 100.0
ASKED_RIGHTLY = 1.0
ASKED_IN_VAIN = 3.0
NOT_UNDERSTOOD = 3.0


class Example(NamedTuple):
    """One training example and how an independent classifier ranks the intents."""

    intent: Text
    ranking: List[Tuple[Text, float]]


def cost(example: Example, decision: Decision, emergencies: AbstractSet[Text]) -> float:
    """What the decision costs the person who wrote the example."""
    intent, decided = example.intent, decision.intent
    if decided == intent:
        return 0.0
    offered = intent in decision.choices or intent in decision.also
    if intent in emergencies:
        if decided in emergencies:
            return WRONG_EMERGENCY
        return ASKED_RIGHTLY if offered else MISSED_EMERGENCY
    if decided == CLARIFY:
        return ASKED_RIGHTLY if offered else ASKED_IN_VAIN
    return NOT_UNDERSTOOD if decided == FALLBACK else WRONG_ANSWER


def candidates() -> Iterator[Thresholds]:
    """The grid."""
    grid = (
        (0.5, 0.6, 0.7, 0.8),
        (0.3, 0.4, 0.5, 0.6, 0.7, 0.8),
        (0.6, 0.7, 0.8),
        (0.05, 0.1, 0.15),
        (0.01, 0.02, 0.05),
    )
    return (Thresholds(*values) for values in product(*grid))


def examples(catalogue: Catalogue) -> List[Example]:
    """Every training example, ranked by cross-validation."""
    lexicon = Lexicon.load()
    pairs = [(example.intent, example.text) for example in catalogue.examples]
    intents = [intent for intent, _ in pairs]
    documents = [document_of(lexicon.read(text)) for _, text in pairs]
    rankings = Classifier.cross_validated_rankings(documents, intents)
    return [Example(intent, ranking) for intent, ranking in zip(intents, rankings)]


def main() -> None:
    catalogue = Catalogue.load()
    emergencies = catalogue.emergencies
    ranked = examples(catalogue)

    def mean_cost(thresholds: Thresholds) -> float:
        return sum(cost(e, decide(e.ranking, thresholds, emergencies), emergencies) for e in ranked) / len(
            ranked
        )

    costs = sorted((mean_cost(thresholds), astuple(thresholds)) for thresholds in candidates())
    print(
        f"{len(ranked)} examples; mean cost, then sure, sure_emergency, sure_apart, likely, likely_emergency:"
    )
    for found, thresholds in costs[:10]:
        print(f"{found:.4f}  {thresholds}")


if __name__ == "__main__":
    main()
