"""Opens a request for a lawyer: takes the values behind the placeholders and seals them for the lawyers."""

import re
from dataclasses import dataclass

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from desk.handoffs.alarms.ladder import begin_ladder
from desk.handoffs.codes import new_code
from desk.handoffs.models import Handoff
from desk.handoffs.stages import Stage
from desk.privacy.sealing import seal_for_lawyers
from desk.privacy.values import value_of
from desk.record.models import Conversation

_PLACEHOLDER = re.compile(r"\[[A-Z][A-Z -]*(?: \d+)?\]")
_CODES_TO_TRY = 5


class PhoneUnknown(Exception):
    """Nobody can call: the phone's placeholder stands for nothing, or no longer."""


@dataclass(frozen=True)
class Request:
    """What the bot asks for; ``name`` and ``phone`` are placeholders.

    ``callback_note`` is when and whom to call in the family's own words, with placeholders in it.
    """

    request_id: str
    name: str
    phone: str
    callback: str
    urgency: str
    topic: str
    language: str
    channel: str
    consent_version: str
    consent_items: list[str]
    callback_note: str = ""


def open_request(conversation: Conversation, request: Request) -> tuple[Handoff, bool]:
    """The handoff for ``request``, and whether it is new: one ``request_id`` opens one, ever.

    Raises:
        PhoneUnknown: no value is known for the phone's placeholder.
    """
    earlier = _earlier(request)
    if earlier is not None:
        return earlier, False
    sealed = seal_for_lawyers(settings.LAWYERS_PUBLIC_KEY, _contact(conversation, request))
    for _ in range(_CODES_TO_TRY):
        try:
            return _record(conversation, request, sealed), True
        except IntegrityError:
            # Either the same request came in beside this one, or the code is taken.
            earlier = _earlier(request)
            if earlier is not None:
                return earlier, False
    raise RuntimeError("no free receipt code")


def _record(conversation: Conversation, request: Request, sealed: bytes) -> Handoff:
    with transaction.atomic():
        handoff = Handoff.objects.create(
            conversation=conversation,
            request_id=request.request_id,
            code=new_code(),
            urgency=request.urgency,
            topic=request.topic,
            language=request.language,
            channel=request.channel,
            consent_version=request.consent_version,
            consent_items=request.consent_items,
            callback=request.callback,
            sealed_contact=sealed,
            created_at=timezone.now(),
        )
        handoff.events.create(at=handoff.created_at, stage=Stage.RECEIVED)
        begin_ladder(handoff, handoff.created_at)
    return handoff


def _contact(conversation: Conversation, request: Request) -> dict[str, str]:
    phone = value_of(conversation, request.phone) if _PLACEHOLDER.fullmatch(request.phone) else None
    if not phone:
        raise PhoneUnknown
    note = _PLACEHOLDER.sub(
        lambda found: value_of(conversation, found.group()) or found.group(), request.callback_note
    )
    return {
        "name": _name(conversation, request.name),
        "phone": phone,
        "callback": request.callback,
        "callback_note": note,
    }


def _name(conversation: Conversation, name: str) -> str:
    """The first name. A request without one still reaches the lawyer; an unusual one is sealed as it came."""
    if _PLACEHOLDER.fullmatch(name):
        return value_of(conversation, name) or ""
    return name


def _earlier(request: Request) -> Handoff | None:
    return Handoff.objects.filter(request_id=request.request_id).first()
