"""A family as the tests play it: through the chat API, or by text message."""

import itertools
import re
import uuid
from html import unescape
from typing import Any

import httpx

from tests.e2e.installation import Installation

Message = dict[str, Any]


class WebFamily:
    """Talks through the web chat API."""

    def __init__(self, installation: Installation, language: str = "en") -> None:
        self.client = installation.client(installation.public)
        started = self.client.post("/api/chat/conversations", json={"language": language})
        assert started.status_code == 201, started.text
        self.conversation = started.json()["conversation"]
        self.welcome = started.json()["messages"]
        self.cursor = started.json()["cursor"]
        self.client.headers["Authorization"] = f"Bearer {started.json()['token']}"

    def post(self, body: dict[str, Any], key: str | None = None) -> httpx.Response:
        headers = {"Idempotency-Key": key or uuid.uuid4().hex}
        return self.client.post("/api/chat/messages", json=body, headers=headers)

    def say(self, text: str) -> list[Message]:
        return self._replies({"text": text})

    def choose(self, value: str) -> list[Message]:
        return self._replies({"choice": value})

    def history(self) -> list[Message]:
        messages: list[Message] = self.client.get("/api/chat/messages", params={"after": ""}).json()[
            "messages"
        ]
        return messages

    def _replies(self, body: dict[str, Any]) -> list[Message]:
        answered = self.post(body)
        assert answered.status_code == 200, answered.text
        replies: list[Message] = answered.json()["messages"]
        return replies


class SmsFamily:
    """Talks by signed text messages from one phone."""

    _sids = itertools.count(1)

    def __init__(self, installation: Installation, phone: str) -> None:
        self.installation = installation
        self.phone = phone

    def say(self, text: str) -> str:
        """The words of the reply, all messages of the TwiML together."""
        answered = self.send(text, f"SM{next(self._sids):032x}")
        assert answered.status_code == 200, answered.text
        return "\n".join(self.texts_in(answered))

    def send(self, text: str, sid: str) -> httpx.Response:
        """Once, as Twilio does; the same ``sid`` again is the same text."""
        return self.installation.text(text, self.phone, sid)

    @staticmethod
    def texts_in(answered: httpx.Response) -> list[str]:
        """The messages of the TwiML."""
        return [
            unescape(text) for text in re.findall(r"<Message[^>]*>(.*?)</Message>", answered.text, re.DOTALL)
        ]


def kinds(messages: list[Message]) -> list[str]:
    return [message["kind"] for message in messages]


def topics(messages: list[Message]) -> set[str]:
    return {message["topic"] for message in messages if message["topic"]}


def receipt(text: str) -> str:
    """The receipt code in a text."""
    found = re.search(r"\b(?=[A-Z0-9-]*[A-Z])([A-Z0-9]{3}-[A-Z0-9]{3})\b(?!-)", text)
    assert found, text
    return found.group(1)
