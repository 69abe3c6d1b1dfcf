"""Which message of a conversation is answered next: in the order they came, except past an outage."""

from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from desk.record.models import Message, State
from desk.record.saying import SYSTEM


def waiting(conversation_id: UUID) -> QuerySet[Message]:
    """The messages without an answer, oldest first; ``has_card`` tells those that got an outage card."""
    cards = Message.objects.filter(reply_to=OuterRef("pk"), author=SYSTEM)
    found = Message.objects.filter(conversation=conversation_id, state=State.WAITING)
    return found.annotate(has_card=Exists(cards)).order_by("id")


def first_in_line(message: Message, also_carded: bool = False) -> Message | None:
    """The message to answer before or as ``message``; None when it is not waiting any more.

    A message that got an outage card does not hold up a later one, for the family has moved on; unless
    (``also_carded``) it got the card because a process was killed while the bot was there all along.
    """
    for earlier in waiting(message.conversation_id).filter(id__lte=message.pk):
        if also_carded or earlier.pk == message.pk or not earlier.has_card:
            return earlier
    return None


def has_line(conversation_id: UUID, also_carded: bool = False) -> bool:
    """True when a message is to be answered before a new one."""
    line = waiting(conversation_id)
    return (line if also_carded else line.filter(has_card=False)).exists()


def set_aside_older(message: Message) -> None:
    """What waited behind an outage card is not answered once the conversation has moved on."""
    older = Message.objects.filter(
        conversation=message.conversation_id, state=State.WAITING, id__lt=message.pk
    )
    older.update(state=State.SET_ASIDE)
