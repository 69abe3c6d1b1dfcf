"""What the internal API says about time: the office's clock."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from desk.handoffs.clock import office_clock


def told_clock(language: str | None = None, now: datetime | None = None) -> dict[str, Any]:
    """``{state, now, opens_at}``; times with the office's offset."""
    moment = timezone.now() if now is None else now
    clock = office_clock(now=lambda: moment)
    return {"state": clock.state, "now": clock.now, "opens_at": clock.opens_at}
