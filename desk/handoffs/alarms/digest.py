"""Suspicious requests: named together at most once an hour, alarmed for once a lawyer has cleared them."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction

from desk.handoffs.alarms.ladder import UNCLAIMED, start, ways_of
from desk.handoffs.alarms.models import Alarm, Ladder, Rung
from desk.handoffs.rota.duty import everyone, on_call
from desk.handoffs.rota.models import RotaPerson

_PAUSE = timedelta(hours=1)


@transaction.atomic
def look_at_suspicious(now: datetime) -> None:
    """Starts the ladder of what is cleared, and lays out a digest of what no digest has named yet."""
    aside = Ladder.objects.filter(rung=Rung.ASIDE, handoff__stage__in=UNCLAIMED).select_related("handoff")
    ladders = list(aside.select_for_update(skip_locked=True, of=("self",)))
    for ladder in ladders:
        if not ladder.handoff.is_suspicious:
            start(ladder, now)
    unnamed = [ladder.pk for ladder in ladders if ladder.rung == Rung.ASIDE and not ladder.is_in_digest]
    if unnamed and not Alarm.objects.filter(handoff=None, created_at__gt=now - _PAUSE).exists():
        _lay_out(on_call(now) or everyone(), len(unnamed), now)
        Ladder.objects.filter(pk__in=unnamed).update(is_in_digest=True)


def _lay_out(people: Iterable[RotaPerson], count: int, now: datetime) -> None:
    Alarm.objects.bulk_create(
        Alarm(person=person, way=way, count=count, created_at=now, again_at=now)
        for person in people
        for way in ways_of(person)
    )
