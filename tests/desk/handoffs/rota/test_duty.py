"""Who stands by: shifts over midnight, every week, on holidays, in the nights when the clocks change."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.models import User

from desk.handoffs.rota.duty import everyone, on_call
from tests.desk.handoffs.rota.samples import a_person, a_shift, always

pytestmark = pytest.mark.django_db

LOS_ANGELES = ZoneInfo("America/Los_Angeles")


def names_at(local: str, language: str | None = None) -> list[str]:
    moment = datetime.fromisoformat(local).replace(tzinfo=LOS_ANGELES)
    return [person.user.username for person in on_call(moment, language)]


@pytest.mark.parametrize(
    ("local", "stands"),
    [
        ("2026-11-30T17:59:59", False),
        ("2026-11-30T18:00", True),
        ("2026-12-01T08:59:59", True),  # Tuesday morning, in the shift of Monday evening
        ("2026-12-01T09:00", False),
        ("2026-12-07T20:00", False),  # the next Monday: this shift was for once
    ],
)
def test_a_shift_over_midnight_ends_the_next_morning(local, stands):
    a_shift(a_person(), "2026-11-30", "18:00", "09:00")
    assert names_at(local) == (["lara"] if stands else [])


@pytest.mark.parametrize(
    ("local", "stands"),
    [
        ("2026-11-19T10:00", True),
        ("2026-11-12T10:00", False),  # before it began
        ("2026-11-26T10:00", False),  # Thanksgiving
        ("2026-12-03T10:00", True),
        ("2026-12-04T10:00", False),
        ("2027-07-01T10:00", True),  # the same hour on the clock in summer
    ],
)
def test_a_weekly_shift_comes_again_but_not_on_holidays(local, stands):
    a_shift(a_person(), "2026-11-19", "09:00", "18:00", is_weekly=True)
    assert names_at(local) == (["lara"] if stands else [])


def test_a_weekly_shift_may_be_kept_on_holidays_and_a_single_one_always_is():
    a_shift(a_person(), "2026-11-19", "09:00", "18:00", is_weekly=True, on_holidays=True)
    a_shift(a_person("mateo"), "2026-11-26", "09:00", "18:00")
    assert names_at("2026-11-26T10:00") == ["lara", "mateo"]


def test_on_a_closed_day_of_the_office_those_on_the_rota_stand_by(settings):
    settings.ORG_CLOSED_DAYS = "2026-12-24"
    a_shift(a_person(), "2026-11-19", "09:00", "18:00", is_weekly=True)
    assert names_at("2026-12-24T10:00") == ["lara"]


def test_in_the_night_in_which_an_hour_comes_twice_the_shift_is_an_hour_longer():
    a_shift(a_person(), "2026-10-31", "22:00", "06:00")
    standing = [
        hour for hour in range(24) if on_call(datetime(2026, 11, 1, hour, 30, tzinfo=UTC))
    ]  # 22:00 PDT is 05:00 UTC, 06:00 PST is 14:00 UTC
    assert standing == list(range(5, 14))


def test_who_is_first_is_said_by_the_place_and_each_stands_once():
    lara, mateo = a_person(), a_person("mateo")
    for person, place in ((lara, 3), (mateo, 2), (lara, 1)):
        a_shift(person, "2026-11-30", "09:00", "18:00", place=place)
    assert names_at("2026-11-30T10:00") == ["lara", "mateo"]


def test_only_who_speaks_the_language_is_asked_for():
    always(a_person(speaks="en"))
    always(a_person("mateo", speaks="es en"), place=2)
    assert names_at("2026-11-30T10:00", "es") == ["mateo"]
    assert names_at("2026-11-30T10:00", "en") == ["lara", "mateo"]


def test_who_is_switched_off_or_no_lawyer_any_more_is_not_asked():
    for name in ("lara", "mateo"):
        always(a_person(name))
    User.objects.filter(username="lara").update(is_active=False)
    User.objects.get(username="mateo").groups.clear()
    assert names_at("2026-11-30T10:00") == []
    assert not everyone().exists()
