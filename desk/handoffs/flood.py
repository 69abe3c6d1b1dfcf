"""A flood from many places: who is limited by no source takes turns with what looks different.

Nobody is marked for it, because many real families may look alike: a raid is a flood too.
"""

from datetime import datetime, timedelta

from desk.handoffs.alarms.ladder import UNCLAIMED
from desk.handoffs.models import Handoff
from desk.record.models import Conversation

# Fewer than half of the queue's first page: in a flood the other half is for what looks different.
FLOOD = 20
_USUAL = timedelta(days=1)


def said_by_the_family(conversation: Conversation) -> int:
    """How many messages it has written."""
    return conversation.messages.filter(author="you").count()


def alike_before(handoff: Handoff, now: datetime) -> int:
    """How many waiting requests are like ``handoff``, which is not stored yet; 0 while there is no flood.

    A flood: 20 requests of one day that nobody has taken. Alike is what a program that asks again and again cannot
    help to repeat, and what names nobody: urgency, topic, language, channel, the wish about calling back, and how much was
    said before.
    """
    waiting = Handoff.objects.filter(stage__in=UNCLAIMED, is_suspicious=False, created_at__gt=now - _USUAL)
    if waiting.count() < FLOOD:
        return 0
    return waiting.filter(
        urgency=handoff.urgency,
        topic=handoff.topic,
        language=handoff.language,
        channel=handoff.channel,
        callback=handoff.callback,
        said_before=handoff.said_before,
    ).count()
