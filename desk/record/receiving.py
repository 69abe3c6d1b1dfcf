"""Takes in what a family sent: checks it, takes out what names a person, and records it before anybody answers."""

import hashlib
import hmac
import unicodedata
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from desk.privacy.redaction import identify
from desk.privacy.values import numbering_of, remember
from desk.record import leases
from desk.record.choosing import Choice, choice_named, offered_choice
from desk.record.models import Conversation, Message, State
from desk.record.order import has_line
from desk.record.store import in_store

LONGEST_TEXT = 4000
_CHANGED_BY_A_MESSAGE = ["last_at", "language", "language_chosen", "lease_owner", "lease_until"]
_INVISIBLE = frozenset(("Zs", "Zl", "Zp", "Cc", "Cf"))


class NothingSaid(ValueError):
    """Neither a text that can be seen nor a choice, or both."""


class TextTooLong(ValueError):
    """More letters than anybody types by hand."""


class KeyReused(Exception):
    """The idempotency key belongs to another message of this conversation."""


@dataclass(frozen=True)
class Said:
    """What the family sent: a text or the value of a choice.

    Raises:
        NothingSaid, TextTooLong: it is neither, or too long.
    """

    text: str = ""
    choice: str = ""

    def __post_init__(self) -> None:
        if len(self.text) > LONGEST_TEXT:
            raise TextTooLong
        if bool(self.choice) == _can_be_seen(self.text):
            raise NothingSaid

    def fingerprint(self, key: bytes) -> str:
        """Tells this from another message; only with the conversation's key could anybody guess the text."""
        kind = "choice" if self.choice else "text"
        said = f"{kind}\0{self.choice or self.text}"
        return hmac.new(key, said.encode(), hashlib.sha256).hexdigest()


async def receive(conversation: Conversation, key: str, text: str = "", choice: str = "") -> Message:
    """The recorded message; from here on it cannot be lost. The same ``key`` again returns the same one.

    Raises:
        NothingSaid, TextTooLong, NotOffered, KeyReused: nothing was recorded.
        Conversation.DoesNotExist: it was erased meanwhile.
    """
    return await in_store(_lock_and_record, conversation, key, Said(text, choice))


@transaction.atomic
def _lock_and_record(conversation: Conversation, key: str, said: Said) -> Message:
    return record_message(Conversation.objects.select_for_update().get(pk=conversation.pk), key, said)


def record_message(conversation: Conversation, key: str, said: Said) -> Message:
    """As ``receive``, for code inside a transaction that has locked ``conversation``.

    The turn is taken along with it where it is free, which spares a transaction.
    """
    fingerprint = said.fingerprint(conversation.key)
    earlier = conversation.messages.filter(author="you", idempotency_key=key).first()
    if earlier is not None:
        if earlier.fingerprint != fingerprint:
            raise KeyReused
        return earlier
    now = timezone.now()
    message = _message(conversation, said, now)
    message.idempotency_key, message.fingerprint = key, fingerprint
    _take_turn(message, now)
    message.save(force_insert=True)
    conversation.save(update_fields=_CHANGED_BY_A_MESSAGE)
    return message


def _message(conversation: Conversation, said: Said, now: datetime) -> Message:
    message = Message(conversation=conversation, author="you", state=State.WAITING, created_at=now)
    choice = offered_choice(conversation, said.choice) if said.choice else _named(conversation, said.text)
    if choice:
        _follow_language(conversation, choice)
        message.choice, words = choice.value, said.text or choice.label
    else:
        words = _without_identifiers(conversation, said.text)
    message.sealed_text, message.lang = conversation.seal(words), conversation.language
    return message


def _named(conversation: Conversation, text: str) -> Choice | None:
    """A person who has taken over reads the very words, whatever the bot offered before."""
    return None if conversation.bot_silent else choice_named(conversation, text)


def _without_identifiers(conversation: Conversation, text: str) -> str:
    """The placeholders given so far are only asked for when there is something to replace: most texts name nobody."""
    identified = identify(text, expects=conversation.expects or None)
    if not identified.spans:
        return identified.text
    redacted = identified.numbered(numbering_of(conversation))
    remember(conversation, redacted.found)
    return redacted.text


def _follow_language(conversation: Conversation, choice: Choice) -> None:
    """A language picked with a button is an explicit wish: it wins until changed."""
    if choice.language:
        conversation.language, conversation.language_chosen = choice.language, True


def _take_turn(message: Message, now: datetime) -> None:
    """The lease, where it is free and nobody is before this message in line."""
    conversation = message.conversation
    conversation.last_at = now
    # While a person holds the conversation the message waits for her, and nobody takes its turn.
    if leases.is_free(conversation, now) and not has_line(
        conversation.pk, also_carded=leases.was_broken_off(conversation)
    ):
        message.lease = conversation.lease_owner = leases.new_owner()
        conversation.lease_until = now + leases.EXPIRY


def _can_be_seen(text: str) -> bool:
    return any(unicodedata.category(letter) not in _INVISIBLE for letter in text)
