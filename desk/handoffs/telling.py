"""What the internal API says about time: the clock, who stands by, whether they are told of a request, and whether it is late."""

from datetime import datetime
from typing import Any

from django.db.models import F, Q
from django.utils import timezone

from desk.handoffs.alarms.ladder import UNCLAIMED, waiting_red
from desk.handoffs.alarms.models import Fate, Way
from desk.handoffs.clock import office_clock
from desk.handoffs.models import Handoff
from desk.handoffs.rota.duty import on_call
from desk.sms.optouts import has_opted_out

_ON_ITS_WAY = (Fate.WAITING, Fate.SENDING)


def told_clock(language: str | None = None, now: datetime | None = None) -> dict[str, Any]:
    """``{state, now, opens_at, opens_at_words, on_call}``; times with the office's offset.

    ``on_call`` is true while somebody on the rota stands by who speaks ``language``, if one is given.
    """
    moment = timezone.now() if now is None else now
    clock = office_clock(now=lambda: moment)
    return {
        "state": clock.state,
        "now": clock.now,
        "opens_at": clock.opens_at,
        "opens_at_words": clock.opens_at_words,
        "on_call": bool(on_call(moment, language)),
    }


def is_told(handoff: Handoff, since: datetime | None = None, now: datetime | None = None) -> bool:
    """Is somebody who stands by, of whatever language, alarmed for this request, which nobody has taken yet?

    Args:
        since: what was heard before this moment does not count: who adds to a request alarms nobody by that alone.
    """
    if handoff.stage not in UNCLAIMED:
        return False
    alarms = handoff.alarms.filter(
        person__in=on_call(timezone.now() if now is None else now),
        rise=F("handoff__ladder__rise"),
        fate__in=(*_ON_ITS_WAY, Fate.SENT),
    )
    if since is not None:
        alarms = alarms.filter(Q(fate__in=_ON_ITS_WAY) | Q(created_at__gte=since))
    return any(
        alarm.way != Way.SMS or alarm.person is None or not has_opted_out(alarm.person.phone_key)
        for alarm in alarms.select_related("person")
    )


def is_late(handoff: Handoff, now: datetime) -> bool:
    """Has nobody taken it, though the office has opened since, as the family was told, or all were alarmed for nothing?"""
    if handoff.stage not in UNCLAIMED:
        return False
    told = office_clock(now=lambda: handoff.created_at).opens_at
    return (told is not None and told <= now) or waiting_red().filter(pk=handoff.pk).exists()
