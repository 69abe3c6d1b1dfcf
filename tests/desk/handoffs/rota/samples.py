"""Lawyers on the rota, as the tests of rota, ladder and console need them."""

from datetime import date, time
from typing import Any

from django.contrib.auth.models import Group, User

from desk.handoffs.rota.models import RotaPerson, Shift

LARA_PHONE = "+12135550161"
LARA_EMAIL = "laracanary@example.org"


def a_person(name: str = "lara", speaks: str = "en es", reads: str = "en", **ways: str) -> RotaPerson:
    """A lawyer who can be alarmed; by a text message and an e-mail unless told otherwise."""
    user, _ = User.objects.get_or_create(username=name)
    user.groups.add(Group.objects.get_or_create(name="lawyers")[0])
    person = RotaPerson(user=user, speaks=speaks.split(), reads=reads)
    person.phone = ways.get("phone", LARA_PHONE)
    person.email = ways.get("email", LARA_EMAIL)
    person.save()
    return person


def a_shift(person: RotaPerson, day: str, begins: str, ends: str, **how: Any) -> Shift:
    """``a_shift(lara, "2026-11-30", "18:00", "09:00", is_weekly=True)``."""
    hours = {"begins": time.fromisoformat(begins), "ends": time.fromisoformat(ends)}
    return Shift.objects.create(person=person, day=date.fromisoformat(day), **hours, **how)


def always(person: RotaPerson, place: int = 1) -> None:
    """``person`` stands by day and night, holidays too."""
    for day in range(2, 9):
        a_shift(person, f"2020-11-{day:02}", "00:00", "00:00", is_weekly=True, on_holidays=True, place=place)
