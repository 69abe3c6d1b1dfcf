"""How a request stands, by its receipt code or by the conversation in which it was asked."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from desk.handoffs.codes import read_code
from desk.handoffs.models import Handoff, WrongCode
from desk.record.models import Conversation

WRONG_CODES = 5
_COUNTED = timedelta(hours=1)


class TooManyWrongCodes(Exception):
    """Somebody in this conversation guesses: for an hour no code is looked up, not even a right one."""


def request_of(conversation_id: UUID) -> Handoff | None:
    """The latest request of a conversation; None when there is none."""
    return Handoff.objects.filter(conversation=conversation_id).order_by("-created_at").first()


@transaction.atomic
def request_with(code: str, asked_in: UUID | None = None) -> Handoff | None:
    """The request with this receipt code, however it was typed; None when no request has it.

    Args:
        asked_in: the conversation in which somebody asks, whose wrong codes are counted.

    Raises:
        TooManyWrongCodes: nothing was looked up.
    """
    conversation = Conversation.objects.select_for_update().filter(pk=asked_in).first() if asked_in else None
    now = timezone.now()
    if conversation is not None and _is_guessing(conversation, now):
        raise TooManyWrongCodes
    handoff = Handoff.objects.filter(code=read_code(code)).first()
    if handoff is None and conversation is not None:
        WrongCode.objects.create(conversation=conversation, at=now)
    return handoff


def forget_wrong_codes(now: datetime) -> int:
    """Deletes what no longer counts; returns how many."""
    return WrongCode.objects.filter(at__lte=now - _COUNTED).delete()[0]


def _is_guessing(conversation: Conversation, now: datetime) -> bool:
    wrong = WrongCode.objects.filter(conversation=conversation, at__gt=now - _COUNTED)
    return wrong.count() >= WRONG_CODES
