"""Answer, ask which one, or say that we did not understand: the choice made from the confidences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import AbstractSet, List, Sequence, Text, Tuple

CLARIFY = "clarify"
FALLBACK = "fallback"

# What a person can mean by a message that a question "do you mean ...?" can offer.
_NEVER_OFFERED = frozenset({"out_of_scope", "affirm", "deny", "greet", "thanks", "goodbye", "menu", "cancel"})
_MOST_CHOICES = 3


@dataclass(frozen=True)
class Thresholds:
    """Probabilities chosen from the cost of each mistake, written in config.yml.

    Attributes:
        sure: from here on the likeliest intent is answered.
        sure_emergency: the same for an emergency, or for several emergencies together.
        sure_apart: from here on nothing is said but that this is not our matter (out_of_scope).
        likely: from here on an intent is worth offering as a choice.
        likely_emergency: the same for emergencies, which must not be missed.
    """

    sure: float
    sure_emergency: float
    sure_apart: float
    likely: float
    likely_emergency: float


@dataclass(frozen=True)
class Decision:
    """The intent to act on and its confidence.

    Attributes:
        choices: for a question back, the intents to offer.
        also: needs that the message may be about as well, to be offered below the answer.
    """

    intent: Text
    confidence: float
    choices: Tuple[Text, ...] = ()
    also: Tuple[Text, ...] = ()


def decide(
    ranking: Sequence[Tuple[Text, float]],
    thresholds: Thresholds,
    emergencies: AbstractSet[Text],
) -> Decision:
    """What to do about a message whose intents have these probabilities, likeliest first."""
    if not ranking:
        return Decision(FALLBACK, 0.0)
    likeliest, confidence = ranking[0]
    if confidence >= _needed(likeliest, thresholds, emergencies):
        return Decision(likeliest, confidence)
    if likeliest in emergencies and _of_emergencies(ranking, emergencies) >= thresholds.sure_emergency:
        # Which emergency may be in doubt; that it is one is not: protective words come before any question.
        others = _worth_offering(ranking[1:], thresholds, emergencies)
        return Decision(likeliest, confidence, also=tuple(others))
    choices = _worth_offering(ranking, thresholds, emergencies)
    if choices:
        return Decision(CLARIFY, confidence, tuple(choices))
    return Decision(FALLBACK, confidence)


def _needed(intent: Text, thresholds: Thresholds, emergencies: AbstractSet[Text]) -> float:
    if intent in emergencies:
        return thresholds.sure_emergency
    return thresholds.sure_apart if intent == "out_of_scope" else thresholds.sure


def _of_emergencies(ranking: Sequence[Tuple[Text, float]], emergencies: AbstractSet[Text]) -> float:
    return sum(probability for intent, probability in ranking if intent in emergencies)


def _worth_offering(
    ranking: Sequence[Tuple[Text, float]],
    thresholds: Thresholds,
    emergencies: AbstractSet[Text],
) -> List[Text]:
    worth = [
        intent
        for intent, probability in ranking
        if intent not in _NEVER_OFFERED
        and probability >= (thresholds.likely_emergency if intent in emergencies else thresholds.likely)
    ]
    return worth[:_MOST_CHOICES]
