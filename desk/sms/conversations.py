"""Which conversation a number belongs to; the number itself is kept only sealed, for two hours or until answered."""

from django.db import IntegrityError, transaction

from desk.privacy.sealing import keyed_hash
from desk.privacy.values import remember, value_of
from desk.record.models import Conversation, SealedValue
from desk.record.turn import open_conversation
from desk.sms.optouts import has_opted_out

THIS_NUMBER = "[THIS NUMBER]"
_CHANNEL = "sms"


def sender_key(number: str) -> str:
    """By which a number is found again: a keyed hash, from which nobody can read the number."""
    return keyed_hash(number, "sms sender")


def conversation_of(number: str, language: str = "") -> Conversation:
    """The conversation of ``number``, begun if there is none; its number can be answered for two hours from now, and
    until the answer has gone out.

    Call it inside a transaction.
    """
    key = sender_key(number)
    conversation = _found(key) or _begun(key, language)
    remember(conversation, [(THIS_NUMBER, number)])
    return conversation


def number_of(conversation: Conversation) -> str | None:
    """The number to answer to; None once it is forgotten."""
    return value_of(conversation, THIS_NUMBER)


def can_be_texted(conversation: Conversation) -> bool:
    """True while the number is known and wants texts; asks nothing of the key that would open it."""
    known = SealedValue.objects.filter(conversation=conversation, placeholder=THIS_NUMBER).exclude(sealed=b"")
    return known.exists() and not has_opted_out(conversation.sender_key or "")


def _found(key: str) -> Conversation | None:
    return Conversation.objects.select_for_update().filter(sender_key=key).first()


def _begun(key: str, language: str) -> Conversation:
    try:
        with transaction.atomic():
            conversation, _ = open_conversation(_CHANNEL, language=language, sender_key=key)
    except IntegrityError:
        # Another message of the same number was quicker.
        return Conversation.objects.select_for_update().get(sender_key=key)
    return conversation
