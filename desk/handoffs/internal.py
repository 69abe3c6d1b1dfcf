"""The internal API: what the bot's actions may ask of the desk, with the internal token."""

import hmac
import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Any, Literal

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from ninja import NinjaAPI, Schema
from ninja.errors import AuthenticationError, ValidationError
from ninja.security import HttpBearer
from pydantic import Field

from desk.handoffs.contact import PhoneUnknown, Request
from desk.handoffs.models import Handoff, Urgency
from desk.handoffs.phones import can_be_called
from desk.handoffs.requesting import Receipt, open_request, receipt_of
from desk.handoffs.status import TooManyWrongCodes, request_of, request_with
from desk.handoffs.telling import is_late, is_told, told_clock
from desk.privacy.erasure import wish_erasure
from desk.privacy.values import value_of
from desk.problems import Problem
from desk.record.models import Conversation
from desk.record.store import in_store


class InternalToken(HttpBearer):
    """Compared in constant time, so that nobody can guess it letter by letter."""

    def authenticate(self, request: HttpRequest, token: str) -> bool:
        return hmac.compare_digest(token.encode(), settings.INTERNAL_TOKEN.encode())


Word = Annotated[str, Field(pattern=r"^[a-z_]{1,32}$")]

api = NinjaAPI(urls_namespace="internal", auth=InternalToken(), docs_url=None, openapi_url=None)


class Consent(Schema):
    """What the family agreed to, and which wording it read."""

    version: str = Field(pattern=r"^[\w.-]{1,32}$")
    items: list[Literal["call", "share"]] = Field(min_length=1, max_length=2)


class HandoffRequest(Schema):
    """``name`` and ``phone`` are placeholders of the conversation; topic, channel and details are never free text."""

    conversation: uuid.UUID
    request_id: str = Field(min_length=1, max_length=200)
    consent: Consent
    name: str | None = Field(default=None, max_length=80)
    phone: str = Field(max_length=40)
    callback: Literal["any_time", "no_voicemail", "text_only"]
    callback_note: str = Field(default="", max_length=4000)
    about: Literal["self", "relative", "other"] | None = None
    details: dict[Word, Word] = Field(default_factory=dict, max_length=12)
    topic: str = Field(pattern=r"^[a-z0-9_]{1,64}$")
    urgency: Urgency
    language: Literal["en", "es"]
    channel: Literal["web", "sms"]


class Phone(Schema):
    """The placeholder of a phone that the family has just given."""

    conversation: uuid.UUID
    phone: str = Field(pattern=r"^\[PHONE \d{1,3}\]$")


class Erasure(Schema):
    """Which conversation to erase."""

    conversation: uuid.UUID


@api.post("/handoffs")
async def post_handoff(request: HttpRequest, wanted: HandoffRequest) -> HttpResponse:
    """201 with ``{code, stage, clock, is_told, is_late, is_merged}``; 200 when the id was seen before or a request was open already."""
    try:
        receipt = await in_store(_ask, wanted)
    except PhoneUnknown as error:
        raise Problem(
            422, "phone-unknown", "Nothing is known behind the placeholder of the phone."
        ) from error
    told = await in_store(_told, receipt.handoff, receipt.joined_at)
    return JsonResponse({**told, "is_merged": receipt.is_merged}, status=201 if receipt.is_new else 200)


@api.get("/handoffs/status")
async def get_status(
    request: HttpRequest, code: str = "", conversation: uuid.UUID | None = None
) -> dict[str, Any]:
    """``{code, stage, clock, is_told, is_late}`` of the request with this receipt code, else of the latest of the conversation."""
    try:
        return await in_store(_status, code, conversation)
    except TooManyWrongCodes as error:
        raise Problem(
            429, "too-many-wrong-codes", "Nothing was looked up: whoever asks must wait, an hour at most."
        ) from error


@api.get("/clock")
async def get_clock(request: HttpRequest, language: Literal["en", "es"] | None = None) -> dict[str, Any]:
    """``{state, now, opens_at, opens_at_words, on_call}``; with ``language``, on call is who speaks it."""
    return await in_store(told_clock, language)


@api.post("/phones")
async def post_phone(request: HttpRequest, asked: Phone) -> dict[str, bool]:
    """``{usable}``: whether the office can call the number behind the placeholder. The number stays here."""
    return {"usable": await in_store(_is_usable, asked)}


@api.post("/erasures")
async def post_erasure(request: HttpRequest, erasure: Erasure) -> HttpResponse:
    """204, also when the conversation is gone already: it is erased once the reply to the family is out."""
    await in_store(wish_erasure, erasure.conversation)
    return HttpResponse(status=204)


@api.exception_handler(Problem)
def _on_problem(request: HttpRequest, problem: Problem) -> HttpResponse:
    return problem.response()


@api.exception_handler(AuthenticationError)
def _on_no_token(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    return Problem(401, "token-wrong", headers={"WWW-Authenticate": "Bearer"}).response()


@api.exception_handler(ValidationError)
def _on_invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Names the fields, never what stood in them: a phone that came unreplaced must not be repeated."""
    fields = sorted({_field(wrong["loc"]) for wrong in error.errors})
    return Problem(422, "invalid-request", f"Look at: {', '.join(fields)}.").response()


def _field(place: Sequence[Any]) -> str:
    """The field at ``place``. What stands in ``details`` has names that came from outside, so they stay out."""
    names = [str(name) for name in place if name not in ("body", "query", "wanted", "erasure")]
    return "details" if names[:1] == ["details"] else ".".join(names) or "body"


def _ask(wanted: HandoffRequest) -> Receipt:
    """A repetition gets its receipt even when the conversation was erased in between."""
    earlier = receipt_of(wanted.request_id)
    if earlier is not None:
        return earlier
    try:
        conversation = Conversation.objects.get(pk=wanted.conversation)
        return open_request(conversation, _as_request(wanted))
    except Conversation.DoesNotExist as error:
        raise Problem(404, "conversation-unknown", "No such conversation, or it was erased.") from error


def _status(code: str, conversation: uuid.UUID | None) -> dict[str, Any]:
    if code:
        handoff = request_with(code, conversation)
        if handoff is None:
            raise Problem(404, "code-unknown", "No request has this receipt code.")
        return _told(handoff)
    handoff = request_of(conversation) if conversation else None
    if handoff is None:
        raise Problem(404, "no-request", "Nothing was asked for in this conversation.")
    return _told(handoff)


def _told(handoff: Handoff, joined_at: datetime | None = None) -> dict[str, Any]:
    """The clock is that of all who stand by: with nobody who speaks the language, the others are alarmed."""
    now = timezone.now()
    return {
        "code": handoff.code,
        "stage": handoff.stage,
        "clock": told_clock(now=now),
        "is_told": is_told(handoff, joined_at, now),
        "is_late": is_late(handoff, now),
    }


def _is_usable(asked: Phone) -> bool:
    conversation = Conversation.objects.filter(pk=asked.conversation).first()
    number = value_of(conversation, asked.phone) if conversation else None
    return bool(number) and can_be_called(number or "")


def _as_request(wanted: HandoffRequest) -> Request:
    return Request(
        request_id=wanted.request_id,
        name=wanted.name or "",
        phone=wanted.phone,
        callback=wanted.callback,
        callback_note=wanted.callback_note,
        urgency=wanted.urgency,
        topic=wanted.topic,
        language=wanted.language,
        channel=wanted.channel,
        consent_version=wanted.consent.version,
        consent_items=list(wanted.consent.items),
        about=wanted.about or "",
        details=wanted.details,
    )
