"""The internal side under test: its settings, and its API with and without the token."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from django.test import AsyncClient

type Call = Callable[..., Awaitable[Any]]


@pytest.fixture(autouse=True)
def internal_side(side: Callable[[str], None]) -> None:
    side("internal")


@pytest.fixture
def call(settings: Any) -> Call:
    """``await call("post", "/internal/clock", body, token=...)``; with the right token unless told otherwise."""

    async def send(
        method: str, path: str, body: Any = None, token: str | None = settings.INTERNAL_TOKEN
    ) -> Any:
        headers = {} if token is None else {"Authorization": f"Bearer {token}"}
        if method == "get":
            return await AsyncClient().get(path, headers=headers)
        return await AsyncClient().post(path, body, content_type="application/json", headers=headers)

    return send
