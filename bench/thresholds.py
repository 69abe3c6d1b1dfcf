"""The thresholds of config.yml, chosen by what each mistake costs, on examples of people the classifier has not heard.

Run as ``make thresholds``. The held-out questions are never looked at.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import astuple
from itertools import product
from typing import AbstractSet, Iterator, List, NamedTuple, Sequence, Text, Tuple

from answers import Catalogue
from answers.content import Example as Told
from components.classifier import Classifier
from components.decision import CLARIFY, FALLBACK, Decision, Thresholds, decide
from components.understanding import Understanding

# What a person pays: a wrong answer, a missed emergency, and a question back that helps or does not.
WRONG_ANSWER = 5.0
WRONG_EMERGENCY = 1.0  # an emergency taken for another: protective words came, the right one is offered
MISSED_EMERGENCY = 100.0
ASKED_RIGHTLY = 1.0
ASKED_IN_VAIN = 3.0
NOT_UNDERSTOOD = 3.0

_ANY_THRESHOLDS = Thresholds(1.0, 1.0, 1.0, 1.0, 0.0, 0.0, 1.0)  # the examples are ranked, not decided
_LOOKED_AT = 12  # intents of a ranking; what comes after is never answered nor offered
_FOLDS = 5
_ONE_IN = 3  # examples, for the grid: enough to tell its points apart


class Example(NamedTuple):
    """One training example and how an independent classifier ranks the intents."""

    intent: Text
    ranking: List[Tuple[Text, float]]
    fired: Tuple[Text, ...] = ()


def cost(example: Example, decision: Decision, emergencies: AbstractSet[Text]) -> float:
    """What the decision costs the person who wrote the example."""
    intent, decided = example.intent, decision.intent
    if decided == intent:
        return 0.0
    offered = intent in decision.choices or intent in decision.also
    if intent in emergencies:
        if decided in emergencies:
            return WRONG_EMERGENCY
        if not offered and not emergencies.isdisjoint(decision.choices):
            return ASKED_IN_VAIN  # the words that protect stand above the question
        if not offered:
            return MISSED_EMERGENCY
        return ASKED_RIGHTLY if decided == CLARIFY else WRONG_ANSWER
    if decided == CLARIFY:
        return ASKED_RIGHTLY if offered else ASKED_IN_VAIN
    return NOT_UNDERSTOOD if decided == FALLBACK else WRONG_ANSWER


def candidates() -> Iterator[Thresholds]:
    """The grid."""
    grid = (
        (0.5, 0.6, 0.65, 0.7, 0.75, 0.8),
        (0.5, 0.6, 0.7, 0.8),
        (0.9,),  # of a clause: a ranking of the whole message says nothing of it
        (0.3, 0.4, 0.5),
        (0.01, 0.02),
        (0.01, 0.02),
        (0.03, 0.05, 0.1, 1.0),
    )
    return (Thresholds(*values) for values in product(*grid))


def folds_of(told: Sequence[Told]) -> List[int]:
    """A fold for each example: what one person wrote stands together, so each fold holds out people, not lines."""
    seen: Counter[Tuple[Text, Text]] = Counter()
    totals = Counter((example.intent, example.language) for example in told)
    folds = []
    for example in told:
        group = example.intent, example.language
        folds.append(seen[group] * _FOLDS // totals[group])
        seen[group] += 1
    return folds


def examples(catalogue: Catalogue) -> List[Example]:
    """Every training example, ranked by cross-validation."""
    understanding = Understanding(_ANY_THRESHOLDS, catalogue=catalogue)
    readings = [understanding.lexicon.read(example.text) for example in catalogue.examples]
    intents = [example.intent for example in catalogue.examples]
    documents = [understanding.document(reading) for reading in readings]
    rankings = Classifier.cross_validated_rankings(documents, intents, folds_of(catalogue.examples))
    return [
        Example(
            intent,
            ranking[:_LOOKED_AT],
            tuple(certain.intent for certain in understanding.rules.fired(reading)),
        )
        for intent, ranking, reading in zip(intents, rankings, readings)
    ]


def main() -> None:
    catalogue = Catalogue.load()
    emergencies = catalogue.emergencies
    ranked = examples(catalogue)[::_ONE_IN]

    def tried(thresholds: Thresholds) -> Tuple[float, float]:
        """The mean cost, and the share that is right at once."""
        decisions = [decide(e.ranking, thresholds, emergencies, e.fired) for e in ranked]
        costs = sum(cost(e, decision, emergencies) for e, decision in zip(ranked, decisions))
        right = sum(e.intent == decision.intent for e, decision in zip(ranked, decisions))
        return costs / len(ranked), right / len(ranked)

    points = sorted((*tried(thresholds), astuple(thresholds)) for thresholds in candidates())
    names = ", ".join(Thresholds.__dataclass_fields__)
    print(f"{len(ranked)} examples; mean cost, right at once, then {names}:")
    for found, right, thresholds in points[:20]:
        print(f"{found:.4f}  {right:.1%}  {thresholds}")


if __name__ == "__main__":
    main()
