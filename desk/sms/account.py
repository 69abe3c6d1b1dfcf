"""The account at Twilio: its client, silent, and pointed at another address where one is set."""

import logging
from functools import cache
from typing import Any

from django.conf import settings
from twilio.http.http_client import TwilioHttpClient
from twilio.http.response import Response
from twilio.rest import Client

_TWILIO = "https://api.twilio.com"
_SECONDS = 10.0


def account() -> Client:
    """One client for as long as the settings stay the same."""
    return _client(settings.TWILIO_ACCOUNT_SID, settings.TWILIO_AUTH_TOKEN, settings.TWILIO_API_URL)


@cache
def _client(sid: str, token: str, base: str) -> Client:
    return Client(sid, token, http_client=_Http(base))


class _Http(TwilioHttpClient):  # type: ignore[misc]
    def __init__(self, base: str) -> None:
        # Its own log would hold numbers and texts.
        super().__init__(timeout=_SECONDS, logger=logging.Logger("silent", level=logging.CRITICAL + 1))
        self._base = base.rstrip("/") or _TWILIO

    def request(self, method: str, url: str, *args: Any, **kwargs: Any) -> Response:
        return super().request(method, url.replace(_TWILIO, self._base, 1), *args, **kwargs)
