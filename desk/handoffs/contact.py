"""What is sealed of a request for the lawyers: how to reach the family, and what they told."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from desk.handoffs.models import Handoff
from desk.privacy.sealing import open_for_lawyers
from desk.privacy.values import value_of
from desk.record.models import Conversation

_PLACEHOLDER = re.compile(r"\[[A-Z][A-Z -]*(?: \d+)?\]")
_TOLD = ("answer", "emergency")


class PhoneUnknown(Exception):
    """Nobody can call: the phone's placeholder stands for nothing, or no longer."""


@dataclass(frozen=True)
class Request:
    """What the bot asks for; ``name`` and ``phone`` are placeholders.

    ``callback_note`` is when and whom to call in the family's own words, with placeholders in it. ``about`` is
    ``self``, ``relative``, ``other`` or empty; ``details`` are words of the flow, never of the family.
    ``consent_language`` is what the record says of it, empty until somebody has looked there.
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
    about: str = ""
    details: dict[str, str] | None = None
    consent_language: str = ""


@dataclass(frozen=True)
class Asked:
    """What was sealed at one moment. Fields that an older request does not have are empty."""

    at: datetime
    name: str
    phone: str
    callback: str
    callback_note: str
    topic: str
    about: str
    details: dict[str, str]
    told: list[str]
    consent: dict[str, Any]


def contact_of(conversation: Conversation, request: Request) -> dict[str, Any]:
    """What to seal of ``request``: with the values behind its placeholders, and what the family was told so far.

    Raises:
        PhoneUnknown: no value is known for the phone's placeholder.
    """
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
        "topic": request.topic,
        "about": request.about,
        "details": request.details or {},
        "told": _topics_told(conversation) if "share" in request.consent_items else [],
        "consent": {
            "version": request.consent_version,
            "items": request.consent_items,
            "language": request.consent_language or request.language,
            "channel": request.channel,
        },
    }


def asked_in(handoff: Handoff, private_key: str | bytes) -> list[Asked]:
    """Everything that was asked in a request, the first time first; empty once it is forgotten.

    What the family was told is left out when the last consent no longer shares it.

    Raises:
        CannotOpen: it was sealed for another key.
    """
    return [_opened(handoff, at, sealed, private_key) for at, sealed in _sealed(handoff)]


def _sealed(handoff: Handoff) -> Iterator[tuple[datetime, bytes]]:
    pieces = [(handoff.created_at, handoff.sealed_contact)]
    pieces += [(addition.at, addition.sealed_contact) for addition in handoff.additions.all()]
    return ((at, bytes(sealed)) for at, sealed in pieces if sealed)


def _opened(handoff: Handoff, at: datetime, sealed: bytes, private_key: str | bytes) -> Asked:
    contact = open_for_lawyers(private_key, sealed)
    return Asked(
        at=at,
        name=contact["name"],
        phone=contact["phone"],
        callback=contact["callback"],
        callback_note=contact["callback_note"],
        topic=contact.get("topic", ""),
        about=contact.get("about", ""),
        details=contact.get("details", {}),
        told=contact.get("told", []) if handoff.may_share_messages else [],
        consent=contact.get("consent", {}),
    )


def _topics_told(conversation: Conversation) -> list[str]:
    """The needs that were answered in this conversation, each once, in the order of the first answer."""
    said = conversation.messages.filter(kind__in=_TOLD).exclude(author="you").order_by("id")
    return list(dict.fromkeys(topic for topic in said.values_list("topic", flat=True) if topic))


def _name(conversation: Conversation, name: str) -> str:
    """The first name. A request without one still reaches the lawyer; an unusual one is sealed as it came."""
    if _PLACEHOLDER.fullmatch(name):
        return value_of(conversation, name) or ""
    return name
