"""How a request stands, by its receipt code or by the conversation in which it was asked."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from desk.handoffs.codes import read_code
from desk.handoffs.models import Handoff, WebSource, WrongCode
from desk.record.models import Conversation

WRONG_CODES = 5
# A shelter has one address for many families.
WRONG_CODES_OF_A_PLACE = 20
_COUNTED = timedelta(hours=1)


class TooManyWrongCodes(Exception):
    """Somebody in this conversation or at this place guesses: for an hour no code is looked up, not even a right one."""


def request_of(conversation_id: UUID) -> Handoff | None:
    """The latest request of a conversation; None when there is none."""
    return Handoff.objects.filter(conversation=conversation_id).order_by("-created_at").first()


@transaction.atomic
def request_with(code: str, asked_in: UUID | None = None) -> Handoff | None:
    """The request with this receipt code, however it was typed; None when no request has it.

    Args:
        asked_in: the conversation in which somebody asks, whose wrong codes are counted, with those of its place. All who
            name none, or one that is gone, are counted as one.

    Raises:
        TooManyWrongCodes: nothing was looked up.
    """
    conversation = Conversation.objects.select_for_update().filter(pk=asked_in).first() if asked_in else None
    now = timezone.now()
    if _is_guessing(conversation, now):
        raise TooManyWrongCodes
    handoff = Handoff.objects.filter(code=read_code(code)).first()
    if handoff is None:
        WrongCode.objects.create(conversation=conversation, at=now)
    return handoff


def forget_wrong_codes(now: datetime) -> int:
    """Deletes what no longer counts; returns how many."""
    return WrongCode.objects.filter(at__lte=now - _COUNTED).delete()[0]


def _is_guessing(conversation: Conversation | None, now: datetime) -> bool:
    wrong = WrongCode.objects.filter(at__gt=now - _COUNTED)
    if wrong.filter(conversation=conversation).count() >= WRONG_CODES:
        return True
    source = WebSource.objects.filter(conversation=conversation).first() if conversation else None
    of_the_place = wrong.filter(conversation__web_source__key=source.key) if source else wrong.none()
    return of_the_place.count() >= WRONG_CODES_OF_A_PLACE
