"""The signed webhook for case-management systems; docs/api.md says how a receiver checks it."""

import hmac
import json
import logging
from collections.abc import Callable
from datetime import datetime
from hashlib import sha256

import httpx
from django.conf import settings
from django.utils import timezone

from desk.handoffs.alarms.models import Alarm
from desk.handoffs.alarms.words import where
from desk.sms.outbound import NotNow, Refused

logger = logging.getLogger(__name__)

_SECONDS = 10.0
_OPENED, _RAISED = "request.opened", "request.raised"
_GONE = 410


def is_configured() -> bool:
    return bool(settings.ALARM_WEBHOOK_URL and settings.ALARM_WEBHOOK_SECRET)


def post(alarm: Alarm, now: Callable[[], datetime] = timezone.now) -> None:
    """Posts ``alarm``; anything but a 2xx is tried again.

    Raises:
        NotNow: the system is away, or did not take it.
        Refused: it wants none any more (410).
    """
    body = body_of(alarm)
    stamp = str(int(now().timestamp()))
    headers = {
        "Content-Type": "application/json",
        "X-Amparo-Event": _event(alarm),
        "X-Amparo-Delivery": str(alarm.pk),
        "X-Amparo-Timestamp": stamp,
        "X-Amparo-Signature": f"v1={signature(settings.ALARM_WEBHOOK_SECRET, stamp, body)}",
    }
    try:
        # Nobody else's address: a redirect is not followed.
        answer = httpx.post(settings.ALARM_WEBHOOK_URL, content=body, headers=headers, timeout=_SECONDS)
    except httpx.HTTPError as error:
        logger.warning("the webhook was not taken: %s", type(error).__name__)
        raise NotNow from None
    if not answer.is_success:
        logger.warning("the webhook was not taken: HTTP %d", answer.status_code)
        raise Refused if answer.status_code == _GONE else NotNow


def body_of(alarm: Alarm) -> bytes:
    """``{event, delivery, code, urgency, language, where}`` as JSON: nothing about the family."""
    assert alarm.handoff is not None
    said = {
        "event": _event(alarm),
        "delivery": str(alarm.pk),
        "code": alarm.handoff.code,
        "urgency": alarm.handoff.urgency,
        "language": alarm.handoff.language,
        "where": where(alarm.handoff),
    }
    return json.dumps(said).encode()


def _event(alarm: Alarm) -> str:
    return _RAISED if alarm.rise else _OPENED


def signature(secret: str, stamp: str, body: bytes) -> str:
    """HMAC-SHA256 (RFC 2104) over ``<stamp>.<body>``, in hexadecimal digits."""
    return hmac.new(secret.encode(), stamp.encode() + b"." + body, sha256).hexdigest()
