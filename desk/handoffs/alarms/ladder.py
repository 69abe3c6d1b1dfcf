"""The ladder of one request: the next who stands by and speaks the language, then everyone, then red on every screen.

A step is taken whenever nobody has claimed the request for the minutes of its urgency. Nobody on the rota who speaks the
language: everyone at once. A request that becomes more urgent is alarmed for anew, and never
climbs down: whoever was alarmed for the lesser one is alarmed once more.
"""

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet

from desk.handoffs.alarms.models import Alarm, Ladder, Rung, Way
from desk.handoffs.alarms.pace import pauses
from desk.handoffs.models import Handoff, HandoffQuerySet
from desk.handoffs.rota.duty import everyone, on_call
from desk.handoffs.rota.models import RotaPerson
from desk.handoffs.stages import Stage

UNCLAIMED = (Stage.RECEIVED, Stage.NOTIFIED)


def begin_ladder(handoff: Handoff, now: datetime) -> None:
    """Alarms the first; call it in the transaction that opens the request, so that neither is without the other.

    Nobody is woken for a suspicious one.
    """
    ladder = Ladder.objects.create(handoff=handoff, rung=Rung.ASIDE, since=now)
    if not handoff.is_suspicious:
        start(ladder, now)


def start(ladder: Ladder, now: datetime) -> None:
    """The first step, and the case-management system's alarm."""
    _tell_other_system(ladder, now)
    ladder.rung = Rung.ONE_BY_ONE
    climb(ladder, now)


def alarm_anew(handoff: Handoff, now: datetime) -> None:
    """For a request that has become more urgent; call it in the transaction that makes it so.

    Who has it already is not disturbed, and one over the limits still wakes nobody.
    """
    ladder = Ladder.objects.select_for_update().get(handoff=handoff)
    if handoff.stage not in UNCLAIMED or ladder.rung == Rung.ASIDE:
        return
    ladder.handoff = handoff
    ladder.rise += 1
    _tell_other_system(ladder, now)
    if ladder.rung == Rung.ONE_BY_ONE:
        climb(ladder, now)
    else:
        _alarm_all(ladder, _reachable(), now)


@transaction.atomic
def climb_due(now: datetime) -> int:
    """Takes the next step of every ladder whose time is over; returns how many. Two workers never take the same."""
    due = _due(now).select_related("handoff").select_for_update(skip_locked=True, of=("self",))
    ladders = list(due)
    for ladder in ladders:
        climb(ladder, now)
    return len(ladders)


def climb(ladder: Ladder, now: datetime) -> None:
    """One step: the rung is changed and its alarms are laid out, both or neither."""
    ladder.rung, people = _next_step(ladder, now)
    _alarm_all(ladder, people, now)


def waiting_red() -> HandoffQuerySet:
    """Requests that nobody took although everyone who can be alarmed was: perhaps nobody can."""
    return Handoff.objects.filter(ladder__rung=Rung.RED, stage__in=UNCLAIMED)


def forget_ladders(now: datetime) -> int:
    """Deletes the ladders of finished requests; returns how many. Their alarms stay with the request."""
    return Ladder.objects.filter(handoff__closed_at__lte=now).delete()[0]


def can_alarm() -> bool:
    """Is there anybody at all whom a request would reach?"""
    return bool(_reachable())


def ways_of(person: RotaPerson) -> list[Way]:
    """By what ``person`` can be reached."""
    ways = [(Way.SMS, person.sealed_phone), (Way.EMAIL, person.sealed_email)]
    return [way for way, sealed in ways if sealed]


def _next_step(ladder: Ladder, now: datetime) -> tuple[Rung, Iterable[RotaPerson]]:
    if ladder.handoff.is_suspicious:
        return Rung.ASIDE, []
    if ladder.rung != Rung.ONE_BY_ONE:
        return Rung.RED, []
    mine = ladder.handoff.alarms.filter(rise=ladder.rise).exclude(person=None)
    alarmed = set(mine.values_list("person_id", flat=True))
    for person in on_call(now, ladder.handoff.language):
        if person.pk not in alarmed and ways_of(person):
            return Rung.ONE_BY_ONE, [person]
    return Rung.EVERYONE, _reachable()


def _due(now: datetime) -> QuerySet[Ladder]:
    over = Q()
    for urgency, pause in pauses(settings.ALARM_MINUTES).items():
        over |= Q(handoff__urgency=urgency, since__lte=now - pause)
    return Ladder.objects.filter(
        over, rung__in=(Rung.ONE_BY_ONE, Rung.EVERYONE), handoff__stage__in=UNCLAIMED
    )


def _reachable() -> list[RotaPerson]:
    return [person for person in everyone() if ways_of(person)]


def _alarm_all(ladder: Ladder, people: Iterable[RotaPerson], now: datetime) -> None:
    for person in people:
        for way in ways_of(person):
            _add(ladder, person, way, now)
    ladder.since = now
    ladder.save(update_fields=["rung", "since", "rise"])


def _tell_other_system(ladder: Ladder, now: datetime) -> None:
    if settings.ALARM_WEBHOOK_URL:
        _add(ladder, None, Way.WEBHOOK, now)


def _add(ladder: Ladder, person: RotaPerson | None, way: Way, now: datetime) -> None:
    """Once for each person, way and rise: who was alarmed before is not alarmed again."""
    Alarm.objects.get_or_create(
        handoff=ladder.handoff,
        person=person,
        way=way,
        rise=ladder.rise,
        defaults={"created_at": now, "again_at": now},
    )
