"""Asks once more, when a text goes out late, whether its answer may still be given: pulled meanwhile, or a time gone by."""

from datetime import datetime, timedelta
from typing import Any

from desk.record.catalogue import approved_words
from desk.record.current import only_current
from desk.record.holding import STAFF
from desk.record.models import Conversation, Message
from desk.record.saying import choices_said, record_said

# Whether the office is open and who is on call: soon it may be otherwise, and the family can ask again.
_ABOUT_TIME = "utter_handoff_when_"
_TIME_HOLDS = timedelta(minutes=15)


def without_old_time(messages: list[Message], now: datetime) -> list[Message]:
    """The ``messages`` of one turn, but the words about time only while they are fresh."""
    if messages[0].created_at > now - _TIME_HOLDS:
        return messages
    kept = [message for message in messages if message.choices or not _is_about_time(message)]
    return kept or messages


def _is_about_time(message: Message) -> bool:
    return (approved_words().response_of(message.answer_id) or "").startswith(_ABOUT_TIME)


def still_current(messages: list[Message], now: datetime) -> list[Message]:
    """The same ``messages`` of one turn, or those recorded in their stead; none when another process was first.

    Call it inside a transaction.
    """
    conversation = messages[0].conversation
    if messages[0].author == STAFF:
        return messages
    said = [(message.author, _bubble(message)) for message in messages]
    told = only_current(said, conversation, now)
    # A warning was given when the answer was recorded; only what is taken away counts here.
    if all(each in told for each in said):
        return messages
    deleted, _ = Message.objects.filter(pk__in=[message.pk for message in messages]).delete()
    if not deleted:
        return []
    _offer_instead(conversation, choices_said(said), choices_said(told))
    return record_said(conversation, told, messages[0].created_at, reply_to=messages[0].reply_to)


def _bubble(message: Message) -> dict[str, Any]:
    names = ("text", "kind", "topic", "lang", "choices", "sources", "reviewed", "answer_id")
    return {name: getattr(message, name) for name in names}


def _offer_instead(
    conversation: Conversation, before: list[dict[str, str]], now: list[dict[str, str]]
) -> None:
    if conversation.offered == before:
        conversation.offered = now
        Conversation.objects.filter(pk=conversation.pk).update(offered=now)
