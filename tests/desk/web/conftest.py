"""One conversation with the chat API, and what is sent in it."""

import uuid
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from tests.desk.fake_bot import FakeBot
from tests.desk.serving import Served

Send = Callable[..., httpx.Response]


@pytest.fixture
def started(public: Served, bot: FakeBot) -> dict[str, Any]:
    response = public.client.post("/api/chat/conversations", json={"language": "en"})
    assert response.status_code == 201
    body: dict[str, Any] = response.json()
    public.client.headers["Authorization"] = f"Bearer {body['token']}"
    return body


@pytest.fixture
def send(public: Served, started: dict[str, Any]) -> Send:
    def post(body: Any = None, key: str | None = None, **options: Any) -> httpx.Response:
        headers = {"Idempotency-Key": key or uuid.uuid4().hex, **options.pop("headers", {})}
        if body is not None:
            options["json"] = body
        return public.client.post("/api/chat/messages", headers=headers, **options)

    return post


def problem(response: httpx.Response) -> tuple[int, str]:
    assert response.headers["content-type"] == "application/problem+json"
    body = response.json()
    assert body["status"] == response.status_code
    assert set(body) <= {"type", "title", "status", "detail"}
    return response.status_code, body["type"].removeprefix("/problems/")
