"""Answers that the staff has pulled: the next family no longer gets them, on any channel, without a training."""

import logging
from collections.abc import Collection

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from desk.record.catalogue import approved_words
from desk.record.models import PulledAnswer

logger = logging.getLogger(__name__)


class UnknownAnswer(ValueError):
    """No answer has this name."""


class PulledAlready(Exception):
    """The answer is pulled; pulling it again would hide who did it first."""


class NotPulled(Exception):
    """The answer is in force."""


def answers() -> list[str]:
    """What can be pulled: the intents but those that only report on a family's own handoff, and the lists to print."""
    words = approved_words()
    needs = [intent for intent in words.intents if words.kind(f"utter_{intent}") in ("answer", "emergency")]
    return needs + [file.name for file in words.lists.values()]


def pull(intent: str, by: str, why: str) -> PulledAnswer:
    """Takes the answer away from the very next turn on, in every process.

    Raises:
        UnknownAnswer, PulledAlready: nothing has changed.
    """
    if intent not in answers():
        raise UnknownAnswer(intent)
    try:
        with transaction.atomic():
            pulled = PulledAnswer.objects.create(
                intent=intent, pulled_at=timezone.now(), pulled_by=by, why=why
            )
    except IntegrityError as error:
        raise PulledAlready(intent) from error
    logger.info("answer %s pulled", intent)
    return pulled


def put_back(intent: str, by: str) -> None:
    """The answer is in force again; that it was pulled stays written down.

    Raises:
        NotPulled: nothing has changed.
    """
    if not pulled_now().filter(intent=intent).update(put_back_at=timezone.now(), put_back_by=by):
        raise NotPulled(intent)
    logger.info("answer %s put back", intent)


def pulled_among(intents: Collection[str]) -> set[str]:
    """Which of these are pulled at this moment: one question to an index, so no process can have it wrong."""
    return set(pulled_now().filter(intent__in=intents).values_list("intent", flat=True))


def pulled_now() -> QuerySet[PulledAnswer]:
    """What is pulled at this moment, the latest first."""
    return PulledAnswer.objects.filter(put_back_at=None).order_by("-pulled_at")
