"""How long each step of the ladder waits, by urgency (the setting ALARM_MINUTES)."""

from datetime import timedelta
from functools import cache

from django.core.exceptions import ImproperlyConfigured

from desk.handoffs.models import Urgency


@cache
def pauses(written: str) -> dict[str, timedelta]:
    """The pause of every urgency from a setting such as ``agents_now 3, detained_now 5, ...``.

    Raises:
        ImproperlyConfigured: an urgency is missing or unknown, or its minutes are no number above zero.
    """
    try:
        pairs = [part.split() for part in written.split(",")]
        minutes = {Urgency(name): float(number) for name, number in pairs}
        if set(minutes) != set(Urgency) or not all(0 < number < float("inf") for number in minutes.values()):
            raise ValueError(written)
    except ValueError as error:
        raise ImproperlyConfigured(
            f"ALARM_MINUTES: cannot read {written!r}, want the minutes of {', '.join(Urgency)}"
        ) from error
    return {urgency: timedelta(minutes=number) for urgency, number in minutes.items()}
