"""The event stream: what is there, what comes later and from elsewhere, and a heartbeat."""

import asyncio
import json
import threading
import time
from typing import Any

import pytest

from desk.record.models import Conversation
from desk.record.turn import answer, in_store, open_conversation, receive
from desk.web.events import event_stream
from tests.desk.fake_bot import FakeBot
from tests.desk.serving import Served

pytestmark = pytest.mark.django_db(transaction=True)


def events(part: bytes) -> list[dict[str, str]]:
    return [
        dict(line.split(": ", 1) for line in block.splitlines())
        for block in part.decode().split("\n\n")
        if block.startswith("id")
    ]


async def next_part(stream: Any) -> bytes:
    async with asyncio.timeout(5):
        return await anext(stream)  # type: ignore[no-any-return]


async def test_what_is_there_comes_at_once_with_its_id() -> None:
    conversation, welcome = await in_store(open_conversation, "web", "en")
    stream = event_stream(conversation.pk, 0)
    assert b"retry" in await next_part(stream)
    first = events(await next_part(stream))
    assert [event["id"] for event in first] == [str(message.pk) for message in welcome]
    assert json.loads(first[0]["data"])["id"] == welcome[0].pk
    await stream.aclose()


async def test_what_another_process_writes_comes_within_a_second(bot: FakeBot) -> None:
    conversation, welcome = await in_store(open_conversation, "web", "en")
    stream = event_stream(conversation.pk, welcome[-1].pk)
    await next_part(stream)
    waiting = asyncio.create_task(next_part(stream))
    await asyncio.sleep(0.05)
    await answer(await receive(conversation, "k", text="bond"))
    began = time.monotonic()
    authors = [json.loads(event["data"])["from"] for event in events(await waiting)]
    assert authors[0] == "you"
    assert time.monotonic() - began < 1
    await stream.aclose()


async def test_while_nothing_is_said_the_line_is_kept_open() -> None:
    conversation, welcome = await in_store(open_conversation, "web", "en")
    stream = event_stream(conversation.pk, welcome[-1].pk, heartbeat=0.05)
    await next_part(stream)
    assert (await next_part(stream)).startswith(b":")
    assert (await next_part(stream)).startswith(b":")
    await stream.aclose()


async def test_the_stream_of_an_erased_conversation_ends() -> None:
    conversation, welcome = await in_store(open_conversation, "web", "en")
    stream = event_stream(conversation.pk, welcome[-1].pk)
    await next_part(stream)
    waiting = asyncio.create_task(next_part(stream))
    await asyncio.sleep(0.05)
    await in_store(Conversation.objects.filter(pk=conversation.pk).delete)
    with pytest.raises(StopAsyncIteration):
        await waiting


def test_a_browser_that_comes_back_continues_where_it_was(public: Served, bot: FakeBot) -> None:
    started = public.client.post("/api/chat/conversations", json={}).json()
    headers = {"Authorization": f"Bearer {started['token']}"}
    said: list[dict[str, Any]] = []

    def follow() -> None:
        last = {"Last-Event-ID": str(started["cursor"])}
        with public.client.stream("GET", "/api/chat/events", headers={**headers, **last}) as response:
            assert response.headers["content-type"] == "text/event-stream"
            for line in response.iter_lines():
                if line.startswith("data: "):
                    said.append(json.loads(line.removeprefix("data: ")))
                    if said[-1]["from"] == "bot":
                        return

    thread = threading.Thread(target=follow)
    thread.start()
    body = {"text": "bond"}
    sent = public.client.post("/api/chat/messages", headers={**headers, "Idempotency-Key": "k"}, json=body)
    thread.join(5)
    assert [message["from"] for message in said[:2]] == ["you", "bot"]
    assert said[1] == sent.json()["messages"][0]
