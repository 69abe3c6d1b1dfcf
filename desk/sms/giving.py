"""Notes which messages went out as the answer to Twilio's request, so that each goes out exactly once."""

from collections.abc import Iterable

from django.db import transaction

from desk.record.models import Conversation, Message
from desk.sms.models import Delivery, Fate
from desk.sms.optouts import has_opted_out


def give(conversation: Conversation, messages: Iterable[Message]) -> list[Message]:
    """Marks what goes out as the answer to Twilio's request, and returns it without what the worker has sent."""
    if has_opted_out(conversation.sender_key or ""):
        return []
    with transaction.atomic():
        wanted = list(messages)
        Delivery.objects.bulk_create(
            [Delivery(message=message, fate=Fate.GIVEN) for message in wanted], ignore_conflicts=True
        )
        given = set(
            Delivery.objects.filter(message__in=wanted, fate=Fate.GIVEN).values_list("message_id", flat=True)
        )
    return [message for message in wanted if message.pk in given]
