"""The bot as the desk sees it: one HTTP contract, one client, and one way of not being there."""

import asyncio
import logging
import time
from dataclasses import dataclass
from typing import Any, Self
from weakref import WeakKeyDictionary

import httpx
from django.conf import settings

logger = logging.getLogger(__name__)

PATIENCE = 8.0
_PROBE = 2.0
_ACTIONS_AWAY = "/problems/actions-away"
# The bot's server closes a connection that was idle for 5 s; we let go of it first.
_IDLE = 4.0


class BotUnavailable(Exception):
    """The bot is down, too slow, or answered something that is no reply."""


class AnswerMissed(BotUnavailable):
    """The bot is there, but not the action server that must take this answer in the handoff."""


@dataclass(frozen=True)
class Question:
    """One message as the bot gets it; exactly one of ``text`` and ``choice`` is not empty.

    ``language`` is the family's explicit choice; ``default_language`` what they spoke so far.
    """

    sender: str
    message_id: str
    text: str
    choice: str
    channel: str
    language: str
    default_language: str

    def as_json(self) -> dict[str, str | None]:
        said = {"choice": self.choice} if self.choice else {"text": self.text}
        return {
            "sender": self.sender,
            "message_id": self.message_id,
            "channel": self.channel,
            "language": self.language or None,
            "default_language": self.default_language or None,
            **said,
        }


@dataclass(frozen=True)
class Reply:
    """What the bot said, why, and which detail it waits for (``name``, ``phone`` or nothing)."""

    messages: list[dict[str, Any]]
    nlu: dict[str, Any] | None
    expects: str
    language: str

    @classmethod
    def from_json(cls, body: Any) -> Self:
        """Raises KeyError or TypeError for anything that is not a reply."""
        messages = [dict(message) for message in body["messages"]]
        if not messages or not all(isinstance(message["text"], str) for message in messages):
            raise TypeError("messages")
        return cls(messages, body["nlu"], body["expects"] or "", body["language"] or "")


class Bot:
    """Asks the bot over HTTP."""

    def __init__(self, url: str, token: str = "", transport: httpx.AsyncBaseTransport | None = None) -> None:
        self._client = httpx.AsyncClient(
            base_url=url,
            headers={"Authorization": f"Bearer {token}"} if token else {},
            timeout=None,
            limits=httpx.Limits(max_keepalive_connections=32, keepalive_expiry=_IDLE),
            transport=transport,
            trust_env=False,
        )

    async def ask(self, question: Question, seconds: float = PATIENCE) -> Reply:
        """The bot's reply; for the same ``message_id`` always the same one.

        Raises:
            AnswerMissed: the bot said that the action server is away; the conversation is as it was.
            BotUnavailable: no reply within ``seconds``.
        """
        began = time.monotonic()
        try:
            async with asyncio.timeout(seconds):
                response = await self._post(question.as_json())
            response.raise_for_status()
            reply = Reply.from_json(response.json())
        except (httpx.HTTPError, TimeoutError, ValueError, KeyError, TypeError) as error:
            took = time.monotonic() - began
            logger.warning("no reply to message %s: %s, %.3f s", question.message_id, _name(error), took)
            raise (AnswerMissed if _is_missed(error) else BotUnavailable)(_name(error)) from error
        return reply

    async def forget(self, sender: str, seconds: float = _PROBE) -> None:
        """Deletes the bot's dialogue state of a conversation.

        Raises:
            BotUnavailable: it is not deleted, or nobody said so.
        """
        try:
            async with asyncio.timeout(seconds):
                response = await self._client.delete(f"/webhooks/desk/conversations/{sender}")
            response.raise_for_status()
        except (httpx.HTTPError, TimeoutError) as error:
            raise BotUnavailable(_name(error)) from error

    async def is_up(self) -> bool:
        """True when the bot's door answers."""
        try:
            async with asyncio.timeout(_PROBE):
                return (await self._client.get("/webhooks/desk/")).is_success
        except (httpx.HTTPError, TimeoutError):
            return False

    async def close(self) -> None:
        await self._client.aclose()

    async def _post(self, body: dict[str, str | None]) -> httpx.Response:
        """Once more at once when a kept connection turns out to be closed: asking twice is asking once."""
        try:
            return await self._client.post("/webhooks/desk/webhook", json=body)
        except (httpx.RemoteProtocolError, httpx.ReadError, httpx.WriteError):
            return await self._client.post("/webhooks/desk/webhook", json=body)


def _is_missed(error: Exception) -> bool:
    if not isinstance(error, httpx.HTTPStatusError):
        return False
    try:
        return bool(error.response.json()["type"] == _ACTIONS_AWAY)
    except (ValueError, KeyError, TypeError):
        return False


def _name(error: Exception) -> str:
    if isinstance(error, httpx.HTTPStatusError):
        return f"HTTP {error.response.status_code}"
    return type(error).__name__


_bots: WeakKeyDictionary[asyncio.AbstractEventLoop, Bot] = WeakKeyDictionary()


def the_bot() -> Bot:
    """The bot of the settings; its connections are kept as long as the running loop lives."""
    loop = asyncio.get_running_loop()
    if loop not in _bots:
        _bots[loop] = Bot(settings.BOT_URL, settings.BOT_TOKEN)
    return _bots[loop]
