"""Writes what is said to a family into the record: bubbles of the bot or of the catalogue become messages."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from answers.texting import in_order
from desk.record.models import Conversation, Message

BOT = "bot"
SYSTEM = "system"


def record_said(
    conversation: Conversation,
    said: Iterable[tuple[str, dict[str, Any]]],
    now: datetime,
    reply_to: Message | None = None,
) -> list[Message]:
    """Records (author, bubble) in order and returns the messages; call it inside a transaction."""
    return Message.objects.bulk_create(
        [
            Message(
                conversation=conversation,
                author=author,
                reply_to=reply_to,
                sealed_text=conversation.seal(bubble["text"]),
                kind=bubble.get("kind") or "answer",
                topic=bubble.get("topic"),
                lang=bubble.get("lang") or conversation.language,
                choices=bubble.get("choices") or [],
                sources=bubble.get("sources") or [],
                reviewed=bubble.get("reviewed"),
                answer_id=bubble.get("answer_id") or "",
                created_at=now,
            )
            for author, bubble in said
        ]
    )


def choices_said(said: Iterable[tuple[str, dict[str, Any]]]) -> list[dict[str, str]]:
    """As ``choices_in``, for (author, bubble)."""
    return choices_in(bubble for _, bubble in said)


def choices_in(said: Iterable[dict[str, Any]]) -> list[dict[str, str]]:
    """Every choice under these bubbles, each once, in the order of their numbers."""
    return in_order((bubble.get("kind") or "", bubble.get("choices") or []) for bubble in said)
