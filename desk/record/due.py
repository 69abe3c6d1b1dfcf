"""The day by which an answer must be read again: past it families are told so, 30 days later it is withdrawn."""

import logging
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum

from django.utils import timezone

from desk.record.catalogue import approved_words
from desk.record.pulling import answers

logger = logging.getLogger(__name__)

GIVEN_PAST_DUE = timedelta(days=30)


class Standing(Enum):
    """What the calendar says of an answer."""

    CURRENT = "current"
    OVERDUE = "overdue"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Overdue:
    """A content file that is past its day; ``name`` is its intent or notice.

    What is no answer (a notice, a question) is given as ever, without a warning, and is never withdrawn.
    """

    name: str
    due: date
    standing: Standing
    is_answer: bool

    @property
    def since(self) -> date:
        """The first day on which it stood so: past its day, or withdrawn."""
        is_withdrawn = self.standing is Standing.WITHDRAWN
        return self.due + (GIVEN_PAST_DUE if is_withdrawn else timedelta(days=1))


def standing(due: date, today: date) -> Standing:
    """On the day itself an answer is still good."""
    if today <= due:
        return Standing.CURRENT
    return Standing.WITHDRAWN if today >= due + GIVEN_PAST_DUE else Standing.OVERDUE


def overdue(today: date) -> list[Overdue]:
    """Every content file past its day, which is the signature's once it is signed; the longest overdue first."""
    words = approved_words()
    dated = [(words.review_of(file)["due"], file.name) for file in words.files]
    days = [(date.fromisoformat(due), name) for due, name in sorted(dated) if due]
    withdrawable = set(answers())
    return [
        Overdue(
            name,
            due,
            standing(due, today) if name in withdrawable else Standing.OVERDUE,
            is_answer=name in withdrawable,
        )
        for due, name in days
        if today > due
    ]


def name_overdue(now: datetime) -> None:
    """The alarm of the log: one line that names every answer past its day."""
    late = overdue(timezone.localdate(now))
    if late:
        names = ", ".join(f"{one.name} ({one.standing.value}, due {one.due})" for one in late)
        logger.warning("%d answers are due to be checked again: %s", len(late), names)
