"""The three that are compared: the bot of `rasa init`, our bot alone, and the desk with our bot behind it."""

import uuid
from dataclasses import dataclass, field
from typing import Protocol

from aiohttp import ClientSession

from bench.processes import cpu_seconds, peak_memory
from bench.questions import FAMILIES, MOODS


@dataclass
class Running:
    """Where something answers, which processes it consists of, and how many seconds each took to answer."""

    url: str
    pids: dict[str, int]
    start_up: dict[str, float] = field(default_factory=dict)

    def cpu_seconds(self) -> dict[str, float]:
        return {name: cpu_seconds(pid) for name, pid in self.pids.items()}

    def peak_memory(self) -> dict[str, float]:
        """In MB."""
        return {name: peak_memory(pid) for name, pid in self.pids.items()}


class Peer(Protocol):
    """What the load generator asks of each."""

    name: str
    running: Running
    messages: dict[str, tuple[str, ...]]

    async def begin(self, client: ClientSession, language: str) -> str:
        """Opens a conversation; what names it in `ask`."""

    async def ask(self, client: ClientSession, conversation: str, text: str) -> bool:
        """Sends one message and waits for its reply; False when that is not the bot's reply."""


@dataclass
class DefaultBot:
    """The bot of `rasa init`, through Rasa's own REST channel."""

    running: Running
    name: str = "default"
    messages: dict[str, tuple[str, ...]] = field(default_factory=lambda: MOODS)

    async def begin(self, client: ClientSession, language: str) -> str:
        return str(uuid.uuid4())

    async def ask(self, client: ClientSession, conversation: str, text: str) -> bool:
        body = {"sender": conversation, "message": text}
        async with client.post(self.running.url + "/webhooks/rest/webhook", json=body) as reply:
            return reply.status == 200 and bool(await reply.json())


@dataclass
class OurBot:
    """Our bot alone, asked as the desk asks it."""

    running: Running
    name: str = "bot"
    messages: dict[str, tuple[str, ...]] = field(default_factory=lambda: FAMILIES)

    async def begin(self, client: ClientSession, language: str) -> str:
        return str(uuid.uuid4())

    async def ask(self, client: ClientSession, conversation: str, text: str) -> bool:
        body = {"sender": conversation, "message_id": str(uuid.uuid4()), "text": text, "channel": "web"}
        async with client.post(self.running.url + "/webhooks/desk/webhook", json=body) as reply:
            return reply.status == 200 and bool((await reply.json())["messages"])


@dataclass
class DeskAndBot:
    """The way of a family's message on the website: redacted, recorded, answered by the bot, recorded."""

    running: Running
    name: str = "desk"
    messages: dict[str, tuple[str, ...]] = field(default_factory=lambda: FAMILIES)

    async def begin(self, client: ClientSession, language: str) -> str:
        url = self.running.url + "/api/chat/conversations"
        async with client.post(url, json={"language": language}) as reply:
            reply.raise_for_status()
            return str((await reply.json())["token"])

    async def ask(self, client: ClientSession, conversation: str, text: str) -> bool:
        headers = {"Authorization": f"Bearer {conversation}", "Idempotency-Key": str(uuid.uuid4())}
        url = self.running.url + "/api/chat/messages"
        async with client.post(url, json={"text": text}, headers=headers) as reply:
            # With the bot down the desk itself answers: that would be another measurement.
            return reply.status == 200 and any(
                message["from"] == "bot" for message in (await reply.json())["messages"]
            )
