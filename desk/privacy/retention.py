"""Forgets on schedule: values behind placeholders after two hours (a number we still owe an answer after 48), what was written after 14 days."""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from desk.privacy.erasure import erase_record
from desk.record.models import Conversation, Message, SealedValue
from desk.record.store import empty_log
from desk.sms.conversations import THIS_NUMBER
from desk.sms.outbox import in_need_of_number

logger = logging.getLogger(__name__)

VALUES_KEPT = timedelta(hours=2)
# Of a number to which an answer was promised that could not be sent yet.
NUMBER_KEPT = timedelta(hours=48)
TEXT_KEPT = timedelta(days=14)
_AT_ONCE = 500


@dataclass(frozen=True)
class Forgotten:
    """How much was forgotten."""

    values: int
    messages: int
    conversations: int


def forget_old(now: datetime | None = None) -> Forgotten:
    """Deletes what is older than its time; a second run at once finds nothing to do."""
    now = now or timezone.now()
    forgotten = Forgotten(_forget_values(now), _forget_messages(now), _forget_conversations(now))
    if forgotten != Forgotten(0, 0, 0):
        empty_log()
        logger.info(
            "forgot %d values, %d messages, %d conversations",
            *(forgotten.values, forgotten.messages, forgotten.conversations),
        )
    return forgotten


def _forget_values(now: datetime) -> int:
    """Empties the rows and keeps their placeholders, so that [PHONE 1] never comes to mean another phone.

    A number is kept as long as a person of the office holds the conversation.
    """
    old = (
        SealedValue.objects.filter(created_at__lte=now - VALUES_KEPT)
        .exclude(sealed=b"", lookup="")
        .exclude(placeholder=THIS_NUMBER, conversation__bot_silent=True)
        .exclude(
            placeholder=THIS_NUMBER,
            created_at__gt=now - NUMBER_KEPT,
            conversation__in=in_need_of_number(now).values("conversation_id"),
        )
    )
    return old.update(sealed=b"", lookup="")


def _forget_messages(now: datetime) -> int:
    """In portions, so that a family's message never waits long for the store."""
    count = 0
    while ids := list(
        Message.objects.filter(created_at__lte=now - TEXT_KEPT).values_list("pk", flat=True)[:_AT_ONCE]
    ):
        with transaction.atomic():
            Message.objects.filter(reply_to__in=ids).exclude(pk__in=ids).update(reply_to=None)
            Message.objects.filter(pk__in=ids).delete()
        count += len(ids)
    return count


def _forget_conversations(now: datetime) -> int:
    """A conversation nobody wrote in for 14 days goes as a whole, the bot's dialogue state with it."""
    old = list(Conversation.objects.filter(last_at__lte=now - TEXT_KEPT))
    for conversation in old:
        erase_record(conversation)
    return len(old)
