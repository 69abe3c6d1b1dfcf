"""Who may post: only Twilio, for this address, with these fields."""

from typing import Any

import pytest
from django.conf import settings
from twilio.request_validator import RequestValidator

from desk.record.models import Conversation
from desk.sms.signing import sign
from tests.desk.fake_bot import FakeBot
from tests.desk.sms.conftest import Phone

ADDRESS = "http://testserver/sms/twilio"


def signed_with(token: str, address: str, form: dict[str, str]) -> str:
    return str(RequestValidator(token).compute_signature(address, form))


def refused(phone: Phone, bot: FakeBot, form: dict[str, str], signature: str) -> bool:
    response = phone.post(form, signature)
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json()["type"] == "/problems/signature-wrong"
    assert not bot.asked
    assert not Conversation.objects.exists()
    return response.status_code == 403


def test_without_a_signature(phone: Phone, bot: FakeBot) -> None:
    assert refused(phone, bot, phone.form("hola"), "")


def test_signed_with_another_token(phone: Phone, bot: FakeBot) -> None:
    form = phone.form("hola")
    assert refused(phone, bot, form, signed_with("another", ADDRESS, form))


def test_with_a_changed_body(phone: Phone, bot: FakeBot) -> None:
    form = phone.form("hola")
    assert refused(phone, bot, {**form, "Body": "otra cosa"}, sign(ADDRESS, form))


def test_with_a_field_added(phone: Phone, bot: FakeBot) -> None:
    form = phone.form("hola")
    assert refused(phone, bot, {**form, "Extra": "1"}, sign(ADDRESS, form))


@pytest.mark.parametrize(
    "address",
    [
        "http://evil.example/sms/twilio",
        "http://testserver/sms/other",
        "https://testserver/sms/twilio/",
        "http://testserver/sms/twilio?x=1",
    ],
)
def test_signed_for_another_address(phone: Phone, bot: FakeBot, address: str) -> None:
    form = phone.form("hola")
    assert refused(phone, bot, form, sign(address, form))


def test_the_host_of_the_request_does_not_matter(phone: Phone, bot: FakeBot) -> None:
    form = phone.form("menu")
    headers = {"X-Twilio-Signature": sign(ADDRESS, form), "Host": "localhost"}
    assert phone.served.client.post("/sms/twilio", data=form, headers=headers).status_code == 200
    forged = {"X-Twilio-Signature": sign("http://localhost/sms/twilio", form), "Host": "localhost"}
    assert phone.served.client.post("/sms/twilio", data=form, headers=forged).status_code == 403


def test_without_a_token_nothing_is_from_twilio(phone: Phone, bot: FakeBot, settings: Any) -> None:
    form = phone.form("hola")
    settings.TWILIO_AUTH_TOKEN = ""
    assert refused(phone, bot, form, signed_with("", ADDRESS, form))


def test_the_query_belongs_to_the_address(phone: Phone, bot: FakeBot) -> None:
    form = phone.form("menu")
    headers = {"X-Twilio-Signature": sign(f"{settings.PUBLIC_URL}/sms/twilio?a=1", form)}
    assert phone.served.client.post("/sms/twilio?a=1", data=form, headers=headers).status_code == 200
