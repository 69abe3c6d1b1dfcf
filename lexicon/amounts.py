"""Ages and times in a message: the concepts that answer how old somebody is and when it happened."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from lexicon.ages import GROWN_UP, Ages
from lexicon.hiding import Found
from lexicon.numbers import Numbers
from lexicon.times import Times


def today_in_los_angeles() -> date:
    """The day it is where the families are."""
    return datetime.now(ZoneInfo("America/Los_Angeles")).date()


class Amounts:
    """Finds ages and times among the words of a message.

    Args:
        lists: the file ``amounts.yml``.
        today: the day on which a message is read, for the days of the week.
    """

    def __init__(self, lists: Mapping[str, Any], today: Callable[[], date] = today_in_los_angeles) -> None:
        self.numbers = Numbers(lists["numbers"], [word for unit in lists["units"].values() for word in unit])
        self._finders = (Ages(lists), Times(lists, today))
        self.words = self.numbers.words
        self.doubtful = self.numbers.doubtful(GROWN_UP)

    def find(self, words: Sequence[str]) -> list[Found]:
        """The ages and times found among ``words`` (normalised, with breaks)."""
        pieces = list(self.numbers.in_digits(words))
        text, starts = " ", []
        for word, _, _ in pieces:
            starts.append(len(text))
            text += f"{word} "
        found = []
        for finder in self._finders:
            for concept, (start, end) in finder.find(text):
                first, last = bisect_right(starts, start) - 1, bisect_right(starts, end - 1) - 1
                found.append(Found(concept, tuple(range(pieces[first][1], pieces[last][2]))))
        return found
