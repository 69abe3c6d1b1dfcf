"""POST /sms/twilio/status: what became of a text we sent; a number that blocked us is not written to again."""

import logging
import re

from django.http import HttpRequest, HttpResponse

from desk.problems import Problem
from desk.record.turn import in_store
from desk.sms.conversations import sender_key
from desk.sms.models import Delivery, Fate
from desk.sms.optouts import opt_out
from desk.sms.signing import signed_form

logger = logging.getLogger(__name__)

# https://www.twilio.com/docs/api/errors/21610 : the recipient has unsubscribed.
UNSUBSCRIBED = "21610"
_ID = re.compile(r"[A-Z]{2}[0-9a-f]{32}")
_STATUS = re.compile(r"[a-z_-]{1,20}")
_FAILED = ("failed", "undelivered")


async def receive_status(request: HttpRequest) -> HttpResponse:
    """204; the log gets the id, the status and the error's number, nothing else."""
    try:
        form = signed_form(request)
    except Problem as problem:
        return problem.response()
    status, error = form.get("MessageStatus", ""), form.get("ErrorCode", "")
    if error == UNSUBSCRIBED and form.get("To"):
        await in_store(opt_out, sender_key(form["To"].strip()))
    sid = _only(_ID, form.get("MessageSid", ""))
    if status in _FAILED:
        await in_store(_note_failure, sid)
    level = logging.WARNING if status in _FAILED else logging.INFO
    logger.log(
        level,
        "text %s is %s, error %s",
        sid,
        _only(_STATUS, status),
        _only(re.compile(r"\d{5}"), error),
    )
    return HttpResponse(status=204)


def _note_failure(sid: str) -> None:
    Delivery.objects.filter(texts__sid=sid).update(fate=Fate.FAILED)


def _only(pattern: re.Pattern[str], value: str) -> str:
    return value if pattern.fullmatch(value) else "-"
