"""What is sealed for the lawyers, and what they find when they open it."""

import os
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from desk.handoffs.contact import asked_in
from desk.handoffs.models import Handoff
from desk.handoffs.requesting import open_request
from desk.privacy.sealing import CannotOpen, new_key, seal_for_lawyers
from desk.record.models import Conversation
from desk.record.saying import record_said
from tests.desk.handoffs.samples import PHONE, a_conversation, a_request

pytestmark = pytest.mark.django_db

KEY = os.environ["LAWYERS_PRIVATE_KEY"]
DETAILS = {"detained_when": "hours", "detained_by": "ice"}


def told(conversation: Conversation, author: str, kind: str, topic: str | None) -> None:
    bubble: dict[str, Any] = {"text": "words", "kind": kind, "topic": topic, "lang": "es"}
    record_said(conversation, [(author, bubble)], timezone.now())


def asked_once(conversation: Conversation, **changes: Any) -> Handoff:
    return open_request(conversation, a_request(**changes)).handoff


def test_the_lawyer_reads_whom_it_is_about_and_what_the_flow_asked():
    handoff = asked_once(a_conversation(), about="relative", details=DETAILS)
    (asked,) = asked_in(handoff, KEY)
    assert (asked.about, asked.details, asked.topic) == ("relative", DETAILS, "relative_detained")
    assert asked.at == handoff.created_at


def test_the_lawyer_reads_what_the_family_was_told_each_topic_once_in_order():
    conversation = a_conversation()
    told(conversation, "bot", "emergency", "relative_detained")
    told(conversation, "bot", "answer", "bond")
    told(conversation, "system", "answer", "bond")
    told(conversation, "bot", "question", "talk_to_lawyer")
    told(conversation, "bot", "fallback", None)
    (asked,) = asked_in(asked_once(conversation), KEY)
    assert asked.told == ["relative_detained", "bond"]


def test_who_does_not_share_seals_no_topics():
    conversation = a_conversation()
    told(conversation, "bot", "answer", "bond")
    handoff = asked_once(conversation, consent_items=["call"])
    Handoff.objects.update(consent_items=["call", "share"])
    handoff.refresh_from_db()
    assert asked_in(handoff, KEY)[0].told == []


def test_topics_are_no_longer_shown_when_the_last_consent_does_not_share():
    conversation = a_conversation()
    told(conversation, "bot", "answer", "bond")
    asked_once(conversation)
    handoff = asked_once(conversation, request_id="second", consent_items=["call"])
    assert [asked.told for asked in asked_in(handoff, KEY)] == [[], []]
    assert [asked.phone for asked in asked_in(handoff, KEY)] == [PHONE, PHONE]


def test_details_and_topics_stand_in_no_column():
    conversation = a_conversation()
    told(conversation, "bot", "answer", "bond")
    asked_once(conversation, about="relative", details={"detained_by": "canary_police"})
    asked_once(conversation, request_id="second", details={"detained_by": "canary_police"})
    for table in ("handoffs_handoff", "handoffs_addition", "handoffs_handoffevent"):
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT * FROM "{table}"')
            stored = b" ".join(
                bytes(value) if isinstance(value, (bytes, memoryview)) else str(value).encode()
                for row in cursor.fetchall()
                for value in row
            )
        assert b"canary_police" not in stored


def test_a_contact_that_was_sealed_before_there_were_details_still_opens(settings):
    handoff = asked_once(a_conversation())
    old = {"name": "Ana", "phone": PHONE, "callback": "any_time", "callback_note": ""}
    handoff.sealed_contact = seal_for_lawyers(settings.LAWYERS_PUBLIC_KEY, old)
    (asked,) = asked_in(handoff, KEY)
    assert (asked.name, asked.about, asked.details, asked.told) == ("Ana", "", {}, [])


def test_no_other_key_opens_it():
    with pytest.raises(CannotOpen):
        asked_in(asked_once(a_conversation()), new_key())
