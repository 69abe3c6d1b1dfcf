"""Sends one text through Twilio's REST interface, again and again while the trouble is passing."""

import logging
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from django.conf import settings
from requests import RequestException
from tenacity import Retrying, retry_if_exception, stop_after_attempt, wait_exponential_jitter
from tenacity.wait import wait_base
from twilio.base.exceptions import TwilioRestException
from twilio.http.http_client import TwilioHttpClient
from twilio.http.response import Response
from twilio.rest import Client
from twilio.rest.api.v2010.account.message import MessageInstance

logger = logging.getLogger(__name__)

_TWILIO = "https://api.twilio.com"
_SECONDS = 10.0
_ATTEMPTS = 5
_UNSUBSCRIBED = 21610
_BUSY = 429
_LOOKED_AT = 50
# In Twilio's list; a text that was the answer to a request is an "outbound-reply".
_BY_ITSELF = "outbound-api"
_PAUSE = wait_exponential_jitter(multiplier=0.5, max=8)


class Refused(Exception):
    """This will never be taken: trying again is of no use."""


class Unsubscribed(Refused):
    """The number has told its carrier or Twilio that it wants no more texts."""


class NotNow(Exception):
    """The other side is away, or does not want so many at once."""


@dataclass(frozen=True)
class Taken:
    """A text that Twilio has, and by which id."""

    sid: str
    text: str


class _Http(TwilioHttpClient):  # type: ignore[misc]
    """Twilio's client, silent, and pointed at another address where one is set."""

    def __init__(self, base: str) -> None:
        # Its own log would hold numbers and texts.
        super().__init__(timeout=_SECONDS, logger=logging.Logger("silent", level=logging.CRITICAL + 1))
        self._base = base.rstrip("/") or _TWILIO

    def request(self, method: str, url: str, *args: Any, **kwargs: Any) -> Response:
        return super().request(method, url.replace(_TWILIO, self._base, 1), *args, **kwargs)


def is_configured() -> bool:
    """False in a demonstration without an account at Twilio: then late answers wait."""
    return bool(settings.TWILIO_ACCOUNT_SID and settings.TWILIO_AUTH_TOKEN and settings.TWILIO_FROM)


def send(number: str, text: str, pause: wait_base = _PAUSE) -> str:
    """Sends ``text`` and returns Twilio's id of it. Blocks, for up to a minute.

    A connection that broke after Twilio took the text is tried again as well: a text twice is better than none.

    Raises:
        NotNow: it still fails after five attempts.
        Refused: trying again is of no use.
    """
    attempts = Retrying(
        retry=retry_if_exception(_passes), stop=stop_after_attempt(_ATTEMPTS), wait=pause, reraise=True
    )
    try:
        return str(attempts(_send_once, number, text))
    except TwilioRestException as error:
        # Its own words quote the number.
        logger.warning("a text was not taken: HTTP %s, error %s", error.status, error.code)
        if error.code == _UNSUBSCRIBED:
            raise Unsubscribed from None
        raise (NotNow if _passes(error) else Refused) from None
    except RequestException as error:
        logger.warning("a text was not taken: %s", type(error).__name__)
        raise NotNow from None


def was_taken(number: str, text: str) -> bool:
    """Has Twilio taken this very ``text`` for ``number``? For a text that is the only one of its kind, after a kill.

    Raises:
        NotNow: Twilio does not say.
    """
    return any(text in (message.body or "") for message in _earlier(number))


def taken_since(number: str, since: datetime) -> list[Taken]:
    """What Twilio has taken from ``send`` for ``number``, of the last 50 texts, the earliest first.

    Raises:
        NotNow: Twilio does not say.
    """
    recent = [one for one in _earlier(number) if one.date_created and one.date_created >= since]
    return [Taken(one.sid or "", one.body or "") for one in recent[::-1] if one.direction == _BY_ITSELF]


def _earlier(number: str) -> list[MessageInstance]:
    try:
        return list(_account().messages.list(to=number, limit=_LOOKED_AT))
    except (TwilioRestException, RequestException) as error:
        logger.warning("Twilio did not say what it took: %s", type(error).__name__)
        raise NotNow from None


def _send_once(number: str, text: str) -> str:
    callback = (
        f"{settings.PUBLIC_URL}/sms/twilio/status" if settings.PUBLIC_URL.startswith("https://") else None
    )
    message = _account().messages.create(
        to=number,
        from_=settings.TWILIO_FROM,
        body=text,
        **({"status_callback": callback} if callback else {}),
    )
    return message.sid or ""


def _passes(error: BaseException) -> bool:
    if isinstance(error, TwilioRestException):
        return bool(error.status == _BUSY or error.status >= 500)
    return isinstance(error, RequestException)


def _account() -> Client:
    return _client(settings.TWILIO_ACCOUNT_SID, settings.TWILIO_AUTH_TOKEN, settings.TWILIO_API_URL)


@cache
def _client(account: str, token: str, base: str) -> Client:
    return Client(account, token, http_client=_Http(base))
