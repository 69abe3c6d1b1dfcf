"""What the internal API says about time: the office's clock, and whether somebody stands by."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from desk.handoffs.clock import office_clock
from desk.handoffs.rota.duty import on_call


def told_clock(language: str | None = None, now: datetime | None = None) -> dict[str, Any]:
    """``{state, now, opens_at, opens_at_words, on_call}``; times with the office's offset.

    ``on_call`` is true while somebody on the rota stands by who speaks ``language``, if one is given.
    """
    moment = timezone.now() if now is None else now
    clock = office_clock(now=lambda: moment)
    return {
        "state": clock.state,
        "now": clock.now,
        "opens_at": clock.opens_at,
        "opens_at_words": clock.opens_at_words,
        "on_call": bool(on_call(moment, language)),
    }
