"""A family's phone: signed posts to the real door, and what comes back."""

import itertools
from collections.abc import Callable
from dataclasses import dataclass, field
from xml.etree import ElementTree

import httpx
import pytest
from django.conf import settings

from desk.sms.signing import sign
from tests.desk.fake_bot import FakeBot
from tests.desk.serving import Served

_ids = itertools.count(1)


def new_sid() -> str:
    return f"SM{next(_ids):032x}"


def texts_in(response: httpx.Response) -> list[str]:
    assert response.status_code == 200, response.text
    assert response.headers["content-type"] == "text/xml; charset=utf-8"
    return [message.text or "" for message in ElementTree.fromstring(response.content).iter("Message")]


@dataclass
class Phone:
    """``text`` sends one message and returns the texts that come back."""

    served: Served
    number: str = "+12135550123"
    path: str = "/sms/twilio"
    extra: dict[str, str] = field(default_factory=dict)

    def form(self, body: str, sid: str = "", **fields: str) -> dict[str, str]:
        return {
            "MessageSid": sid or new_sid(),
            "AccountSid": "AC" + "0" * 32,
            "From": self.number,
            "To": "+12135550100",
            "Body": body,
            "NumMedia": "0",
            **fields,
        }

    def post(self, form: dict[str, str], signature: str | None = None) -> httpx.Response:
        signed = sign(settings.PUBLIC_URL + self.path, form) if signature is None else signature
        return self.served.client.post(self.path, data=form, headers={"X-Twilio-Signature": signed})

    def text(self, body: str, sid: str = "", **fields: str) -> list[str]:
        return texts_in(self.post(self.form(body, sid, **fields)))


@pytest.fixture
def phone(public: Served, bot: FakeBot) -> Phone:
    return Phone(public)


@pytest.fixture
def another_phone(public: Served, bot: FakeBot) -> Callable[[str], Phone]:
    return lambda number: Phone(public, number)
