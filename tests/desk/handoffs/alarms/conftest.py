"""The worker's settings; what is sealed for the lawyers comes from the internal side."""

from collections.abc import Callable

import pytest

from desk.handoffs.alarms import ladder
from desk.handoffs.models import Handoff


@pytest.fixture(autouse=True)
def worker_side(side: Callable[[str], None]) -> None:
    side("internal")
    side("worker")


@pytest.fixture
def suspicious(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The ids of the requests that count as suspicious; the first may be known only after it was opened."""
    marked: set[str] = set()

    def is_marked(handoff: Handoff) -> bool:
        return "all" in marked or str(handoff.pk) in marked

    monkeypatch.setattr(ladder, "is_suspicious", is_marked)
    monkeypatch.setattr("desk.handoffs.alarms.digest.is_suspicious", is_marked)
    return marked
