"""A family that asks for a lawyer, as the tests of the handoff and of the console need it."""

from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import connection

from desk.handoffs.contact import Request
from desk.handoffs.models import Handoff
from desk.handoffs.requesting import open_request
from desk.privacy.values import remember
from desk.record.models import Conversation
from desk.record.opening import open_conversation

NAME = "Xochitlcanary"
PHONE = "+12135550147"


def a_conversation(channel: str = "web", language: str = "es", phone: str = PHONE) -> Conversation:
    """A conversation in which the family gave a name and a phone."""
    conversation, _ = open_conversation(channel, language)
    remember(conversation, [("[NAME 1]", NAME), ("[PHONE 1]", phone)])
    return conversation


def a_request(**changes: Any) -> Request:
    """What the bot asks for on behalf of that family."""
    usual: dict[str, Any] = {
        "request_id": "conversation:1",
        "name": "[NAME 1]",
        "phone": "[PHONE 1]",
        "callback": "no_voicemail",
        "urgency": "detained_now",
        "topic": "relative_detained",
        "language": "es",
        "channel": "web",
        "consent_version": "2026-11-23",
        "consent_items": ["call", "share"],
    }
    return Request(**{**usual, **changes})


def a_handoff(at: datetime | None = None, **changes: Any) -> Handoff:
    """An open request of a fresh conversation."""
    conversation = a_conversation(changes.get("channel", "web"), changes.get("language", "es"))
    request = a_request(**{"request_id": f"{conversation.pk}:1", **changes})
    handoff = open_request(conversation, request).handoff
    if at is not None:
        handoff.created_at = at
        handoff.save(update_fields=["created_at"])
    return handoff


def a_lawyer(name: str = "ana") -> User:
    """Somebody who moves requests."""
    return User.objects.get_or_create(username=name)[0]


def tables_in_the_clear(*secrets: str) -> list[str]:
    """Every table of which some column, text or bytes, holds one of ``secrets`` readable."""
    found = []
    for table in connection.introspection.table_names():
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT * FROM "{table}"')
            readable = "\n".join(_readable(value) for row in cursor for value in row)
        if any(secret in readable for secret in secrets):
            found.append(table)
    return found


def _readable(value: object) -> str:
    return bytes(value).decode("latin-1") if isinstance(value, bytes | memoryview) else str(value)
