"""Which of several entries found at one place counts: the longest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

NOTHING = "NOTHING"  # words that look like a concept and are none: they hide it and are not reported


class Found(NamedTuple):
    """One entry found in a message: its concept and the places of its own words."""

    concept: str
    places: tuple[int, ...]


def not_hidden(found: Iterable[Found]) -> list[Found]:
    """What remains when longer entries hide the shorter ones inside them."""
    entries = dict.fromkeys(found)
    at: dict[int, list[Found]] = defaultdict(list)
    for entry in entries:
        for place in entry.places:
            at[place].append(entry)
    return [
        entry
        for entry in entries
        if entry.concept != NOTHING and not any(_hides(other, entry) for other in at[entry.places[0]])
    ]


def _hides(other: Found, entry: Found) -> bool:
    if other.places == entry.places:
        return other.concept == NOTHING
    return len(other.places) > len(entry.places) and set(entry.places) < set(other.places)
