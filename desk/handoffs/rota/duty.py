"""Who stands by at a moment, in the order in which they are alarmed."""

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from desk.console.access import LAWYERS
from desk.handoffs.clock import OFFICE_ZONE
from desk.handoffs.rota.models import RotaPerson, Shift

_DAY = timedelta(days=1)


def everyone() -> QuerySet[RotaPerson]:
    """All who may be alarmed at all: an account that is switched off, or is no lawyer's any more, is left out."""
    return RotaPerson.objects.filter(user__is_active=True, user__groups__name=LAWYERS).order_by("id")


def on_call(now: datetime, language: str | None = None) -> list[RotaPerson]:
    """Who stands by at ``now``, speaking ``language`` if one is given; each once, by the place of the shift."""
    today = now.astimezone(OFFICE_ZONE).date()
    shifts = Shift.objects.filter(
        Q(is_weekly=True, day__lte=today) | Q(day__in=(today, today - _DAY)), person__in=everyone()
    )
    standing = [shift for shift in shifts.select_related("person__user") if _stands(shift, now)]
    by_place = sorted(standing, key=lambda shift: (shift.place, shift.pk))
    people: dict[int, RotaPerson] = {}
    for shift in by_place:
        people.setdefault(shift.person.pk, shift.person)
    return [person for person in people.values() if language is None or language in person.speaks]


def _stands(shift: Shift, now: datetime) -> bool:
    """A shift over midnight may have begun yesterday."""
    today = now.astimezone(OFFICE_ZONE).date()
    days = [day for day in (today, today - _DAY) if shift.falls_on(day)]
    return any(begins <= now < ends for begins, ends in map(shift.stretch, days))
