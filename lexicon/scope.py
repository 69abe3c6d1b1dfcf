"""Tells what happens from what might happen or happened long ago, clause by clause."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lexicon.hiding import Found
from lexicon.normalise import BREAK

EVENT = "TAKEN"
CLAUSE = "CLAUSE"  # words that begin a new clause (and, but, pero ...); not reported
# A marker counts for an event in its clause: "if" only when it comes first, "years ago" on either side.
BEFORE_IT = frozenset({"HYPOTHETICAL"})
ON_EITHER_SIDE = frozenset({"PAST_LONG"})


def in_scope(found: Sequence[Found], words: Sequence[str]) -> list[Found]:
    """``found`` without the markers that do not count.

    When one event is real ("they took him, and if they come back ..."), the markers of supposition and of
    the distant past elsewhere in the message say nothing about it, and are dropped. When every event is
    supposed or long ago, the markers stay, so that no emergency fires. "Now" outweighs a nearer past.
    """
    clauses = _clauses(found, words)
    events = [entry for entry in found if entry.concept == EVENT]
    dropped = {CLAUSE}
    if any(not _is_marked(event, found, clauses) for event in events):
        dropped |= BEFORE_IT | ON_EITHER_SIDE
    if any(entry.concept == "NOW" for entry in found):
        dropped.add("PAST")
    return [entry for entry in found if entry.concept not in dropped]


def _is_marked(event: Found, found: Iterable[Found], clauses: Sequence[int]) -> bool:
    first = event.places[0]
    for entry in found:
        if clauses[entry.places[0]] != clauses[first]:
            continue
        if entry.concept in ON_EITHER_SIDE or (entry.concept in BEFORE_IT and entry.places[0] < first):
            return True
    return False


def _clauses(found: Iterable[Found], words: Sequence[str]) -> list[int]:
    """The number of the clause that each word is in."""
    starts = {entry.places[0] for entry in found if entry.concept == CLAUSE}
    clauses, number = [], 0
    for place, word in enumerate(words):
        if word == BREAK or place in starts:
            number += 1
        clauses.append(number)
    return clauses
