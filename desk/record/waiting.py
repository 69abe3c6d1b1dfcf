"""Answers what was left waiting, because the bot was away or a process was killed: the worker's first job."""

import asyncio
import time
from datetime import datetime, timedelta

from django.db.models import Min, Q, QuerySet
from django.utils import timezone

from desk.record.answering import answer_turn
from desk.record.bot import PATIENCE, AnswerMissed, Bot, BotUnavailable, the_bot
from desk.record.models import Message, State
from desk.record.order import HAS_CARD
from desk.record.store import in_store
from desk.record.turns import Turn, end_turn_without_bot, take_turn

# The door that took a message in answers it; only what it did not get to is left for the worker.
_GRACE = timedelta(seconds=2)
_AT_ONCE = 4
_LONGEST_PAUSE = 60.0


class Waiting:
    """Remembers which messages the bot could not answer although it was there, to try them less and less often."""

    def __init__(self, bot: Bot | None = None, grace: timedelta = _GRACE) -> None:
        self._bot = bot
        self._grace = grace
        self._places = asyncio.Semaphore(_AT_ONCE)
        self._failures: dict[int, int] = {}
        self._not_before: dict[int, float] = {}

    async def answer_all(self) -> int:
        """Answers the oldest waiting message of each conversation; returns how many were answered."""
        found = await in_store(_oldest_waiting, timezone.now() - self._grace)
        due = [message for message in found if self._not_before.get(message.pk, 0) <= time.monotonic()]
        if not due:
            return 0
        bot = self._bot or the_bot()
        if not await bot.is_up():
            for message in await in_store(_without_card, timezone.now() - self._grace):
                await in_store(end_turn_without_bot, message, "")
            return 0
        return sum(await asyncio.gather(*(self._answer(message, bot) for message in due)))

    async def _answer(self, message: Message, bot: Bot) -> bool:
        async with self._places:
            turn = await in_store(take_turn, message, also_carded=True)
            if not isinstance(turn, Turn):
                return False
            try:
                answered = await answer_turn(turn, PATIENCE, bot) is not None
            except BotUnavailable as error:
                missed = isinstance(error, AnswerMissed)
                await in_store(end_turn_without_bot, turn.message, turn.lease, keeps_place=missed)
                self._try_later(turn.message.pk)
                return False
            self._failures.pop(turn.message.pk, None)
            self._not_before.pop(turn.message.pk, None)
            return answered

    def _try_later(self, message_id: int) -> None:
        failures = self._failures[message_id] = self._failures.get(message_id, 0) + 1
        self._not_before[message_id] = time.monotonic() + min(2.0**failures, _LONGEST_PAUSE)


def _oldest_waiting(before: datetime) -> list[Message]:
    """The first of each conversation."""
    first = _left_waiting(before).values("conversation").annotate(oldest=Min("id"))
    return list(Message.objects.filter(pk__in=list(first.values_list("oldest", flat=True))).order_by("id"))


def _without_card(before: datetime) -> list[Message]:
    """Those whose door was killed before the family got anything."""
    return list(_left_waiting(before).filter(~HAS_CARD).order_by("id"))


def _left_waiting(before: datetime) -> QuerySet[Message]:
    """Waiting messages nobody is at work on; those of a conversation that a person holds wait for her."""
    free = Q(conversation__lease_until=None) | Q(conversation__lease_until__lte=timezone.now())
    return Message.objects.filter(
        free, state=State.WAITING, created_at__lte=before, conversation__bot_silent=False
    )
