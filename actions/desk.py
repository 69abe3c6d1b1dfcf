"""The desk's internal API, as the actions use it."""

from __future__ import annotations

import asyncio
import logging
import os
from dataclasses import dataclass, field
from typing import Any, Dict, Mapping, Optional, Text

import aiohttp

logger = logging.getLogger(__name__)

_SECONDS = 3
# The desk has understood and said no: asking again changes nothing.
_REFUSALS = frozenset({404, 422})


class DeskUnavailable(Exception):
    """The desk did not take the request: it is down, too slow, or refused."""


class DeskRefused(DeskUnavailable):
    """The desk said no, and will say so again. Its ``problem`` is the name at the end of the problem's type."""

    def __init__(self, problem: Text) -> None:
        super().__init__(problem)
        self.problem = problem


@dataclass(frozen=True)
class Clock:
    """What may truthfully be said about time.

    Attributes:
        state: ``open``, ``closed`` or ``unknown``; closed only together with the words for the next opening.
        opens_at: those words by language.
        on_call: somebody stands by now, whether or not they are told of a request.
    """

    state: Text = "unknown"
    opens_at: Mapping[Text, Text] = field(default_factory=dict)
    on_call: bool = False

    @classmethod
    def from_answer(cls, clock: Any) -> Clock:
        """Whatever the desk does not say is not known."""
        if not isinstance(clock, dict):
            return cls()
        opens_at = clock.get("opens_at_words") or {}
        state = clock.get("state") or "unknown"
        if state == "closed" and not opens_at:
            state = "unknown"
        return cls(state, opens_at, bool(clock.get("on_call")))


@dataclass(frozen=True)
class Receipt:
    """What the desk says of a request: its code, where it stands, and when somebody can call.

    Attributes:
        is_told: somebody who stands by now is alarmed for this very request.
        is_late: nobody has taken it, although that is longer ago than the family was told, or everybody was alarmed.
    """

    code: Text
    stage: Text
    clock: Clock = Clock()
    is_merged: bool = False
    is_told: bool = False
    is_late: bool = False


class Desk:
    """Asks the desk over HTTP with the internal token."""

    def __init__(self, url: Text, token: Text) -> None:
        self._url = url.rstrip("/")
        self._headers = {"Authorization": f"Bearer {token}"}

    @classmethod
    def from_environment(cls, environment: Mapping[Text, Text] = os.environ) -> Desk:
        """The desk at DESK_INTERNAL_URL with INTERNAL_TOKEN.

        Without a token (a plain ``rasa run actions``) every family gets the office's phone.
        """
        token = environment.get("INTERNAL_TOKEN", "")
        if not token:
            logger.warning("INTERNAL_TOKEN is not set: no handoff can be sent to the desk.")
        url = environment.get("DESK_INTERNAL_URL", "http://127.0.0.1:8002")
        return cls(url, token)

    async def request_handoff(self, request: Dict[Text, Any]) -> Receipt:
        """Opens a request, or finds the one with the same ``request_id``.

        Raises:
            DeskRefused: it can never be opened: the conversation or the phone is forgotten.
            DeskUnavailable: for any other reason.
        """
        return _receipt(await self._ask("POST", "/internal/handoffs", json=request))

    async def status(self, *, conversation: Text, code: Optional[Text] = None) -> Receipt:
        """The request with this receipt code, else the latest one of the conversation.

        The conversation is named with a code too: the desk counts wrong codes.

        Raises:
            DeskRefused: there is none (``code-unknown``, ``no-request``).
            DeskUnavailable: for any other reason.
        """
        asked = {"conversation": conversation, **({"code": code} if code else {})}
        return _receipt(await self._ask("GET", "/internal/handoffs/status", params=asked))

    async def can_call(self, conversation: Text, phone: Text) -> bool:
        """Whether the number behind the placeholder ``phone`` can be called from the office.

        Raises:
            DeskUnavailable: nobody knows.
        """
        asked = {"conversation": conversation, "phone": phone}
        answer = await self._ask("POST", "/internal/phones", json=asked)
        return bool(answer.get("usable"))

    async def erase(self, conversation: Text) -> None:
        """Has the conversation erased once the reply to the family is out.

        Raises:
            DeskUnavailable: it will not be.
        """
        await self._ask("POST", "/internal/erasures", json={"conversation": conversation})

    async def _ask(self, method: Text, path: Text, **sent: Any) -> Dict[Text, Any]:
        timeout = aiohttp.ClientTimeout(total=_SECONDS)
        try:
            async with (
                aiohttp.ClientSession(headers=self._headers, timeout=timeout) as session,
                session.request(method, self._url + path, **sent) as answer,
            ):
                if answer.status in _REFUSALS:
                    raise DeskRefused(await _problem(answer))
                answer.raise_for_status()
                return {} if answer.status == 204 else await answer.json()
        except (aiohttp.ClientError, asyncio.TimeoutError, OSError, ValueError) as error:
            raise DeskUnavailable(type(error).__name__) from error


def _receipt(answer: Dict[Text, Any]) -> Receipt:
    try:
        return Receipt(
            code=answer["code"],
            stage=answer["stage"],
            clock=Clock.from_answer(answer.get("clock")),
            is_merged=bool(answer.get("is_merged")),
            is_told=bool(answer.get("is_told")),
            is_late=bool(answer.get("is_late")),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise DeskUnavailable("no receipt") from error


async def _problem(answer: aiohttp.ClientResponse) -> Text:
    body = await answer.json(content_type=None)
    kind = body.get("type") if isinstance(body, dict) else None
    return str(kind or answer.status).rpartition("/")[2]
