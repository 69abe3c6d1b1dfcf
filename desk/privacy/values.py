"""Keeps for two hours what stands behind a placeholder, so that a handoff begun in this session can use it."""

from collections.abc import Iterable
from datetime import datetime
from functools import partial

from django.utils import timezone

from desk.privacy.numbering import Numbering, canonical, kind_of
from desk.privacy.sealing import keyed_hash, open_value, seal_value
from desk.record.models import Conversation, SealedValue


def numbering_of(conversation: Conversation) -> Numbering:
    """The placeholders given so far. Call it in the transaction that also calls ``remember``."""
    known = SealedValue.objects.filter(conversation=conversation).values_list("lookup", "placeholder")
    return Numbering(known, lookup=partial(_lookup, conversation))


def remember(
    conversation: Conversation, found: Iterable[tuple[str, str]], now: datetime | None = None
) -> None:
    """Seals each (placeholder, value); a value that comes again is kept two hours from now."""
    for placeholder, value in found:
        SealedValue.objects.update_or_create(
            conversation=conversation,
            placeholder=placeholder,
            defaults={
                "lookup": _lookup(conversation, canonical(kind_of(placeholder), value)),
                "sealed": seal_value(value),
                "created_at": now or timezone.now(),
            },
        )


def value_of(conversation: Conversation, placeholder: str) -> str | None:
    """What stands behind ``placeholder``; None when nothing does, or no longer."""
    row = (
        SealedValue.objects.filter(conversation=conversation, placeholder=placeholder)
        .exclude(sealed=b"")
        .first()
    )
    return open_value(bytes(row.sealed)) if row else None


def _lookup(conversation: Conversation, canonical_value: str) -> str:
    """Of this conversation only: the same phone in two conversations cannot be matched."""
    return keyed_hash(canonical_value, f"value {conversation.pk}")
