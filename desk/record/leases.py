"""One turn at a time: a lease in the conversation's row, taken by compare-and-swap, so it holds across processes."""

from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.db.models import Q
from django.utils import timezone

from desk.record.models import Conversation

# Longer than the bot may take, so a turn under way is never taken over; after a kill this is the longest wait.
EXPIRY = timedelta(seconds=15)


def new_owner() -> str:
    """A name for one turn: two turns of one process are two owners."""
    return uuid4().hex


def is_free(conversation: Conversation, now: datetime) -> bool:
    """True when nobody works on the conversation, or whoever did has been gone too long; never while a person holds it."""
    is_taken = conversation.lease_until is not None and conversation.lease_until > now
    return not is_taken and not conversation.bot_silent


def was_broken_off(conversation: Conversation) -> bool:
    """True when a turn was never ended: its process was killed."""
    return conversation.lease_until is not None


def take(conversation_id: UUID) -> str:
    """The new owner's name, or nothing when somebody else holds the lease, or a person the conversation."""
    now, owner = timezone.now(), new_owner()
    free = Q(lease_until=None) | Q(lease_until__lte=now)
    taken = Conversation.objects.filter(free, pk=conversation_id, bot_silent=False).update(
        lease_owner=owner, lease_until=now + EXPIRY
    )
    return owner if taken else ""


def give_back(conversation_id: UUID, owner: str, **changes: object) -> bool:
    """Ends the turn and writes ``changes`` with it; False, and nothing written, when the lease was lost."""
    held = Conversation.objects.filter(pk=conversation_id, lease_owner=owner)
    return held.update(lease_owner="", lease_until=None, **changes) == 1
