"""What is said to an open question of the handoff beside an answer: "wait", "my number is wrong", "I don't want the call anymore"."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from lexicon.normalise import BREAK
from lexicon.notation import one_of

_ASKS = "asks"
_AROUND = "around"
_REFUSES, _MAY_REFUSE, _LIMITS = "refuses", "may_refuse", "limits"


class Asides:
    """Finds them: a message of nothing but their words, or one that begins as a question does."""

    def __init__(self, lists: Mapping[str, Any], read: Callable[[str], Sequence[str]]) -> None:
        """Takes the file ``asides.yml``, and what gives the words of a text.

        Raises:
            WordsError: an entry that would match nothing at all.
        """
        self._read = read
        around = lists[_AROUND]
        self._whole = {
            kind: (re.compile(one_of(entries)), re.compile(one_of([*entries, *around])))
            for kind, entries in lists.items()
            if kind not in (_ASKS, _AROUND, _LIMITS)
        }
        refuses, limits, asks = (one_of(lists[kind]) for kind in (_REFUSES, _LIMITS, _ASKS))
        self._may_refuse = re.compile(rf"(?:^| )(?:{refuses})(?!{limits})")
        self._asks = re.compile(f"(?:{one_of(around)})*(?:{asks})")

    def find(self, text: str) -> str | None:
        """The kind of the message, as its list is called; of several the one whose list stands first.

        ``may_refuse`` where a refusal of the call stands among words that nobody listed.
        """
        said = "".join(f"{word} " for word in self._read(text) if word != BREAK)
        for kind, (entry, anything) in self._whole.items():
            if _is_cut(said, entry, anything):
                return kind
        if self._asks.match(said):
            return _ASKS
        return _MAY_REFUSE if self._may_refuse.search(said) else None


def _is_cut(said: str, entry: re.Pattern[str], anything: re.Pattern[str]) -> bool:
    """True where all that is said is cut into entries and words around them, and one is an entry."""
    place, has_one = 0, False
    while found := anything.match(said, place):
        has_one = has_one or entry.fullmatch(found[0]) is not None
        place = found.end()
    return has_one and place == len(said)
