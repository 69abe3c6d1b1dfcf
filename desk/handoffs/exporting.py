"""A request as other programs read it; docs/request.schema.json says what each field means."""

from datetime import UTC, datetime
from typing import Any

from desk.handoffs.consent import consent_of, in_full
from desk.handoffs.contact import Asked, asked_in
from desk.handoffs.models import Handoff, HandoffEvent

# Raised when a field changes its meaning or goes; new fields may come without.
VERSION = 1


def as_exported(handoff: Handoff, private_key: str | bytes) -> dict[str, Any]:
    """Everything about ``handoff``, the contact too; times in UTC.

    Raises:
        CannotOpen: it was sealed for another key.
    """
    return {
        "version": VERSION,
        "code": handoff.code,
        "stage": handoff.stage,
        "urgency": handoff.urgency,
        "topic": handoff.topic,
        "language": handoff.language,
        "channel": handoff.channel,
        "is_suspicious": handoff.is_suspicious,
        "consent": consent_of(handoff),
        "claimed_by": handoff.claimed_by.get_username() if handoff.claimed_by else None,
        "created_at": _time(handoff.created_at),
        "claimed_at": _time(handoff.claimed_at),
        "called_at": _time(handoff.called_at),
        "closed_at": _time(handoff.closed_at),
        "asked": [_asked(asked, handoff) for asked in asked_in(handoff, private_key)],
        "events": [_event(event) for event in handoff.events.select_related("by")],
    }


def _asked(asked: Asked, handoff: Handoff) -> dict[str, Any]:
    return {
        "at": _time(asked.at),
        "name": asked.name or None,
        "phone": asked.phone,
        "callback": asked.callback,
        "callback_note": asked.callback_note,
        "topic": asked.topic or None,
        "about": asked.about or None,
        "details": asked.details,
        "told": asked.told,
        "consent": _consent(asked.consent, handoff) if asked.consent else None,
    }


def _consent(consent: dict[str, Any], handoff: Handoff) -> dict[str, Any]:
    """One from before its language was sealed with it was read in the family's."""
    return in_full(**{"language": handoff.language, "channel": handoff.channel, **consent})


def _event(event: HandoffEvent) -> dict[str, Any]:
    return {
        "at": _time(event.at),
        "stage": event.stage,
        "remark": event.remark or None,
        "by": event.by.get_username() if event.by else None,
    }


def _time(moment: datetime | None) -> str | None:
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z") if moment else None
