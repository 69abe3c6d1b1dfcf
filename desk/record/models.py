"""What is kept of a conversation: its messages sealed under its own key, and the values behind placeholders."""

import json
import uuid
from functools import cached_property
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from desk.privacy.sealing import open_text, seal_text, unwrap

# What is spoken to a family that has said nothing yet.
LANGUAGE_IF_UNKNOWN = "en"


class Conversation(models.Model):
    """One family's conversation; its id is the only name the bot knows it by.

    ``offered`` holds the choices under the latest reply: only these may be sent back as a choice.
    While ``bot_silent``, a person of the office writes, ``held_by`` says who (desk/record/holding.py).
    ``erase_at`` is set once the family has asked to erase it all: then at the latest it is gone.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    channel = models.CharField(max_length=8)
    language = models.CharField(max_length=2, blank=True)
    language_chosen = models.BooleanField(default=False)
    token_hash = models.CharField(max_length=64, unique=True, null=True)
    sender_key = models.CharField(max_length=64, unique=True, null=True)
    sealed_key = models.BinaryField()
    expects = models.CharField(max_length=8, blank=True)
    offered = models.JSONField(default=list)
    bot_silent = models.BooleanField(default=False)
    held_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    held_since = models.DateTimeField(null=True)
    lease_owner = models.CharField(max_length=32, blank=True)
    lease_until = models.DateTimeField(null=True)
    created_at = models.DateTimeField()
    last_at = models.DateTimeField(db_index=True)
    erase_at = models.DateTimeField(null=True, db_index=True)

    def __str__(self) -> str:
        return str(self.pk)

    @cached_property
    def key(self) -> bytes:
        """The conversation's own key; without it no text of this conversation can be read."""
        return unwrap(bytes(self.sealed_key))

    @property
    def spoken(self) -> str:
        """The language to speak in."""
        return self.language or LANGUAGE_IF_UNKNOWN

    def seal(self, text: str) -> bytes:
        return seal_text(self.key, text)

    def open(self, sealed: bytes | memoryview) -> str:
        return open_text(self.key, bytes(sealed))


class State(models.TextChoices):
    """Where a family's message stands. Values are stored."""

    WAITING = "waiting"
    ANSWERED = "answered"
    SET_ASIDE = "set_aside"


class Message(models.Model):
    """One message; its id is also the cursor from which a reader continues."""

    id = models.BigAutoField(primary_key=True)
    conversation = models.ForeignKey(
        Conversation, on_delete=models.CASCADE, related_name="messages", db_index=False
    )
    author = models.CharField(max_length=6)
    reply_to = models.ForeignKey("self", null=True, on_delete=models.CASCADE, related_name="replies")
    idempotency_key = models.CharField(max_length=200, blank=True)
    fingerprint = models.CharField(max_length=64, blank=True)
    state = models.CharField(max_length=9, blank=True, choices=State.choices)
    sealed_text = models.BinaryField()
    choice = models.CharField(max_length=200, blank=True)
    kind = models.CharField(max_length=10, blank=True)
    topic = models.CharField(max_length=64, null=True)
    lang = models.CharField(max_length=2, blank=True)
    choices = models.JSONField(default=list)
    sources = models.JSONField(default=list)
    reviewed = models.JSONField(null=True)
    answer_id = models.CharField(max_length=100, blank=True)
    sealed_nlu = models.BinaryField(null=True)
    created_at = models.DateTimeField()
    # An answer in the handoff that nobody could take: newer words do not go before it.
    keeps_place = models.BooleanField(default=False)

    # The turn that was taken while this message was recorded; it is never stored with the message.
    lease = ""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["conversation", "idempotency_key"],
                condition=Q(author="you"),
                name="each_message_once",
            ),
            models.UniqueConstraint(
                fields=["conversation", "idempotency_key"],
                condition=Q(author="staff") & ~Q(idempotency_key=""),
                name="each_staff_message_once",
            ),
        ]
        indexes = [
            models.Index(fields=["conversation", "id"], name="conversation_in_order"),
            models.Index(
                fields=["conversation", "id"], condition=Q(state="waiting"), name="messages_waiting"
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def text(self) -> str:
        return self.conversation.open(self.sealed_text)

    @property
    def nlu(self) -> dict[str, Any] | None:
        """What the bot understood and why; the reasons are words of the message, so it is sealed like the text."""
        return json.loads(self.conversation.open(self.sealed_nlu)) if self.sealed_nlu else None


class SealedValue(models.Model):
    """What stands behind one placeholder, for two hours, so that a handoff can use it."""

    conversation = models.ForeignKey(
        Conversation, on_delete=models.CASCADE, related_name="sealed_values", db_index=False
    )
    placeholder = models.CharField(max_length=40)
    lookup = models.CharField(max_length=64)
    sealed = models.BinaryField()
    created_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["conversation", "placeholder"], name="each_placeholder_once"),
        ]
        indexes = [models.Index(fields=["conversation", "lookup"], name="value_by_lookup")]

    def __str__(self) -> str:
        return f"{self.conversation_id} {self.placeholder}"


class OptOut(models.Model):
    """A number, as a keyed hash, that asked for no more messages."""

    sender_key = models.CharField(max_length=64, unique=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.pk)


class PulledAnswer(models.Model):
    """That an answer was pulled: by whom and why, and who put it back. Kept for good; no words of any family."""

    intent = models.CharField(max_length=64)
    pulled_at = models.DateTimeField()
    pulled_by = models.CharField(max_length=150)
    why = models.CharField(max_length=300)
    put_back_at = models.DateTimeField(null=True)
    put_back_by = models.CharField(max_length=150, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["intent"], condition=Q(put_back_at=None), name="each_answer_pulled_once"
            ),
        ]

    def __str__(self) -> str:
        return self.intent
