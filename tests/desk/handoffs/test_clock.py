"""The clock says what is true: hours, weekends, holidays, the nights when the clocks change."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import holidays
import pytest
from django.core.exceptions import ImproperlyConfigured
from hypothesis import given
from hypothesis import strategies as st

from desk.handoffs.clock import closed_days, office_clock, office_hours

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


@pytest.mark.parametrize(
    ("local", "words"),
    [
        ("2026-11-25T23:00", "Friday, November 27 at 9:00 a.m."),  # the night before Thanksgiving
        ("2026-12-24T18:00", "Monday, December 28 at 9:00 a.m."),  # Christmas is a Friday
        ("2026-12-31T18:00", "Monday, January 4 at 9:00 a.m."),  # and so is New Year
        ("2027-01-01T00:00", "Monday, January 4 at 9:00 a.m."),
        ("2026-03-06T18:00", "Monday, March 9 at 9:00 a.m."),  # an hour is lost on Sunday
        ("2026-10-30T18:00", "Monday, November 2 at 9:00 a.m."),  # and one comes twice
        ("2026-11-30T00:00", "Monday, November 30 at 9:00 a.m."),
        ("2027-01-15T18:00", "Tuesday, January 19 at 9:00 a.m."),  # Martin Luther King Day
        ("2027-06-18T12:00", "Monday, June 21 at 9:00 a.m."),  # Juneteenth is a Saturday: Friday is free
    ],
)
def test_the_opening_is_said_in_words(local, words):
    assert clock_at(local).opens_at_words["en"] == words


def test_while_it_is_open_or_unknown_no_opening_is_said():
    assert clock_at("2026-11-23T09:00").opens_at_words is None
    assert clock_at("2026-11-23T09:00", "").opens_at_words is None


def test_an_hour_that_the_clocks_leap_over_is_the_one_they_show_instead():
    clock = clock_at("2026-03-07T12:00", "Sun 02:30-04:00")
    assert clock.opens_at.isoformat() == "2026-03-08T03:30:00-07:00"
    assert clock.opens_at_words["en"] == "Sunday, March 8 at 3:30 a.m."


def test_a_span_that_is_lost_in_the_leap_opens_nothing():
    assert clock_at("2026-03-07T12:00", "Sun 02:30-03:15").opens_at == opening("2026-03-15T02:30")


@pytest.mark.parametrize(
    ("local", "opens_at"),
    [
        ("2026-12-23T17:59:59", None),  # the day before
        ("2026-12-23T18:00", "2026-12-28T09:00"),
        ("2026-12-24T00:00", "2026-12-28T09:00"),  # behind it stand Christmas and a weekend
        ("2026-12-24T12:00", "2026-12-28T09:00"),
        ("2026-12-28T09:00", None),  # and the day after
        ("2026-12-29T18:00", "2026-12-31T09:00"),
        ("2026-12-30T23:59:59", "2026-12-31T09:00"),
        ("2026-12-31T00:00", "2026-12-31T09:00"),
    ],
)
def test_on_its_own_closed_days_the_office_is_shut_and_opens_after_them(settings, local, opens_at):
    settings.ORG_CLOSED_DAYS = "2026-12-24,2026-12-30"
    clock = clock_at(local)
    assert clock.state == ("closed" if opens_at else "open")
    assert clock.opens_at == (opening(opens_at) if opens_at else None)


@pytest.mark.parametrize(
    ("closed", "begins", "ends"),
    [
        ("2026-03-08", datetime(2026, 3, 8, 8, tzinfo=UTC), datetime(2026, 3, 9, 7, tzinfo=UTC)),
        ("2026-11-01", datetime(2026, 11, 1, 7, tzinfo=UTC), datetime(2026, 11, 2, 8, tzinfo=UTC)),
    ],
    ids=["a day of 23 hours", "a day of 25 hours"],
)
def test_a_closed_day_lasts_from_midnight_to_midnight_of_the_city(settings, closed, begins, ends):
    settings.ORG_CLOSED_DAYS = closed
    just_before = timedelta(minutes=2)

    def state(moment):
        return office_clock("Mon-Sun 00:00-23:59", lambda: moment).state

    assert [state(begins - just_before), state(begins)] == ["open", "closed"]
    assert [state(ends - just_before), state(ends)] == ["closed", "open"]


def test_however_many_days_it_is_closed_the_opening_is_found(settings):
    days = [datetime(2026, 8, 1) + timedelta(days=day) for day in range(61)]
    settings.ORG_CLOSED_DAYS = ",".join(f"{day:%Y-%m-%d}" for day in days)
    assert clock_at("2026-07-31T18:00").opens_at == opening("2026-10-01T09:00")


@pytest.mark.parametrize("written", ["soon", "24.12.2026", "2026-02-29", "2026-12-24 2026-12-25", "12-24"])
def test_closed_days_nobody_can_read_stop_the_start_and_name_the_setting(written):
    with pytest.raises(ImproperlyConfigured, match="ORG_CLOSED_DAYS"):
        closed_days(written)


_DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
_TIMES = st.times().map(lambda at: f"{at:%H:%M}")


@st.composite
def hours_of_an_office(draw):
    """One to four spans on any days of the week, such as ``Tue-Sat 02:15-23:59, Sun 00:00-03:00``."""
    parts = []
    for _ in range(draw(st.integers(1, 4))):
        first, last = sorted(draw(st.tuples(st.integers(0, 6), st.integers(0, 6))))
        times = draw(st.lists(_TIMES, min_size=2, max_size=2, unique=True).map(sorted))
        parts.append(f"{_DAYS[first]}-{_DAYS[last]} {times[0]}-{times[1]}")
    return ", ".join(parts)


def minutes_near_a_change() -> st.SearchStrategy[datetime]:
    """Any minute of four years, and more often those around a change of the clocks."""
    changes = [datetime(2026, 3, 8, 10), datetime(2026, 11, 1, 9), datetime(2027, 3, 14, 10)]
    near = st.builds(
        lambda at, off: at + timedelta(minutes=off), st.sampled_from(changes), st.integers(-2000, 2000)
    )
    return (near | st.datetimes(datetime(2026, 1, 1), datetime(2030, 1, 1))).map(
        lambda moment: moment.replace(tzinfo=UTC)
    )


@given(minutes_near_a_change(), hours_of_an_office())
def test_the_stated_opening_is_ahead_in_a_span_on_no_holiday_and_said_as_it_is(moment, hours):
    clock = office_clock(hours, lambda: moment)
    if clock.state != "closed" or clock.opens_at is None:
        return
    assert clock.opens_at > moment
    assert office_clock(hours, lambda: clock.opens_at).state == "open"
    assert clock.opens_at.date() not in holidays.country_holidays("US")
    said = clock.opens_at_words["en"].replace("a.m.", "AM").replace("p.m.", "PM")
    read = datetime.strptime(f"{clock.opens_at.year} {said}", "%Y %A, %B %d at %I:%M %p")
    assert read == clock.opens_at.replace(tzinfo=None, second=0, microsecond=0, fold=0)


@given(minutes_near_a_change(), hours_of_an_office())
def test_until_the_stated_opening_it_stays_closed(moment, hours):
    clock = office_clock(hours, lambda: moment)
    if clock.state == "closed" and clock.opens_at is not None:
        between = moment + (clock.opens_at - moment) / 2
        assert office_clock(hours, lambda: between).state == "closed"
