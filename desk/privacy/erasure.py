"""Erases a conversation everywhere at once; what the bot could not confirm is tried again until it does.

A family that asks the bot to erase all still gets the last words: the wish is recorded, the door erases when it has
handed these over, and the worker erases a minute later what no door got to.
"""

import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from desk.privacy.models import PendingErasure
from desk.record.bot import BotUnavailable, the_bot
from desk.record.models import Conversation, Message, State
from desk.record.store import empty_log, in_store

logger = logging.getLogger(__name__)

type Forget = Callable[[str], Awaitable[None]]

LAST_WORDS_TAKE = timedelta(minutes=1)
_AT_ONCE = 200


@transaction.atomic
def erase_record(conversation: Conversation) -> None:
    """Deletes the conversation here and notes, in the same transaction, that the bot must do so too.

    Messages, values and the key that opens them go with it; a request for a lawyer stays with the lawyers.
    """
    # In the order in which a request for a lawyer locks: the conversation, then the request.
    Conversation.objects.select_for_update().filter(pk=conversation.pk).first()
    PendingErasure.objects.get_or_create(sender=str(conversation.pk))
    Conversation.objects.filter(pk=conversation.pk).delete()


async def erase_conversation(conversation: Conversation, forget: Forget | None = None) -> bool:
    """Erases the conversation; False when the bot is down and will be told later."""
    await in_store(erase_record, conversation)
    await in_store(empty_log)
    logger.info("erased conversation %s", conversation.pk)
    return await _tell_bot(str(conversation.pk), forget or the_bot().forget)


def wish_erasure(conversation_id: UUID) -> None:
    """Records that the conversation is to be erased; a second wish does not put it off."""
    unwished = Conversation.objects.filter(pk=conversation_id, erase_at=None)
    unwished.update(erase_at=timezone.now() + LAST_WORDS_TAKE)


async def erase_if_wished(message: Message) -> None:
    """For a door that has handed over the reply to ``message``: erases the conversation if that is the family's wish."""
    conversation = await in_store(_wished_and_answered, message)
    if conversation is not None:
        await erase_conversation(conversation)


async def erase_due(forget: Forget | None = None) -> int:
    """Erases what no door got to, because it was killed or the reply came late; returns how many."""
    due = await in_store(_due)
    for conversation in due:
        await erase_conversation(conversation, forget)
    return len(due)


async def finish_erasures(forget: Forget | None = None) -> int:
    """Tells the bot what it still has to forget; returns how many it did. Stops at the first failure."""
    done = 0
    for sender in await in_store(_pending):
        if not await _tell_bot(sender, forget or the_bot().forget):
            break
        done += 1
    return done


async def _tell_bot(sender: str, forget: Forget) -> bool:
    try:
        await forget(sender)
    except BotUnavailable:
        return False
    await in_store(PendingErasure.objects.filter(sender=sender).delete)
    return True


def _wished_and_answered(message: Message) -> Conversation | None:
    """None too while the message waits for the bot: the last words are still to come."""
    answered = Message.objects.filter(pk=message.pk, state=State.ANSWERED)
    return Conversation.objects.filter(messages__in=answered, erase_at__isnull=False).first()


def _due() -> list[Conversation]:
    return list(Conversation.objects.filter(erase_at__lte=timezone.now())[:_AT_ONCE])


def _pending() -> list[str]:
    return list(PendingErasure.objects.order_by("pk").values_list("sender", flat=True)[:_AT_ONCE])
