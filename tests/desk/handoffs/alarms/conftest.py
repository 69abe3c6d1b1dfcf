"""The worker's settings; what is sealed for the lawyers comes from the internal side."""

from collections.abc import Callable

import pytest


@pytest.fixture(autouse=True)
def worker_side(side: Callable[[str], None]) -> None:
    side("internal")
    side("worker")


@pytest.fixture
def all_suspicious(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every request that is opened is over a limit."""
    monkeypatch.setattr("desk.handoffs.requesting.is_over_a_limit", lambda *_: True)
