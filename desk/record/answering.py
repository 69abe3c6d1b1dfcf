"""Gets a recorded message answered: waits for its turn, asks the bot, records the reply; first aid if the bot is away."""

import asyncio
import contextlib
import logging
import random
import time
from collections.abc import Coroutine
from typing import Any

from desk.record.bot import PATIENCE, AnswerMissed, Bot, BotUnavailable, the_bot
from desk.record.models import Conversation, Message
from desk.record.store import in_store
from desk.record.turns import Settled, Turn, begin_turn, end_turn, end_turn_without_bot

logger = logging.getLogger(__name__)

_ERASED = (Conversation.DoesNotExist, Message.DoesNotExist)
_running: set[asyncio.Task[Any]] = set()


async def answer(message: Message, seconds: float = PATIENCE, bot: Bot | None = None) -> list[Message]:
    """The replies to ``message``, after at most about ``seconds``; nothing when the conversation was erased.

    Goes on when the caller is cancelled because the family's connection broke: the turn is under way.
    """
    began = time.monotonic()
    replies = await asyncio.shield(_keep(_answer(message, seconds, bot or the_bot())))
    took = time.monotonic() - began
    logger.info("message %s: %d replies in %.3f s", message.pk, len(replies), took)
    return replies


async def answer_turn(turn: Turn, seconds: float, bot: Bot) -> list[Message] | None:
    """Asks the bot and records its reply; None when the turn was lost meanwhile.

    Raises:
        BotUnavailable: nothing was recorded, and the turn is still held.
    """
    reply = await bot.ask(turn.question, seconds)
    replies = await in_store(end_turn, turn, reply)
    if replies is None:
        await _forget_if_erased(turn.message, bot)
    return replies


async def _answer(message: Message, seconds: float, bot: Bot) -> list[Message]:
    ends = time.monotonic() + seconds
    past = False
    turn: Turn | Settled | None = Turn(message, message.lease) if message.lease else None
    try:
        while True:
            turn = turn or await in_store(begin_turn, message, past)
            left = ends - time.monotonic()
            if isinstance(turn, Settled):
                return turn.replies
            if left <= 0:
                return await in_store(end_turn_without_bot, message, turn.lease if turn else "")
            if turn is None:
                await asyncio.sleep(random.uniform(0.02, 0.05))  # noqa: S311
                continue
            is_mine = turn.message.pk == message.pk
            # What kept its place may not take all the time: the new words can be an emergency.
            share = left / 2 if turn.message.keeps_place and not is_mine else left
            replies, unavailable = await _try_turn(turn, share, bot)
            if replies is not None and is_mine:
                return replies
            past, turn = past or unavailable, None
    except _ERASED:
        return []


async def _try_turn(turn: Turn, seconds: float, bot: Bot) -> tuple[list[Message] | None, bool]:
    """The replies, and whether they are first aid because the bot could not answer."""
    try:
        return await answer_turn(turn, seconds, bot), False
    except BotUnavailable as error:
        missed = isinstance(error, AnswerMissed)
        return await in_store(end_turn_without_bot, turn.message, turn.lease, keeps_place=missed), True


async def _forget_if_erased(message: Message, bot: Bot) -> None:
    """A conversation erased while the bot was answering: the bot has just written it down again."""
    exists = await in_store(Conversation.objects.filter(pk=message.conversation_id).exists)
    if not exists:
        with contextlib.suppress(BotUnavailable):
            await bot.forget(str(message.conversation_id))


def _keep[T](work: Coroutine[Any, Any, T]) -> asyncio.Task[T]:
    """A task nobody waits for must be held, or it may vanish half-way."""
    task = asyncio.ensure_future(work)
    _running.add(task)
    task.add_done_callback(_running.discard)
    return task
