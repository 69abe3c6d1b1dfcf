"""Ends requests that nobody could take: after two weeks the family must not be left to wait."""

import logging
from datetime import datetime, timedelta

from desk.handoffs.models import Addition, Handoff
from desk.handoffs.stages import FROM, Stage, WrongStage, move

logger = logging.getLogger(__name__)

WAITS_AT_MOST = timedelta(days=14)


def expire_requests(now: datetime) -> int:
    """Moves every request that nobody claimed in its time to its end; returns how many.

    The time counts from when the family last asked.
    """
    since = now - WAITS_AT_MOST
    waiting = Handoff.objects.filter(stage__in=FROM[Stage.EXPIRED], created_at__lte=since)
    asked_again = Addition.objects.filter(at__gt=since).values("handoff")
    count = sum(_expire(handoff, now) for handoff in waiting.exclude(pk__in=asked_again))
    if count:
        logger.warning("%d requests expired: nobody claimed them in %d days", count, WAITS_AT_MOST.days)
    return count


def _expire(handoff: Handoff, now: datetime) -> bool:
    try:
        return move(handoff, Stage.EXPIRED, now=now)
    except WrongStage:
        # A lawyer was faster.
        return False
