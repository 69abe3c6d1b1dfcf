"""What was said by text and did not go out as the answer to Twilio's request: late answers, and those of a door that was killed."""

import asyncio
import logging
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from itertools import groupby

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from answers.texting import as_texts
from desk.record.holding import STAFF
from desk.record.models import Conversation, Message, OptOut, State
from desk.record.saying import choices_in
from desk.record.store import in_store
from desk.sms.conversations import number_of
from desk.sms.cut_short import Ask, left_to_send
from desk.sms.models import Delivery, Fate, Text
from desk.sms.more import line_under, offer_under
from desk.sms.optouts import has_opted_out, opt_out
from desk.sms.outbound import NotNow, Refused, Unsubscribed, is_configured, send, taken_since
from desk.sms.person import marked
from desk.sms.rechecking import still_current, without_old_time

logger = logging.getLogger(__name__)

type Send = Callable[[str, str, Collection[str]], str]

# The door that recorded a reply gives it to Twilio within this time; the welcome waits for the first answer.
_GRACE = timedelta(seconds=3)
_GRACE_OF_WELCOME = timedelta(seconds=30)
_LONGEST_SENDING = timedelta(seconds=90)
_LONGEST_PAUSE = timedelta(minutes=10)
# Then nobody waits for it any more, and the number is forgotten.
_OLDEST = timedelta(hours=48)
_AT_ONCE = 8
_WELCOME = Q(answer_id__startswith="notice_welcome")
_UNSENT = Q(delivery=None) | Q(delivery__fate=Fate.SENDING)


@dataclass(frozen=True)
class _Due:
    """Texts for one number, claimed for this worker; Twilio has the first ``taken`` of its parts.

    Recorded at ``since``; ``known`` are Twilio's ids of the texts before. ``may_be_out`` when somebody has tried before, perhaps ``otherwise``: with or without the choices, or with words about time that are too old by now.
    """

    deliveries: list[Delivery]
    number: str
    parts: list[str]
    otherwise: list[list[str]]
    sender_key: str
    taken: int
    since: datetime
    known: frozenset[str]
    may_be_out: bool
    unsaid: list[Message]


async def deliver_due(sender: Send = send, ask: Ask = taken_since) -> int:
    """Sends what is due, in order for each number; returns how many texts went out.

    Before anything is sent once more, Twilio is asked whether it has it: who sent it may have been killed.
    """
    if sender is send and not is_configured():
        return 0
    due = await in_store(_claim, timezone.now())
    return sum(await asyncio.gather(*(_deliver(texts, sender, ask) for texts in due)))


async def _deliver(due: _Due, sender: Send, ask: Ask) -> int:
    left = due.parts[due.taken :]
    sids: list[str] = []
    try:
        if due.may_be_out:
            left, sids = await left_to_send(due.number, left, due.otherwise, due.since, ask)
        for part in left:
            sids.append(await asyncio.to_thread(sender, due.number, part, due.known.union(sids)))
    except Unsubscribed:
        await in_store(opt_out, due.sender_key)
        await in_store(_settle, due.deliveries, Fate.GIVEN_UP, sids)
    except Refused:
        await in_store(_settle, due.deliveries, Fate.GIVEN_UP, sids)
    except NotNow:
        taken = _digest(due.parts[: due.taken + len(sids)])
        await in_store(_try_later, due.deliveries, taken, sids, timezone.now())
    else:
        await in_store(_settle, due.deliveries, Fate.SENT, sids, due.unsaid)
    return len(sids)


@transaction.atomic
def _claim(now: datetime) -> list[_Due]:
    due = []
    for _, of_one in groupby(_undelivered(now), key=lambda message: message.conversation_id):
        # One answer at a time: what belongs to the oldest message of the family, or one text said unasked.
        _, group = next(groupby(of_one, key=_belongs_to))
        answer = list(group)
        if not all(_is_due(message, now) for message in answer):
            continue
        texts = _claim_one(answer, now)
        if texts:
            due.append(texts)
        if len(due) == _AT_ONCE:
            break
    return due


def _undelivered(now: datetime) -> QuerySet[Message]:
    """Also what is being sent, or is tried again later: only the welcome is ever overtaken."""
    return (
        _recent(now, _UNSENT)
        .filter(
            ~_WELCOME | Q(created_at__lte=now - _GRACE_OF_WELCOME), conversation__last_at__gte=now - _OLDEST
        )
        .exclude(author="you")
        .select_related("conversation", "delivery")
        .order_by("conversation_id", "id")
    )


def _belongs_to(message: Message) -> int:
    """The message of the family it replies to; what is no reply is a text of its own."""
    return message.reply_to_id or -message.pk


def _is_due(message: Message, now: datetime) -> bool:
    if hasattr(message, "delivery"):
        return message.delivery.again_at is not None and message.delivery.again_at <= now
    return message.reply_to_id is None or message.created_at <= now - _GRACE


def in_need_of_number(now: datetime) -> QuerySet[Message]:
    """What still needs the number of its conversation: messages that wait for the bot, replies that did not go out yet."""
    return _recent(now, Q(state=State.WAITING) | (_UNSENT & ~Q(author="you"))).exclude(
        conversation__sender_key__in=OptOut.objects.values("sender_key")
    )


def _recent(now: datetime, wanted: Q) -> QuerySet[Message]:
    return Message.objects.filter(wanted, conversation__channel="sms", created_at__gte=now - _OLDEST)


def _claim_one(waiting: list[Message], now: datetime) -> _Due | None:
    messages = still_current(waiting, now)
    if not messages:
        return None
    conversation = messages[0].conversation
    number = None if has_opted_out(conversation.sender_key or "") else number_of(conversation)
    fate = Fate.SENDING if number else Fate.GIVEN_UP
    deliveries = [_claimed(message, fate, now) for message in messages]
    if not number:
        logger.warning("gave up %d messages of conversation %s", len(messages), conversation.pk)
        return None
    is_offered, taken = _is_offered(conversation, messages), deliveries[0].taken
    said = _said_now(messages, taken, is_offered, now)
    texts, *otherwise = (
        _as_texts(version, numbered)
        for version in (said, messages)
        for numbered in (is_offered, not is_offered)
    )
    return _Due(
        deliveries,
        number,
        texts,
        [other[_how_many(taken, other) :] for other in otherwise if other != texts],
        sender_key=conversation.sender_key or "",
        taken=_how_many(taken, texts),
        since=messages[0].created_at,
        known=frozenset(_texts_of(conversation)),
        may_be_out=deliveries[0].attempts > 1,
        unsaid=[message for message in messages if message not in said],
    )


def _said_now(messages: list[Message], taken: str, numbered: bool, now: datetime) -> list[Message]:
    """Without words about time that are too old, unless Twilio has the text already in which they stand."""
    fresh = without_old_time(messages, now)
    return fresh if not taken or _how_many(taken, _as_texts(fresh, numbered)) else messages


def _texts_of(conversation: Conversation) -> QuerySet[Text, str]:
    """Twilio's ids of all that is noted as sent."""
    return Text.objects.filter(delivery__message__conversation=conversation).values_list("sid", flat=True)


def _how_many(taken: str, parts: list[str]) -> int:
    """How many of the parts Twilio has; none when the words have changed meanwhile."""
    return next((count for count in range(1, len(parts) + 1) if _digest(parts[:count]) == taken), 0)


def _digest(parts: list[str]) -> str:
    return sha256("\0".join(parts).encode()).hexdigest() if parts else ""


def _as_texts(messages: list[Message], numbered: bool) -> list[str]:
    if messages[0].author == STAFF:
        return [marked(message.text, message.lang) for message in messages]
    return as_texts(messages, numbered=numbered, line=line_under(messages), offer=offer_under(messages))


def _claimed(message: Message, fate: Fate, now: datetime) -> Delivery:
    attempts = message.delivery.attempts + 1 if hasattr(message, "delivery") else 1
    values = {"fate": fate, "attempts": attempts, "again_at": now + _LONGEST_SENDING}
    return Delivery.objects.update_or_create(message=message, defaults=values)[0]


def _is_offered(conversation: Conversation, messages: list[Message]) -> bool:
    """A number must never pick something else: choices are listed only while they are the ones that count."""
    choices = choices_in([{"kind": message.kind, "choices": message.choices} for message in messages])
    return bool(choices == conversation.offered)


@transaction.atomic
def _settle(
    deliveries: list[Delivery], fate: Fate, sids: list[str], unsaid: Collection[Message] = ()
) -> None:
    """What was left ``unsaid`` leaves the record: staff must not read that the family was told it."""
    Message.objects.filter(pk__in=[message.pk for message in unsaid]).delete()
    Delivery.objects.filter(pk__in=[delivery.pk for delivery in deliveries]).update(fate=fate)
    _note(deliveries, sids)


@transaction.atomic
def _try_later(deliveries: list[Delivery], taken: str, sids: list[str], now: datetime) -> None:
    for delivery in deliveries:
        pause = min(timedelta(seconds=10 * 2**delivery.attempts), _LONGEST_PAUSE)
        Delivery.objects.filter(pk=delivery.pk).update(again_at=now + pause, taken=taken)
    _note(deliveries, sids)


def _note(deliveries: list[Delivery], sids: list[str]) -> None:
    """By which ids Twilio will report on them; what was erased while it was sent has no reports."""
    kept = Delivery.objects.filter(pk__in=[delivery.pk for delivery in deliveries])
    Text.objects.bulk_create(Text(delivery=delivery, sid=sid) for delivery in kept for sid in sids)
