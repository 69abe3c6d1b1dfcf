"""The transactions of a turn: take it, end it with the bot's reply, or end it with first aid while the bot is away."""

import json
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from desk.record import leases
from desk.record.bot import Question, Reply
from desk.record.choosing import CHANGE_LANGUAGE
from desk.record.current import only_current
from desk.record.models import Conversation, Message, State
from desk.record.notices import with_notice
from desk.record.open_request import with_request_standing
from desk.record.order import first_in_line, set_aside_older
from desk.record.outage import first_aid
from desk.record.saying import BOT, SYSTEM, choices_said, record_said


@dataclass(frozen=True)
class Turn:
    """The right to answer ``message`` now: a lease on its conversation."""

    message: Message
    lease: str

    @property
    def question(self) -> Question:
        conversation = self.message.conversation
        return Question(
            sender=str(conversation.pk),
            message_id=str(self.message.pk),
            text="" if self.message.choice else self.message.text,
            choice=self.message.choice,
            channel=conversation.channel,
            language=conversation.language if conversation.language_chosen else "",
            default_language=conversation.language,
        )


@dataclass(frozen=True)
class Settled:
    """Nothing is left to do for a message: these are its replies, or what it got while the bot is away."""

    replies: list[Message]


def replies_to(message: Message) -> list[Message]:
    """What was said to ``message`` so far, in order."""
    return list(Message.objects.filter(reply_to=message.pk).select_related("conversation").order_by("id"))


def begin_turn(message: Message, past: bool = False) -> Turn | Settled | None:
    """The turn of ``message`` or of an older one left behind; None while somebody else has the turn.

    While a person holds the conversation nothing is left to do. ``past`` as in ``first_in_line``.

    Raises:
        Message.DoesNotExist: the conversation was erased.
    """
    message = Message.objects.select_related("conversation").get(pk=message.pk)
    said = replies_to(message)
    if message.state != State.WAITING or said or message.conversation.bot_silent:
        return Settled(said)
    if not leases.is_free(message.conversation, timezone.now()):
        return None
    return take_turn(message, also_carded=leases.was_broken_off(message.conversation), past=past)


def take_turn(message: Message, also_carded: bool, past: bool = False) -> Turn | Settled | None:
    """As ``begin_turn``, whatever the message has got so far; ``also_carded`` and ``past`` as in ``first_in_line``."""
    lease = leases.take(message.conversation_id)
    if not lease:
        return None
    first = first_in_line(message, also_carded, past)
    if first is None:
        leases.give_back(message.conversation_id, lease)
        return Settled(replies_to(message))
    # Read again under the lease: the turn before may have changed the language or what is expected.
    return Turn(Message.objects.select_related("conversation").get(pk=first.pk), lease)


@transaction.atomic
def end_turn(turn: Turn, reply: Reply) -> list[Message] | None:
    """Records the reply, all of it or nothing; None when the turn was lost: somebody else answers, or did."""
    message, conversation, now = turn.message, turn.message.conversation, timezone.now()
    said = only_current([(BOT, bubble) for bubble in reply.messages], conversation, now)
    said = with_request_standing(said, conversation, reply.language)
    changes = _changes(conversation, reply) | {"offered": choices_said(said), "last_at": now}
    if not leases.give_back(conversation.pk, turn.lease, **changes):
        return None
    mine = Message.objects.filter(pk=message.pk, state=State.WAITING)
    understood = conversation.seal(json.dumps(reply.nlu)) if reply.nlu else None
    if not mine.update(state=State.ANSWERED, sealed_nlu=understood):
        return None
    set_aside_older(message)
    return record_said(conversation, with_notice(message, said, reply.language), now, reply_to=message)


@transaction.atomic
def end_turn_without_bot(message: Message, lease: str, keeps_place: bool = False) -> list[Message]:
    """Records first aid once; the message stays waiting. Also for a message whose turn never came (no lease).

    Nothing while a person holds the conversation: the message waits for her. An answer that ``keeps_place``
    is asked for again before any newer message.
    """
    conversation = Conversation.objects.select_for_update().get(pk=message.conversation_id)
    if lease:
        leases.give_back(conversation.pk, lease)
    message = Message.objects.get(pk=message.pk)
    if keeps_place and not message.keeps_place:
        Message.objects.filter(pk=message.pk).update(keeps_place=True)
    said = replies_to(message)
    if message.state != State.WAITING or said or conversation.bot_silent:
        return said
    message.conversation = conversation
    now = timezone.now()
    aid = only_current([(SYSTEM, bubble) for bubble in first_aid(conversation, message)], conversation, now)
    _offer(conversation, choices_said(aid))
    return record_said(conversation, aid, now, reply_to=message)


def _offer(conversation: Conversation, choices: list[dict[str, str]]) -> None:
    """The card offers nothing, and then what was offered before still is."""
    if choices:
        Conversation.objects.filter(pk=conversation.pk).update(offered=choices)


def _changes(conversation: Conversation, reply: Reply) -> dict[str, object]:
    asked_for_a_language = (reply.nlu or {}).get("intent") == CHANGE_LANGUAGE
    return {
        "expects": reply.expects,
        "language": reply.language or conversation.language,
        "language_chosen": conversation.language_chosen or asked_for_a_language,
    }
