"""Delivery reports: signed, ids and counts only."""

import logging

import pytest
from django.conf import settings

from desk.record.models import Message, OptOut
from desk.sms.conversations import sender_key
from desk.sms.models import Delivery, Fate
from desk.sms.signing import sign
from tests.desk.sms.conftest import Phone

SID = "SM" + "a" * 32


def report(phone: Phone, status: str, error: str = "", signature: str | None = None) -> int:
    form = {
        "MessageSid": SID,
        "MessageStatus": status,
        "To": phone.number,
        "From": "+12135550100",
        "ErrorCode": error,
    }
    signed = sign(f"{settings.PUBLIC_URL}/sms/twilio/status", form) if signature is None else signature
    return phone.served.client.post(
        "/sms/twilio/status", data=form, headers={"X-Twilio-Signature": signed}
    ).status_code


def test_a_report_is_taken(phone: Phone, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        assert report(phone, "delivered") == 204
    assert f"text {SID} is delivered" in caplog.text
    assert "5550123" not in caplog.text


def test_an_unsigned_report_is_refused(phone: Phone) -> None:
    assert report(phone, "failed", "21610", signature="x") == 403
    assert not OptOut.objects.exists()


def test_a_number_that_unsubscribed_is_muted(phone: Phone) -> None:
    assert report(phone, "failed", "21610") == 204
    assert OptOut.objects.get().sender_key == sender_key(phone.number)
    assert phone.text("hola") == []


def test_a_failed_text_is_marked(phone: Phone) -> None:
    phone.text("menu")
    delivery = Delivery.objects.create(message=Message.objects.filter(author="you").get(), fate=Fate.SENT)
    for sid in (SID, "SM" + "b" * 32):
        delivery.texts.create(sid=sid)
    report(phone, "undelivered", "30003")
    delivery.refresh_from_db()
    assert delivery.fate == Fate.FAILED
    assert not OptOut.objects.exists()


def test_what_is_no_id_is_not_logged(phone: Phone, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        report(phone, "canary +12135550123", "2135550123")
    assert "canary" not in caplog.text
    assert "5550123" not in caplog.text
