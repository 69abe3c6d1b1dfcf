"""The signature of the webhook, checked by the very code that docs/api.md gives to a receiver."""

import json
import time
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from desk.handoffs.alarms.models import Alarm
from desk.handoffs.alarms.webhook import body_of, post
from tests.desk.handoffs.alarms.receivers import CaseSystem, a_free_port, documented_check
from tests.desk.handoffs.samples import a_handoff

pytestmark = pytest.mark.django_db

SECRET = "a secret of both"


@pytest.fixture
def is_genuine() -> Any:
    return documented_check()


@pytest.fixture
def delivered(settings: Any) -> tuple[dict[str, str], bytes]:
    port = a_free_port()
    settings.ALARM_WEBHOOK_URL, settings.ALARM_WEBHOOK_SECRET = f"http://127.0.0.1:{port}/", SECRET
    settings.STAFF_URL = "https://staff.example.org"
    a_handoff()
    with CaseSystem(port) as cases:
        post(Alarm.objects.get(way="webhook"))
    return cases.taken[0]


def test_the_body_says_code_urgency_language_and_where(delivered: tuple[dict[str, str], bytes]) -> None:
    headers, body = delivered
    alarm = Alarm.objects.select_related("handoff").get(way="webhook")
    assert alarm.handoff
    assert json.loads(body) == {
        "event": "request.opened",
        "delivery": str(alarm.pk),
        "code": alarm.handoff.code,
        "urgency": "detained_now",
        "language": "es",
        "where": f"https://staff.example.org/requests/{alarm.handoff.code}/",
    }
    assert headers["X-Amparo-Delivery"] == str(alarm.pk)
    assert body == body_of(alarm)


def test_the_documented_check_takes_what_is_genuine(delivered: Any, is_genuine: Any) -> None:
    headers, body = delivered
    assert is_genuine(SECRET, headers, body)


@pytest.mark.parametrize("spoil", ["secret", "body", "stamp", "old", "unsigned"])
def test_the_documented_check_refuses_everything_else(delivered: Any, is_genuine: Any, spoil: str) -> None:
    headers, body = delivered
    secret, now = SECRET, time.time()
    if spoil == "secret":
        secret = "another secret"
    if spoil == "body":
        body = body.replace(b"detained_now", b"other")
    if spoil == "stamp":
        headers["X-Amparo-Timestamp"] = str(int(now) + 1)
    if spoil == "old":
        now += 301
    if spoil == "unsigned":
        headers["X-Amparo-Signature"] = ""
    assert not is_genuine(secret, headers, body, now)


def test_each_attempt_has_its_own_time_stamp(settings: Any) -> None:
    port = a_free_port()
    settings.ALARM_WEBHOOK_URL, settings.ALARM_WEBHOOK_SECRET = f"http://127.0.0.1:{port}/", SECRET
    a_handoff()
    alarm = Alarm.objects.get(way="webhook")
    noon = datetime(2026, 11, 25, 20, 0, tzinfo=UTC)
    with CaseSystem(port) as cases:
        post(alarm, lambda: noon)
        post(alarm, lambda: noon + timedelta(hours=1))
    stamps = [headers["X-Amparo-Timestamp"] for headers, _ in cases.taken]
    assert int(stamps[1]) - int(stamps[0]) == 3600
