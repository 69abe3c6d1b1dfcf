"""The ladder as a list of names."""

from datetime import datetime, timedelta

from desk.handoffs.alarms.ladder import climb_due
from desk.handoffs.alarms.models import Alarm, Ladder
from desk.handoffs.models import Handoff


def alarmed(handoff: Handoff) -> list[str]:
    """Who was alarmed, in order, each once."""
    people = Alarm.objects.filter(handoff=handoff).exclude(person=None).order_by("created_at", "person_id")
    return list(dict.fromkeys(people.values_list("person__user__username", flat=True)))


def rung(handoff: Handoff) -> str:
    return Ladder.objects.get(handoff=handoff).rung


def climb_for(minutes: float, since: datetime) -> datetime:
    """A worker that looks every half minute; returns when it stopped."""
    now = since
    while now < since + timedelta(minutes=minutes):
        now += timedelta(seconds=30)
        climb_due(now)
    return now
