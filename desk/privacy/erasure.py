"""Erases a conversation everywhere at once; what the bot could not confirm is tried again until it does."""

import logging
from collections.abc import Awaitable, Callable

from django.db import transaction

from desk.privacy.models import PendingErasure
from desk.record.bot import BotUnavailable, the_bot
from desk.record.models import Conversation
from desk.record.store import in_store

logger = logging.getLogger(__name__)

type Forget = Callable[[str], Awaitable[None]]

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
    logger.info("erased conversation %s", conversation.pk)
    return await _tell_bot(str(conversation.pk), forget or the_bot().forget)


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


def _pending() -> list[str]:
    return list(PendingErasure.objects.order_by("pk").values_list("sender", flat=True)[:_AT_ONCE])
