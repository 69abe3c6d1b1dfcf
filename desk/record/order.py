"""Which message of a conversation is answered next: in the order they came, except past an outage."""

from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from desk.record.models import Message, State
from desk.record.saying import SYSTEM

HAS_CARD = Exists(Message.objects.filter(reply_to=OuterRef("pk"), author=SYSTEM))


def first_in_line(message: Message, also_carded: bool = False, past: bool = False) -> Message | None:
    """The message to answer before or as ``message``; None when nothing is left to answer.

    A message that got an outage card does not hold up a later one, for the family has moved on; unless
    (``also_carded``) it got the card because a process was killed while the bot was there all along, or it is an
    answer in the handoff that keeps its place. ``past`` goes past those too: they could not be taken just now.
    """
    line = _waiting(message.conversation_id).filter(id__lte=message.pk)
    if not also_carded:
        before = ~HAS_CARD if past else ~HAS_CARD | Q(keeps_place=True)
        line = line.filter(Q(pk=message.pk) | before)
    return line.order_by("id").first()


def has_line(conversation_id: UUID, also_carded: bool = False) -> bool:
    """True when a message is to be answered before a new one."""
    line = _waiting(conversation_id)
    # Nearly always nothing waits at all, and that is the cheaper question.
    return line.exists() and (also_carded or line.filter(~HAS_CARD | Q(keeps_place=True)).exists())


def set_aside_older(message: Message) -> None:
    """What waited behind an outage card is not answered once the conversation has moved on."""
    older = _waiting(message.conversation_id).filter(id__lt=message.pk)
    older.update(state=State.SET_ASIDE)


def _waiting(conversation_id: UUID) -> QuerySet[Message]:
    return Message.objects.filter(conversation=conversation_id, state=State.WAITING)
