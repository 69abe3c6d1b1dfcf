"""Begins a conversation and welcomes the family: who answers, what is kept, how to reach a person."""

from django.db import transaction
from django.utils import timezone

from desk.privacy.sealing import new_key, wrap
from desk.record.catalogue import approved_words
from desk.record.models import LANGUAGE_IF_UNKNOWN, Conversation, Message
from desk.record.saying import SYSTEM, choices_in, record_said

_WELCOME = "utter_notice_welcome"


@transaction.atomic
def open_conversation(
    channel: str, language: str = "", token_hash: str | None = None, sender_key: str | None = None
) -> tuple[Conversation, list[Message]]:
    """A new conversation and the welcome it begins with.

    Args:
        language: where it is known; it only decides what is said first, the family's own words win.
        token_hash: by which the web finds it again.
        sender_key: by which SMS finds it again.
    """
    now = timezone.now()
    spoken = language or LANGUAGE_IF_UNKNOWN
    welcome = approved_words().say(_WELCOME, spoken, channel)
    conversation = Conversation.objects.create(
        channel=channel,
        language=language,
        token_hash=token_hash,
        sender_key=sender_key,
        sealed_key=wrap(new_key()),
        offered=choices_in(welcome),
        created_at=now,
        last_at=now,
    )
    said = record_said(conversation, [(SYSTEM, bubble) for bubble in welcome], now)
    return conversation, said
