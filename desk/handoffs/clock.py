"""The truthful clock: is the law office open now, and if not, when does it open?"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import Callable, Literal
from zoneinfo import ZoneInfo

import holidays
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils import timezone

from desk.handoffs.spoken import in_words

OFFICE_ZONE = ZoneInfo("America/Los_Angeles")

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_PART = re.compile(
    r"(?P<first>[a-z]{3})(?:-(?P<last>[a-z]{3}))? (?P<opens>\d{2}:\d{2})-(?P<closes>\d{2}:\d{2})"
)
# Beside its own closed days no office is shut longer than this; it ends the search for the next opening.
_LONGEST_BREAK = 30


@dataclass(frozen=True)
class Span:
    """One stretch of a weekday (Monday is 0) when somebody is in the office."""

    weekday: int
    opens: time
    closes: time


@dataclass(frozen=True)
class Clock:
    """What may truthfully be said about the office at one moment."""

    state: Literal["open", "closed", "unknown"]
    now: datetime
    opens_at: datetime | None = None

    @property
    def opens_at_words(self) -> dict[str, str] | None:
        """The opening as it is said to a family, by language; None when none is known."""
        return in_words(self.opens_at, OFFICE_ZONE) if self.opens_at else None


@cache
def office_hours(written: str) -> tuple[Span, ...]:
    """The hours in a setting such as ``Mon-Fri 09:00-12:00, Mon-Thu 13:00-18:00``; nothing when it is empty.

    Raises:
        ImproperlyConfigured: the setting cannot be read.
    """
    parts = [part.strip().lower() for part in written.split(",") if part.strip()]
    return tuple(sorted((span for part in parts for span in _spans(part)), key=_start))


@cache
def closed_days(written: str) -> frozenset[date]:
    """The days in a setting such as ``2026-12-24, 2026-12-31``; none when it is empty.

    Raises:
        ImproperlyConfigured: the setting cannot be read.
    """
    return frozenset(_day(part.strip()) for part in written.split(",") if part.strip())


def office_clock(hours: str | None = None, now: Callable[[], datetime] = timezone.now) -> Clock:
    """The clock for ``hours``, by default the setting ORG_HOURS.

    The office counts as shut on federal holidays and on its own ORG_CLOSED_DAYS: a family must never wait for a call nobody
    will make.
    """
    moment = now().astimezone(UTC)
    local = moment.astimezone(OFFICE_ZONE)
    spans = office_hours(settings.ORG_HOURS if hours is None else hours)
    if not spans:
        return Clock("unknown", local)
    if any(opens <= moment < closes for opens, closes in _openings(local.date(), spans)):
        return Clock("open", local)
    return Clock("closed", local, _next_opening(moment, local.date(), spans))


def _next_opening(moment: datetime, today: date, spans: tuple[Span, ...]) -> datetime | None:
    search = _LONGEST_BREAK + len(closed_days(settings.ORG_CLOSED_DAYS))
    days = (today + timedelta(days=ahead) for ahead in range(search))
    starts = (opens for day in days for opens, _ in _openings(day, spans))
    return next((opens.astimezone(OFFICE_ZONE) for opens in starts if opens > moment), None)


def _openings(day: date, spans: tuple[Span, ...]) -> list[tuple[datetime, datetime]]:
    """When the office opens and closes on ``day``, as moments in UTC: summer time moves them with the city."""
    if is_holiday(day) or day in closed_days(settings.ORG_CLOSED_DAYS):
        return []
    times = [(span.opens, span.closes) for span in spans if span.weekday == day.weekday()]
    moments = [(moment_of(day, opens), moment_of(day, closes)) for opens, closes in times]
    # In the night in which the clocks go forward a span may lose all of its time.
    return [(opens, closes) for opens, closes in moments if opens < closes]


def moment_of(day: date, at: time) -> datetime:
    """The moment, in UTC, at which the clocks of the office show ``at`` on ``day``.

    A time that the clocks leap over is the one they show instead; of a time that comes twice it is the first.
    """
    return datetime.combine(day, at, OFFICE_ZONE).astimezone(UTC)


def is_holiday(day: date) -> bool:
    """A federal holiday, or the working day on which it is observed."""
    return day in _holidays(day.year)


@cache
def _holidays(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("US", years=year))


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        raise ImproperlyConfigured(f"ORG_CLOSED_DAYS: cannot read {written!r}, want 2026-12-24") from error


def _spans(part: str) -> list[Span]:
    match = _PART.fullmatch(part)
    try:
        if match is None:
            raise ValueError(part)
        first = _DAYS.index(match["first"])
        last = _DAYS.index(match["last"]) if match["last"] else first
        opens, closes = time.fromisoformat(match["opens"]), time.fromisoformat(match["closes"])
        if first > last or opens >= closes:
            raise ValueError(part)
    except ValueError as error:
        raise ImproperlyConfigured(f"ORG_HOURS: cannot read {part!r}, want Mon-Fri 09:00-18:00") from error
    return [Span(weekday, opens, closes) for weekday in range(first, last + 1)]


def _start(span: Span) -> tuple[int, time]:
    return span.weekday, span.opens
