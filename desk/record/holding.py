"""A person of the office holds a conversation: she writes to the family, and the machine is silent until it is handed back."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from desk.record.catalogue import approved_words
from desk.record.models import Conversation, Message, State
from desk.record.saying import SYSTEM, choices_in, record_said

logger = logging.getLogger(__name__)

STAFF = "staff"
# Marks a picture: nobody can see it here, and the family is told so when the machine is back.
MEDIA_ONLY = "notice_media_only"
_PERSON_HERE = "utter_notice_person_here"
_MACHINE_AGAIN = "utter_notice_machine_again"
_CHANGED = ["bot_silent", "held_by", "held_since", "lease_owner", "lease_until", "offered", "last_at"]


class HeldByAnother(Exception):
    """Somebody else was first."""


class KeyUsed(Exception):
    """The key belongs to another text of this conversation."""


class NotHeld(Exception):
    """This person does not hold the conversation, or no longer does."""


@transaction.atomic
def take(conversation_id: UUID, by: User) -> bool:
    """``by`` holds the conversation from now on, and the family is told; False when she held it already.

    The turn under way is lost with its lease: its reply stands before the notice, or is never recorded.

    Raises:
        HeldByAnother, Conversation.DoesNotExist: nothing has changed.
    """
    conversation = _locked(conversation_id)
    if conversation.held_by_id == by.pk:
        return False
    if conversation.held_by_id is not None:
        raise HeldByAnother
    now = timezone.now()
    conversation.bot_silent, conversation.held_by, conversation.held_since = True, by, now
    conversation.lease_owner, conversation.lease_until = "", None
    _tell(conversation, [_PERSON_HERE], now)
    logger.info("conversation %s is held by a person", conversation.pk)
    return True


@transaction.atomic
def write(conversation_id: UUID, by: User, text: str, key: str, seen: int) -> tuple[Message, bool]:
    """Records what the person says and whether it is new; the same ``key`` again returns the same message.

    Args:
        seen: the id of the last message on her page; what the family wrote after it still waits for a person.

    Raises:
        KeyUsed, NotHeld, Conversation.DoesNotExist: nothing was recorded.
    """
    conversation = _locked(conversation_id)
    earlier = conversation.messages.filter(author=STAFF, idempotency_key=key).first()
    if earlier is not None and earlier.text != text:
        raise KeyUsed
    if earlier is not None:
        return earlier, False
    if conversation.held_by_id != by.pk:
        raise NotHeld
    now = timezone.now()
    message = conversation.messages.create(
        author=STAFF,
        kind="staff",
        idempotency_key=key,
        lang=conversation.spoken,
        sealed_text=conversation.seal(text),
        created_at=now,
    )
    _waiting(conversation).filter(pk__lte=seen).update(state=State.ANSWERED)
    conversation.last_at = now
    conversation.save(update_fields=["last_at"])
    return message, True


@transaction.atomic
def hand_back(
    conversation_id: UUID, by: User | None = None, only_if: Callable[[Conversation], bool] | None = None
) -> bool:
    """The machine speaks again and says so once; it answers what the person left waiting. False when nobody held it.

    Args:
        by: who hands it back; None for the worker.
        only_if: looked at with the conversation locked, so that a text written at the last moment counts.

    Raises:
        NotHeld, Conversation.DoesNotExist: nothing has changed.
    """
    conversation = _locked(conversation_id)
    if not conversation.bot_silent or (only_if and not only_if(conversation)):
        return False
    if by and conversation.held_by_id != by.pk:
        raise NotHeld
    conversation.bot_silent, conversation.held_by, conversation.held_since = False, None, None
    pictures = _waiting(conversation).filter(answer_id=MEDIA_ONLY).update(state=State.ANSWERED)
    responses = [_MACHINE_AGAIN, f"utter_{MEDIA_ONLY}"] if pictures else [_MACHINE_AGAIN]
    _tell(conversation, responses, timezone.now())
    logger.info("conversation %s is handed back", conversation.pk)
    return True


def waits_since(conversation: Conversation) -> datetime | None:
    """Since when a message of the family has waited for the person who holds the conversation; None when none does."""
    oldest = _waiting(conversation).order_by("id").values_list("created_at", flat=True).first()
    return max(oldest, conversation.held_since or oldest) if oldest else None


def is_left_alone(conversation: Conversation, now: datetime, patience: timedelta, longest: timedelta) -> bool:
    """True when the holder is gone: her account is off, or she let the family wait for longer than ``patience``.

    Also when nobody has written anything for ``longest``: a number is not kept for a talk that is over.
    """
    if conversation.held_by is None or not conversation.held_by.is_active:
        return True
    since = waits_since(conversation)
    return conversation.last_at <= now - longest or (since is not None and since <= now - patience)


def shown_from(conversation: Conversation) -> int:
    """The id of the first message that concerns the holder: the notice that she is there, or what waited before it."""
    notices = conversation.messages.filter(author=SYSTEM, answer_id__startswith="notice_person_here")
    notice = notices.order_by("-id").values_list("pk", flat=True).first() or 0
    waiting = _waiting(conversation).order_by("id").values_list("pk", flat=True).first()
    return min(notice, waiting) if waiting else notice


def _locked(conversation_id: UUID) -> Conversation:
    return (
        Conversation.objects.select_for_update(of=("self",)).select_related("held_by").get(pk=conversation_id)
    )


def _waiting(conversation: Conversation) -> QuerySet[Message]:
    return conversation.messages.filter(author="you", state=State.WAITING)


def _tell(conversation: Conversation, responses: list[str], now: datetime) -> None:
    """Saves the conversation with the notices; what they offer counts from now on, or what was offered before."""
    words, language = approved_words(), conversation.spoken
    said = [each for response in responses for each in words.say(response, language, conversation.channel)]
    record_said(conversation, [(SYSTEM, bubble) for bubble in said], now)
    conversation.offered = choices_in(said) or conversation.offered
    conversation.last_at = now
    conversation.save(update_fields=_CHANGED)
