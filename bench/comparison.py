"""Ours beside the pipeline of `rasa init` and nlp.js: the same examples learned, the same held-out sentences asked."""

from __future__ import annotations

from typing import AbstractSet, Dict, Iterable, List, Mapping, NamedTuple, Sequence

import numpy as np

from bench.held_out import Calm, Question
from bench.nlu_peers import Trained
from components.decision import CLARIFY, FALLBACK


class Asked(NamedTuple):
    """What everybody is asked, in the order of the answers."""

    questions: Sequence[Question]
    emergencies: Sequence[Question]
    calm: Sequence[Calm]

    @property
    def texts(self) -> List[str]:
        return [one.text for part in self for one in part]


def compare(
    asked: Asked, peers: Iterable[Trained], emergencies: AbstractSet[str]
) -> Dict[str, Dict[str, float]]:
    """Name -> what it got right, in per cent; ``missed`` is an emergency that got neither first steps nor a choice."""
    return {peer.name: _figures(asked, peer, emergencies) for peer in peers}


def _figures(asked: Asked, peer: Trained, emergencies: AbstractSet[str]) -> Dict[str, float]:
    first, second = len(asked.questions), len(asked.questions) + len(asked.emergencies)
    answers, urgent, calm = peer.heard[:first], peer.heard[first:second], peer.heard[second:]
    right = [heard.intent in question.intents for heard, question in zip(answers, asked.questions)]
    unsure = [heard.intent in (CLARIFY, FALLBACK) for heard in answers]
    told = [
        heard.language == question.language
        for heard, question in zip(answers, asked.questions)
        if question.language != "mixed"
    ]
    return {
        "right at once": _share(right),
        "wrong": _share(not (r or u) for r, u in zip(right, unsure)),
        "emergencies right": _share(h.intent in q.intents for h, q in zip(urgent, asked.emergencies)),
        "emergencies missed": _share(emergencies.isdisjoint((h.intent, *h.choices)) for h in urgent),
        "false emergencies": _share(h.intent in s.forbidden for h, s in zip(calm, asked.calm)),
        "language right": _share(told) if any(heard.language for heard in answers) else float("nan"),
        "p50 ms": float(np.median([heard.milliseconds for heard in peer.heard])),
        "training s": peer.seconds,
    }


def _share(claims: Iterable[bool]) -> float:
    listed = list(claims)
    return 100 * sum(listed) / (len(listed) or 1)


def lines_of(figures: Mapping[str, Mapping[str, float]]) -> Iterable[str]:
    """The comparison as a table."""
    names = list(figures)
    yield f"\n{'side by side':22}" + "".join(f"{name:>22}" for name in names)
    for row in next(iter(figures.values())):
        yield f"  {row:20}" + "".join(f"{figures[name][row]:22.1f}" for name in names)
