"""When and how somebody can be called, said early or beside other things: "after my shift, around 8 pm", "no dejen recado"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lexicon.normalise import BREAK, PLACEHOLDER, plain
from lexicon.notation import one_of

_HOUR = r"(?:(?:0?[1-9]|1[0-2])(?: [0-5]\d)?|(?:1[3-9]|2[0-3]) [0-5]\d)"
_GLUED = re.compile(r"(?<=\d)(?=[ap]m\b)", re.IGNORECASE)
# Not the point or the colon in "8.30", nor the points in "p.m.".
_SIGNS = re.compile(r"[,;!?\u00bf\u00a1()\n]+|(?<!\b[apAP])(?<!\.[mM])\.(?=\s|$)")


_SOMEONE = r"(?:my|our|mi|mis) (?:older |younger |big |little |other )?[a-z]+ (?:in law |mayor |menor )?"
_HOW = ("no_voicemail", "voicemail", "text_only", "who")


@dataclass(frozen=True)
class Wish:
    """What a message says of when and how to call.

    Attributes:
        text: its own words.
        is_all: it says nothing else but a detail.
        callback: ``any_time`` where a voicemail is plainly fine, ``text_only``, ``no_voicemail`` where anything else
            is said of how to call; empty where it says only when.
    """

    text: str
    is_all: bool
    callback: str = ""


class Calling:
    """Finds it in a message, where it can mean nothing else."""

    def __init__(self, lists: Mapping[str, Any], read: Callable[[str], Sequence[str]]) -> None:
        """Takes the file ``calling.yml``, and what gives the words of a text with the numbers in digits.

        Raises:
            WordsError: an entry that would match nothing at all.
        """
        self._read = read
        whole, signs = (_any(lists["hours"][name]) for name in ("whole", "signs"))
        marks = {
            "<someone>": _SOMEONE,
            "<only>": _any(lists["only"]) + " ",
            "<hour>": rf"(?:{_HOUR} (?:{signs} )*|{whole} )",
            "<clock>": rf"(?:\d{{1,2}} [0-5]\d (?:{signs} )*|{_HOUR} (?:{signs} )+|{whole} )",
        }

        kinds = (*_HOW, "unanswered", "times", "moments", "ask", "around")
        self._one_entry = re.compile(one_of((entry for kind in kinds for entry in lists[kind]), marks))
        self._times, self._moments, self._ask, self._unanswered = (
            re.compile(f" (?:{one_of(lists[kind], marks)})")
            for kind in ("times", "moments", "ask", "unanswered")
        )
        self._how = {kind: re.compile(f" (?:{one_of(lists[kind], marks)})") for kind in _HOW}
        self._reserves = re.compile(rf" {_any(lists['reserves'])} ")
        self._between = re.compile(rf"\b(?:{_any(lists['between'])})\b", re.IGNORECASE)

    def find(self, text: str) -> Wish | None:
        """The wish of one message; None when there is none, or when it is not sure."""
        pieces = [piece.strip() for piece in _SIGNS.split(PLACEHOLDER.sub(",", text))]
        said = self._words(" ".join(pieces))
        asks = bool(self._ask.search(said))
        how = self._callback(said, said)
        if self._is_nothing_else(said) and (
            how or self._times.search(said) or (asks and self._moments.search(said))
        ):
            if not PLACEHOLDER.search(text):
                return Wish(text.strip(), True, how)
            wishes = [piece for piece in pieces if self._says_when(piece) or self._says_how(piece)]
            return Wish(", ".join(wishes), True, how)
        clauses = [clause.strip() for piece in pieces for clause in self._clauses(piece)]
        wishes = [clause for clause in clauses if self._is_wish(clause)]
        if not wishes:
            return None
        return Wish(", ".join(wishes), False, self._callback(self._words(" ".join(wishes)), said))

    def _callback(self, wished: str, said: str) -> str:
        """How to call, by ``wished`` within all that is ``said``: a voicemail only where nothing speaks against it."""
        found = [name for name, entries in self._how.items() if entries.search(wished)]
        if "text_only" in found:
            return "text_only"
        without = self._unanswered.sub(" ", said)
        if found == ["voicemail"] or found == ["voicemail", "who"]:
            return "no_voicemail" if self._reserves.search(without) else "any_time"
        return "no_voicemail" if found else ""

    def _is_wish(self, clause: str) -> bool:
        if not self._is_nothing_else(self._words(clause)):
            return False
        return self._says_how(clause) or (self._says_when(clause) and self._asks(clause))

    def _says_how(self, piece: str) -> bool:
        said = self._words(piece)
        return any(entries.search(said) for entries in self._how.values())

    def _clauses(self, piece: str) -> Sequence[str]:
        return [piece] if self._is_nothing_else(self._words(piece)) else self._between.split(piece)

    def _says_when(self, piece: str) -> bool:
        said = self._words(piece)
        return bool(self._times.search(said) or self._moments.search(said))

    def _asks(self, piece: str) -> bool:
        said = self._words(piece)
        return self._is_nothing_else(said) and bool(self._ask.search(said))

    def _is_nothing_else(self, said: str) -> bool:
        place = 1
        while found := self._one_entry.match(said, place):
            place = found.end()
        return place == len(said)

    def _words(self, text: str) -> str:
        words = (word for word in self._read(_GLUED.sub(" ", text)) if word != BREAK)
        return "".join(f" {word}" for word in words) + " "


def _any(entries: Iterable[str]) -> str:
    return "(?:" + "|".join(sorted((plain(entry) for entry in entries), key=len, reverse=True)) + ")"
