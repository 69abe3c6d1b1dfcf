"""The desk's internal API, as the actions use it."""

from __future__ import annotations

import asyncio
import logging
import os
from dataclasses import dataclass
from typing import Any, Dict, Mapping, Text

import aiohttp

logger = logging.getLogger(__name__)

_SECONDS = 3


class DeskUnavailable(Exception):
    """The desk did not take the request: it is down, too slow, or refused."""


@dataclass(frozen=True)
class Receipt:
    """What the family gets for a request: its code."""

    code: Text
    stage: Text


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
            DeskUnavailable: for any reason.
        """
        answer = await self._post("/internal/handoffs", request)
        try:
            return Receipt(code=answer["code"], stage=answer["stage"])
        except (KeyError, TypeError) as error:
            raise DeskUnavailable("no receipt") from error

    async def _post(self, path: Text, body: Dict[Text, Any]) -> Dict[Text, Any]:
        timeout = aiohttp.ClientTimeout(total=_SECONDS)
        try:
            async with (
                aiohttp.ClientSession(headers=self._headers, timeout=timeout) as session,
                session.post(self._url + path, json=body) as answer,
            ):
                answer.raise_for_status()
                return await answer.json()
        except (aiohttp.ClientError, asyncio.TimeoutError, OSError, ValueError) as error:
            raise DeskUnavailable(type(error).__name__) from error
