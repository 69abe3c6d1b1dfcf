"""A member of the staff takes a conversation over, writes and hands it back: with a line in the audit, never of the words."""

import logging
import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction

from desk.console.access import may_write
from desk.console.audit import note
from desk.console.models import Action
from desk.handoffs.models import Handoff
from desk.record import holding
from desk.record.holding import is_left_alone
from desk.record.models import Conversation, Message
from desk.record.receiving import LONGEST_TEXT
from desk.sms.conversations import can_be_texted
from desk.sms.person import MOST, as_written, segments_of

logger = logging.getLogger(__name__)

# As long as a number is kept for an answer that is owed.
_LONGEST_SILENCE = timedelta(hours=48)


class NotReachable(Exception):
    """The number is forgotten, or wants no texts."""


class NothingWritten(ValueError):
    """The text has no letters."""


class WrittenTooLong(ValueError):
    """More than 4,000 letters, or than three segments of a text message."""


@dataclass(frozen=True)
class Offer:
    """What a page may offer to ``user`` about a conversation: to take it, to go on writing, or to see who has it."""

    conversation: Conversation
    is_mine: bool
    can_be_taken: bool


def offer(user: User, conversation: Conversation | None) -> Offer | None:
    """None for somebody who may not write to families, or when there is nothing to write in."""
    if conversation is None or not may_write(user):
        return None
    return Offer(
        conversation,
        is_mine=conversation.held_by_id == user.pk,
        can_be_taken=not conversation.bot_silent and can_be_reached(conversation),
    )


def offer_for(user: User, handoff: Handoff) -> Offer | None:
    """As ``offer``, for a request whose family agreed to be written to, or to share what it wrote."""
    wants_it = handoff.may_share_messages or handoff.callback == "text_only"
    return offer(user, handoff.conversation) if wants_it else None


def can_be_reached(conversation: Conversation) -> bool:
    """The website always keeps a text for the family; a phone only gets one while its number is known."""
    return conversation.channel != "sms" or can_be_texted(conversation)


@transaction.atomic
def take(conversation: Conversation, by: User) -> None:
    """Raises HeldByAnother, NotReachable: nothing has changed."""
    if not can_be_reached(conversation):
        raise NotReachable
    if holding.take(conversation.pk, by):
        note(by, Action.TOOK_OVER, conversation.pk)


@transaction.atomic
def write(conversation: Conversation, by: User, text: str, key: str, seen: int) -> Message:
    """The recorded message; the worker or the family's page brings it to the family.

    Raises:
        NothingWritten, WrittenTooLong, KeyUsed, NotHeld: nothing was recorded.
    """
    text = _checked(conversation, text)
    message, is_new = holding.write(conversation.pk, by, text, key, seen)
    if is_new:
        note(by, Action.WROTE, conversation.pk)
    return message


@transaction.atomic
def hand_back(conversation: Conversation, by: User) -> None:
    """Raises NotHeld: nothing has changed."""
    if holding.hand_back(conversation.pk, by):
        note(by, Action.HANDED_BACK, conversation.pk)


def hand_back_at_sign_out(sender: Any, request: Any, user: User | None, **_: Any) -> None:
    """Receives Django's signal: whoever leaves holds nothing any more."""
    if user is not None:
        for conversation in Conversation.objects.filter(held_by=user):
            hand_back(conversation, user)


def hand_back_left_alone(now: datetime) -> int:
    """Gives to the machine what its holder left: each in a transaction of its own. Returns how many."""
    count = 0
    for conversation in Conversation.objects.filter(bot_silent=True).select_related("held_by"):
        try:
            count += _left_alone(conversation, now)
        except Conversation.DoesNotExist:
            continue  # Erased meanwhile.
    return count


@transaction.atomic
def _left_alone(conversation: Conversation, now: datetime) -> bool:
    def is_alone(found: Conversation) -> bool:
        return is_left_alone(found, now, settings.TAKEOVER_PATIENCE, _LONGEST_SILENCE)

    if not is_alone(conversation) or not holding.hand_back(conversation.pk, only_if=is_alone):
        return False
    if conversation.held_by:
        note(conversation.held_by, Action.LEFT_ALONE, conversation.pk)
    return True


def _checked(conversation: Conversation, text: str) -> str:
    """The text as it will be recorded."""
    is_sms = conversation.channel == "sms"
    text = as_written(text) if is_sms else text.strip()
    if not text:
        raise NothingWritten
    if len(text) > LONGEST_TEXT or (is_sms and segments_of(text, conversation.language) > MOST):
        raise WrittenTooLong
    return text


def new_key() -> str:
    """For one text: the same form sent twice sends it once."""
    return uuid.uuid4().hex
