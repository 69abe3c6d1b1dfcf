"""The clock says what is true: hours, weekends, holidays, the nights when the clocks change."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ImproperlyConfigured
from hypothesis import given
from hypothesis import strategies as st

from desk.handoffs.clock import office_clock, office_hours

HOURS = "Mon-Fri 09:00-18:00"
LOS_ANGELES = ZoneInfo("America/Los_Angeles")


def clock_at(local: str, hours: str = HOURS):
    return office_clock(hours, lambda: datetime.fromisoformat(local).replace(tzinfo=LOS_ANGELES))


def opening(local: str) -> datetime:
    return datetime.fromisoformat(local).replace(tzinfo=LOS_ANGELES)


@pytest.mark.parametrize("local", ["2026-11-23T09:00", "2026-11-23T12:30", "2026-11-23T17:59:59"])
def test_the_office_is_open_in_its_hours(local):
    assert clock_at(local).state == "open"
    assert clock_at(local).opens_at is None


@pytest.mark.parametrize(
    ("local", "opens_at"),
    [
        ("2026-11-23T08:59:59", "2026-11-23T09:00"),
        ("2026-11-23T18:00", "2026-11-24T09:00"),
        ("2026-11-20T19:00", "2026-11-23T09:00"),  # Friday evening
        ("2026-11-22T12:00", "2026-11-23T09:00"),  # Sunday
        ("2026-11-26T12:00", "2026-11-27T09:00"),  # Thanksgiving
        ("2026-07-03T12:00", "2026-07-06T09:00"),  # the fourth is a Saturday, so the Friday is free
        ("2026-12-31T20:00", "2027-01-04T09:00"),  # over the end of the year
    ],
)
def test_when_closed_it_names_the_next_opening(local, opens_at):
    clock = clock_at(local)
    assert clock.state == "closed"
    assert clock.opens_at == opening(opens_at)


@pytest.mark.parametrize(
    ("moment", "state"),
    [
        # Clocks go forward on Sunday 2026-03-08: nine o'clock is one hour earlier in UTC from then on.
        (datetime(2026, 3, 6, 16, 30, tzinfo=UTC), "closed"),
        (datetime(2026, 3, 9, 16, 30, tzinfo=UTC), "open"),
        # And back on Sunday 2026-11-01.
        (datetime(2026, 10, 30, 16, 30, tzinfo=UTC), "open"),
        (datetime(2026, 11, 2, 16, 30, tzinfo=UTC), "closed"),
    ],
)
def test_summer_time_moves_the_office_with_the_city(moment, state):
    assert office_clock(HOURS, lambda: moment).state == state


def test_the_hour_that_comes_twice_counts_once_each():
    hours = "Sun 01:15-01:45"
    seen = [office_clock(hours, lambda u=u: datetime(2026, 11, 1, u, 30, tzinfo=UTC)).state for u in (8, 9)]
    assert seen == ["open", "closed"]


def test_the_time_is_told_in_the_city_of_the_office():
    clock = office_clock(HOURS, lambda: datetime(2026, 11, 23, 20, 0, tzinfo=UTC))
    assert clock.now.isoformat() == "2026-11-23T12:00:00-08:00"


def test_a_lunch_break_and_a_short_saturday_can_be_written():
    hours = "Mon-Fri 09:00-12:00, Mon-Fri 13:00-18:00, Sat 10:00-14:00"
    assert clock_at("2026-11-23T12:30", hours).opens_at == opening("2026-11-23T13:00")
    assert clock_at("2026-11-28T11:00", hours).state == "open"


def test_without_hours_nothing_is_claimed():
    clock = clock_at("2026-11-23T12:00", "")
    assert clock.state == "unknown"
    assert clock.opens_at is None


@pytest.mark.parametrize(
    "written",
    ["always", "Mon-Fri", "Fri-Mon 09:00-18:00", "Mon 18:00-09:00", "Mon 9:00-18:00", "Xyz 09:00-18:00"],
)
def test_hours_nobody_can_read_stop_the_start_and_name_the_setting(written):
    with pytest.raises(ImproperlyConfigured, match="ORG_HOURS"):
        office_hours(written)


@given(st.datetimes(datetime(2026, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)))
def test_at_the_stated_opening_the_office_is_open(moment):
    clock = office_clock(HOURS, lambda: moment)
    if clock.state == "closed":
        assert clock.opens_at is not None
        assert clock.opens_at > moment
        assert office_clock(HOURS, lambda: clock.opens_at).state == "open"
