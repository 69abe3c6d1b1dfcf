"""Sends one text through Twilio's REST interface, again and again while the trouble is passing."""

import logging
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone
from requests import ConnectTimeout, RequestException
from tenacity import (
    Retrying,
    retry_if_exception,
    stop_after_attempt,
    stop_after_delay,
    wait_exponential_jitter,
)
from tenacity.wait import wait_base
from twilio.base.exceptions import TwilioException, TwilioRestException
from urllib3.exceptions import NewConnectionError

from desk.sms.account import account

logger = logging.getLogger(__name__)

_ATTEMPTS = 5
_PATIENCE = timedelta(seconds=40)
_UNSUBSCRIBED = 21610
_BUSY = 429
_LOOKED_AT = 50
# By which Twilio's clock, which counts whole seconds, may be behind.
_CLOCKS_DIFFER = timedelta(seconds=10)
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

    def has(self, text: str) -> bool:
        """A trial account puts words of its own before ours."""
        return self.text.rstrip().endswith(text.rstrip())


def is_configured() -> bool:
    """False in a demonstration without an account at Twilio: then late answers wait."""
    return bool(settings.TWILIO_ACCOUNT_SID and settings.TWILIO_AUTH_TOKEN and settings.TWILIO_FROM)


def send(number: str, text: str, known: Collection[str] = (), pause: wait_base = _PAUSE) -> str:
    """Sends ``text`` and returns Twilio's id of it. Blocks, for about a minute at most.

    Once Twilio may have taken it without our hearing so, it is asked before the text goes again. ``known`` are the ids
    of other texts for this number: they may have had the very same words a moment ago.

    Raises:
        NotNow: it still fails after five attempts, or Twilio does not say; it may have been taken all the same.
        Refused: trying again is of no use.
    """
    attempts = Retrying(
        retry=retry_if_exception(_passes),
        stop=stop_after_attempt(_ATTEMPTS) | stop_after_delay(_PATIENCE),
        wait=pause,
        reraise=True,
    )
    try:
        return attempts(_Sending(number, text, known, timezone.now()).attempt)
    except TwilioRestException as error:
        # Its own words quote the number.
        logger.warning("a text was not taken: HTTP %s, error %s", error.status, error.code)
        if error.code == _UNSUBSCRIBED:
            raise Unsubscribed from None
        raise (NotNow if _passes(error) else Refused) from None
    except RequestException as error:
        logger.warning("a text was not taken: %s", type(error).__name__)
        raise NotNow from None


def was_taken(number: str, text: str, since: datetime, known: Collection[str] = ()) -> str:
    """The id of the text with these very words that Twilio has taken for ``number``; empty when it has none.

    Raises:
        NotNow: Twilio does not say.
    """
    texts = taken_since(number, since)
    return next((one.sid for one in texts if one.has(text) and one.sid not in known), "")


def taken_since(number: str, since: datetime) -> list[Taken]:
    """What Twilio has taken from ``send`` for ``number``, of the last 50 texts, the earliest first.

    Raises:
        NotNow: Twilio does not say.
    """
    try:
        texts = list(account().messages.list(to=number, limit=_LOOKED_AT))
    except (TwilioException, RequestException) as error:
        logger.warning("Twilio did not say what it took: %s", type(error).__name__)
        raise NotNow from None
    earliest = since - _CLOCKS_DIFFER
    recent = [one for one in texts if one.date_created and one.date_created >= earliest]
    return [Taken(one.sid or "", one.body or "") for one in recent[::-1] if one.direction == _BY_ITSELF]


@dataclass
class _Sending:
    """One text on its way to Twilio, which may have taken it in an attempt that failed."""

    number: str
    text: str
    known: Collection[str]
    since: datetime
    may_be_taken: bool = False

    def attempt(self) -> str:
        taken = was_taken(self.number, self.text, self.since, self.known) if self.may_be_taken else ""
        try:
            return taken or _send_once(self.number, self.text)
        except (TwilioRestException, RequestException) as error:
            self.may_be_taken |= _may_be_taken(error)
            raise


def _send_once(number: str, text: str) -> str:
    callback = (
        f"{settings.PUBLIC_URL}/sms/twilio/status" if settings.PUBLIC_URL.startswith("https://") else None
    )
    message = account().messages.create(
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


def _may_be_taken(error: TwilioRestException | RequestException) -> bool:
    """False when the text surely did not get there, or was turned away."""
    if isinstance(error, TwilioRestException):
        return bool(error.status >= 500)
    reason = getattr(error.args[0], "reason", None) if error.args else None
    return not isinstance(error, ConnectTimeout) and not isinstance(reason, NewConnectionError)
