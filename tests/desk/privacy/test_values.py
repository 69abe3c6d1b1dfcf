"""Values behind placeholders: sealed, found again, of one conversation only."""

import pytest

from desk.privacy.redaction import redact
from desk.privacy.values import numbering_of, remember, value_of
from desk.record.models import Conversation, SealedValue
from desk.record.opening import open_conversation

pytestmark = pytest.mark.django_db


def a_conversation() -> Conversation:
    return open_conversation("web")[0]


def say(conversation: Conversation, text: str) -> str:
    redacted = redact(text, numbering_of(conversation))
    remember(conversation, redacted.found)
    return redacted.text


def test_a_value_is_found_behind_its_placeholder() -> None:
    conversation = a_conversation()
    assert say(conversation, "my number is 213-555-0123") == "my number is [PHONE 1]"
    assert value_of(conversation, "[PHONE 1]") == "213-555-0123"
    assert value_of(conversation, "[PHONE 2]") is None
    assert value_of(conversation, "213-555-0123") is None


def test_a_value_said_again_in_a_later_message_keeps_its_number() -> None:
    conversation = a_conversation()
    say(conversation, "213-555-0123 and 818-555-0199")
    assert say(conversation, "+1 818 555 0199, my cousin 323-555-0144") == "[PHONE 2], my cousin [PHONE 3]"


def test_another_conversation_knows_nothing_of_it() -> None:
    one, other = a_conversation(), a_conversation()
    say(one, "213-555-0123")
    assert value_of(other, "[PHONE 1]") is None
    say(other, "213-555-0123")
    assert len(set(SealedValue.objects.values_list("lookup", flat=True))) == 2


def test_the_row_holds_no_digit_of_it_in_clear() -> None:
    conversation = a_conversation()
    say(conversation, "213-555-0123")
    row = SealedValue.objects.get(conversation=conversation)
    assert b"0123" not in bytes(row.sealed)
    assert "5550123" not in row.lookup
