"""Answer, ask which one, or say that we did not understand: the choice made from the confidences."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import AbstractSet, List, Sequence, Text, Tuple

CLARIFY = "clarify"
# The reason why a word or two are asked about (``ask_back`` of a content file).
SAYS_TOO_LITTLE = "says too little"
FALLBACK = "fallback"

# What a person can mean by a message that a question "do you mean ...?" can offer.
_NEVER_OFFERED = frozenset(
    {"out_of_scope", "affirm", "deny", "greet", "thanks", "goodbye", "menu", "cancel", CLARIFY}
)
# What ends a flow or the talk: never taken for that while an emergency may be meant ("I do not want to go on").
_LEAVES = frozenset({"cancel", "deny", "goodbye"})
MOST_CHOICES = 3


@dataclass(frozen=True)
class Thresholds:
    """Probabilities chosen from the cost of each mistake, written in config.yml.

    Attributes:
        sure: from here on the likeliest intent is answered.
        sure_emergency: the same for an emergency, or for several emergencies together.
        sure_clause: the same for the emergencies of one clause of a message that asks for something else as well.
        sure_apart: from here on nothing is said but that this is not our matter (out_of_scope).
        likely: from here on an intent is worth offering as a choice.
        likely_emergency: the same for emergencies, which must not be missed.
        maybe_emergency: from here on, of all emergencies together, nothing else is answered without a question.
    """

    sure: float
    sure_emergency: float
    sure_clause: float
    sure_apart: float
    likely: float
    likely_emergency: float
    maybe_emergency: float


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
    fired: Sequence[Text] = (),
) -> Decision:
    """What to do about a message whose intents have these probabilities, likeliest first.

    That a message says too little is learned like an intent, ``clarify``; it is asked about.

    Args:
        fired: the intents whose rules over concepts fire; what is not answered of them is offered below.
    """
    if not ranking:
        return Decision(FALLBACK, 0.0)
    likeliest, confidence = ranking[0]
    says_too_little = likeliest == CLARIFY
    choices = _worth_offering(_of_the_rest(ranking) if says_too_little else ranking, thresholds, emergencies)
    of_emergencies = sum(probability for intent, probability in ranking if intent in emergencies)
    leaves = likeliest in _LEAVES and not emergencies.isdisjoint(choices)
    may_be_one = likeliest not in emergencies and of_emergencies >= thresholds.maybe_emergency
    is_sure = confidence >= _needed(likeliest, thresholds, emergencies)
    if is_sure and not (says_too_little or leaves or may_be_one):
        return Decision(likeliest, confidence, also=_also(likeliest, fired, ranking, thresholds, emergencies))
    if of_emergencies >= thresholds.sure_emergency:
        # Which emergency may be in doubt; that it is one is not: protective words come before any question.
        urgent, confidence = next(ranked for ranked in ranking if ranked[0] in emergencies)
        return Decision(urgent, confidence, also=_also(urgent, fired, ranking, thresholds, emergencies))
    if choices:
        return Decision(CLARIFY, confidence, tuple(choices))
    return Decision(FALLBACK, confidence)


def before(urgent: Text, is_certain: bool, decision: Decision) -> Decision:
    """A decision about a message of which one clause tells of an emergency.

    Args:
        is_certain: the emergency is answered, and what else was asked is offered; or else it is the first thing offered.
    """
    asked = decision.choices or (decision.intent, *decision.also)
    others = tuple(intent for intent in asked if intent not in {urgent, FALLBACK, *_NEVER_OFFERED})
    if is_certain:
        return Decision(urgent, decision.confidence, also=others[: MOST_CHOICES - 1])
    if decision.intent in (CLARIFY, FALLBACK):
        return Decision(CLARIFY, decision.confidence, (urgent, *others)[:MOST_CHOICES])
    return replace(decision, also=(urgent, *others[1:])[: MOST_CHOICES - 1])


def _also(
    decided: Text,
    fired: Sequence[Text],
    ranking: Sequence[Tuple[Text, float]],
    thresholds: Thresholds,
    emergencies: AbstractSet[Text],
) -> Tuple[Text, ...]:
    """What else the message may ask for: the other rules that fire, then what is likely enough to offer."""
    offered = [*fired, *_worth_offering(ranking, thresholds, emergencies)]
    return tuple(intent for intent in dict.fromkeys(offered) if intent != decided)[: MOST_CHOICES - 1]


def _of_the_rest(ranking: Sequence[Tuple[Text, float]]) -> List[Tuple[Text, float]]:
    """What is likely of the needs, of a message that is likeliest to say too little."""
    rest = 1 - dict(ranking)[CLARIFY]
    return [(intent, probability / rest) for intent, probability in ranking if intent != CLARIFY and rest]


def _needed(intent: Text, thresholds: Thresholds, emergencies: AbstractSet[Text]) -> float:
    if intent in emergencies:
        return thresholds.sure_emergency
    return thresholds.sure_apart if intent == "out_of_scope" else thresholds.sure


def _worth_offering(
    ranking: Sequence[Tuple[Text, float]],
    thresholds: Thresholds,
    emergencies: AbstractSet[Text],
) -> List[Text]:
    """Up to three, likeliest first; an emergency that may be meant is always among them."""
    worth = [ranked for ranked in ranking if ranked[0] not in _NEVER_OFFERED]
    offered = [intent for intent, probability in worth if probability >= thresholds.likely][:MOST_CHOICES]
    urgent = [
        intent
        for intent, probability in worth
        if intent in emergencies and probability >= thresholds.likely_emergency
    ]
    if urgent and emergencies.isdisjoint(offered):
        offered = [*offered[: MOST_CHOICES - 1], urgent[0]]
    return offered
