"""Sends the alarms that are due: each claimed by one worker, tried again with longer and longer pauses until it is out."""

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from functools import cache

from django.db import transaction
from django.db.models import Case, QuerySet, Value, When
from django.utils import timezone

from desk.handoffs.alarms.ladder import UNCLAIMED
from desk.handoffs.alarms.models import Alarm, Fate, Way
from desk.handoffs.alarms.ways import SENDERS, Sender
from desk.handoffs.models import Handoff, Urgency
from desk.handoffs.rota.duty import everyone
from desk.handoffs.stages import Stage, WrongStage, move
from desk.record.store import in_store
from desk.sms.optouts import has_opted_out, opt_out
from desk.sms.outbound import NotNow, Refused, Unsubscribed

logger = logging.getLogger(__name__)

_LONGEST_SENDING = timedelta(seconds=90)
_FIRST_PAUSE = timedelta(seconds=5)
# Short, because somebody may be at the door: a service that is back is noticed soon.
_LONGEST_PAUSE = timedelta(minutes=2)
_MOST_DOUBLINGS = 8
_AT_ONCE = 8
# A case-management system that was away longer than this has to be told by a person.
_OLDEST = timedelta(days=3)


async def deliver_alarms(way: Way, now: datetime | None = None, sender: Sender | None = None) -> int:
    """Sends what is due by ``way``; returns how many alarms went out. Without an account they wait."""
    by = SENDERS[way] if sender is None else sender
    if not by.is_configured():
        return 0
    at = timezone.now() if now is None else now
    due = await in_store(_claim, way, at)
    return sum(await asyncio.gather(*(_deliver(alarm, by, at) for alarm in due)))


async def _deliver(alarm: Alarm, sender: Sender, now: datetime) -> int:
    loop = asyncio.get_running_loop()
    try:
        await loop.run_in_executor(_threads(alarm.way), sender.send, alarm)
    except Unsubscribed:
        await in_store(_unsubscribed, alarm)
    except Refused:
        logger.warning("gave up alarm %s by %s", alarm.pk, alarm.way)
        await in_store(_settle, alarm, fate=Fate.GIVEN_UP)
    except NotNow:
        await in_store(_settle, alarm, fate=Fate.WAITING, again_at=now + _pause_after(alarm.attempts))
    else:
        await in_store(_sent, alarm, now)
        return 1
    return 0


@cache
def _threads(way: str) -> ThreadPoolExecutor:
    """Of their own for each way: a mail server that hangs must not hold up a text message."""
    return ThreadPoolExecutor(_AT_ONCE, thread_name_prefix=f"alarms-{way}")


@transaction.atomic
def _claim(way: Way, now: datetime) -> list[Alarm]:
    """For this worker alone until it has settled them, or for a minute and a half: then it was killed."""
    reachable = set(everyone().values_list("pk", flat=True))
    claimed = []
    for alarm in _due(way, now):
        if not _is_wanted(alarm, now, reachable):
            alarm.fate = Fate.WITHDRAWN
        else:
            alarm.may_be_out = alarm.attempts > 0
            alarm.fate, alarm.again_at = Fate.SENDING, now + _LONGEST_SENDING
            alarm.attempts += 1
            claimed.append(alarm)
        alarm.save(update_fields=["fate", "again_at", "attempts"])
    return claimed


def _due(way: Way, now: datetime) -> QuerySet[Alarm]:
    """The most pressing first: after an outage many are due at once."""
    ranks = [When(handoff__urgency=urgency, then=Value(rank)) for rank, urgency in enumerate(Urgency)]
    due = Alarm.objects.filter(way=way, fate__in=(Fate.WAITING, Fate.SENDING), again_at__lte=now)
    return (
        due.select_for_update(skip_locked=True, of=("self",))
        .select_related("handoff__ladder", "person")
        .order_by(Case(*ranks, default=Value(len(ranks))), "created_at")[:_AT_ONCE]
    )


def _is_wanted(alarm: Alarm, now: datetime, reachable: set[int]) -> bool:
    """Is there still a request to be taken, and somebody who may and wants to be told?"""
    if alarm.person is None:
        return alarm.created_at > now - _OLDEST
    if alarm.handoff is not None and not _still_calls(alarm, alarm.handoff):
        return False
    has_stopped = alarm.way == Way.SMS and has_opted_out(alarm.person.phone_key)
    return alarm.person.pk in reachable and not has_stopped


def _still_calls(alarm: Alarm, handoff: Handoff) -> bool:
    """Nobody has taken it, and no later alarm says that it has become more urgent."""
    return handoff.stage in UNCLAIMED and alarm.rise == handoff.ladder.rise


@transaction.atomic
def _sent(alarm: Alarm, now: datetime) -> None:
    if not _settle(alarm, fate=Fate.SENT, sent_at=now) or alarm.handoff is None:
        return
    try:
        move(alarm.handoff, Stage.NOTIFIED, now=now)
    except WrongStage:
        # Somebody took it while the alarm was on its way.
        return


@transaction.atomic
def _unsubscribed(alarm: Alarm) -> None:
    if alarm.person is not None:
        opt_out(alarm.person.phone_key)
    _settle(alarm, fate=Fate.WITHDRAWN)


def _settle(alarm: Alarm, **changes: object) -> bool:
    """Only by the worker that holds it: one that was given up for dead must not write over the next."""
    mine = Alarm.objects.filter(pk=alarm.pk, fate=Fate.SENDING, attempts=alarm.attempts)
    return mine.update(**changes) == 1


def _pause_after(attempts: int) -> timedelta:
    doubled: int = 2 ** min(attempts, _MOST_DOUBLINGS)
    return min(_FIRST_PAUSE * doubled, _LONGEST_PAUSE)
