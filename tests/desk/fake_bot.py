"""A bot for the tests: a real HTTP server with the real contract, whose words are the catalogue's."""

import asyncio
import json
import threading
from collections import Counter
from typing import Any, Self

from answers import Catalogue
from desk.record.store import in_store

_WORDS = Catalogue.load()


class FakeBot:
    """Understands a message as the intents it names ("bond + ask_door_paper"); what happens to it is set by the test.

    ``missed`` are texts that it cannot take because the action server is away.
    ``turns`` counts the turns it really ran, by message; ``asked`` are the bodies it got, in order.
    """

    def __init__(self) -> None:
        self.turns: Counter[tuple[str, str]] = Counter()
        self.asked: list[dict[str, Any]] = []
        self.forgotten: list[str] = []
        self.seconds = 0.0
        self.status = 200
        self.missed: set[str] = set()
        self.expects: str | None = None
        self.before_reply: Any = None
        self._said: dict[tuple[str, str], dict[str, Any]] = {}
        self._loop = asyncio.new_event_loop()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._port = 0
        self._thread.start()
        self._ready.wait(5)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(5)

    def stop(self) -> None:
        """The bot is down: its port is closed and its connections are cut."""
        asyncio.run_coroutine_threadsafe(self._stop(), self._loop).result(5)

    def start(self) -> None:
        """Up again, on the same port, remembering what it said."""
        asyncio.run_coroutine_threadsafe(self._start(), self._loop).result(5)

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self._start())
        self._ready.set()
        self._loop.run_forever()
        self._loop.close()

    async def _start(self) -> None:
        self._writers: set[asyncio.StreamWriter] = set()
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", self._port)
        self._port = self._server.sockets[0].getsockname()[1]

    async def _stop(self) -> None:
        self._server.close()
        for writer in list(self._writers):
            writer.transport.abort()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._writers.add(writer)
        try:
            while head := (await reader.readuntil(b"\r\n\r\n")).decode():
                lines = [line for line in head.split("\r\n") if line.lower().startswith("content-length:")]
                length = int(lines[0].split(":")[1]) if lines else 0
                body = await reader.readexactly(length)
                status, said = await self._respond(*head.split(" ")[:2], body)
                data = json.dumps(said).encode()
                writer.write(f"HTTP/1.1 {status} X\r\ncontent-length: {len(data)}\r\n\r\n".encode() + data)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            self._writers.discard(writer)
            writer.close()

    async def _respond(self, method: str, path: str, body: bytes) -> tuple[int, Any]:
        if method == "DELETE":
            self.forgotten.append(path.rpartition("/")[2])
            return 200, {}
        if method == "GET":
            return 200, {"status": "ok"}
        asked = json.loads(body)
        self.asked.append(asked)
        await asyncio.sleep(self.seconds)
        if self.status != 200:
            return self.status, {}
        if asked.get("text") in self.missed:
            return 503, {"type": "/problems/actions-away", "status": 503}
        said = self._reply(asked)
        if self.before_reply:
            await in_store(self.before_reply, asked)
        return 200, said

    def _reply(self, asked: dict[str, Any]) -> dict[str, Any]:
        key = (asked["sender"], asked["message_id"])
        if key not in self._said:
            self.turns[key] += 1
            self._said[key] = self._turn(asked)
        return self._said[key]

    def _turn(self, asked: dict[str, Any]) -> dict[str, Any]:
        intent, *more = (asked.get("choice") or asked["text"]).partition("{")[0].strip().split(" + ")
        known = f"utter_{intent}" in _WORDS
        language = asked.get("language") or asked.get("default_language") or "en"
        said = [f"utter_{name}" for name in (intent, *more)] if known else ["utter_fallback"]
        messages = [
            message for response in said for message in _WORDS.say(response, language, asked["channel"])
        ]
        for message in messages:
            # What the desk does with an overdue answer has tests of its own; no other may fail by the calendar.
            message["reviewed"]["due"] = "9999-12-31"
        return {
            "messages": messages,
            "nlu": {
                "intent": intent if known else "fallback",
                "confidence": 1.0,
                "ranking": [],
                "concepts": [],
                "because": [],
            },
            "expects": self.expects,
            "language": language,
        }
