"""What people tell of what they have seen, where a question of a flow asks for it: "it was police, not ICE", "signed, but who knows by whom"."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from lexicon.notation import one_of, source_of

_NO_KIND = ""
_ASKS = re.compile("[?\u00bf]")


class Seen:
    """Finds it: in a message of nothing but the entries of one question."""

    def __init__(self, file: Mapping[str, Any], read: Callable[[str], Sequence[str]]) -> None:
        """Takes the file ``seen.yml``, and what gives the words of a text, with a point where a sentence ends.

        Raises:
            WordsError: an entry that would match nothing at all.
        """
        self._read = read
        lists = dict(file)
        marks = {f"<{name}>": f"(?:{one_of(entries)})" for name, entries in lists.pop("names").items()}
        self._entries = {
            slot: [
                (kind, re.compile(source_of(entry, marks)))
                for kind, entries in {**question["kinds"], _NO_KIND: question["around"]}.items()
                for entry in entries
            ]
            for slot, question in lists.items()
        }
        self._answers = {
            slot: [
                (value, frozenset(kinds)) for answer in question["answers"] for value, kinds in answer.items()
            ]
            for slot, question in lists.items()
        }

    def find(self, text: str) -> dict[str, str]:
        """Slot -> value of what the message tells."""
        if _ASKS.search(text):
            return {}
        # A comma parts "no, it was ICE" from "not ICE".
        said = "".join(f"{word} " for word in self._read(text.replace(",", ".")))
        told = {slot: _kinds(said, entries) for slot, entries in self._entries.items()}
        return {
            slot: value
            for slot, answers in self._answers.items()
            if (value := next((value for value, kinds in answers if kinds <= told[slot]), ""))
        }


def _kinds(said: str, entries: Sequence[tuple[str, re.Pattern[str]]]) -> frozenset[str]:
    """The kinds of the entries that ``said`` is cut into, the longest first; none when it holds anything else."""
    place, kinds = 0, set()
    while place < len(said):
        ends = ((found.end(), kind) for kind, entry in entries if (found := entry.match(said, place)))
        place, kind = max(ends, key=lambda end: end[0], default=(0, _NO_KIND))
        if not place:
            return frozenset()
        kinds.add(kind)
    return frozenset(kinds - {_NO_KIND})
