"""Forgetting on schedule: moved clock, real rows, no settings needed."""

import logging
from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from answers.stated import stated_in
from desk.handoffs.retention import CONTACT_KEPT
from desk.privacy.models import PendingErasure
from desk.privacy.redaction import redact
from desk.privacy.retention import NUMBER_KEPT, TEXT_KEPT, VALUES_KEPT, Forgotten, forget_old
from desk.privacy.values import numbering_of, remember, value_of
from desk.record.catalogue import approved_words
from desk.record.models import Conversation, Message, OptOut, SealedValue
from desk.record.opening import open_conversation
from desk.sms.models import Delivery, Fate

pytestmark = pytest.mark.django_db


def a_conversation() -> Conversation:
    return open_conversation("sms")[0]


def in_time(**passed: int) -> datetime:
    return timezone.now() + timedelta(**passed)


def test_values_are_forgotten_after_two_hours() -> None:
    conversation = a_conversation()
    remember(conversation, redact("213-555-0123", numbering_of(conversation)).found)
    assert forget_old(in_time(minutes=119)).values == 0
    assert value_of(conversation, "[PHONE 1]") == "213-555-0123"
    assert forget_old(in_time(minutes=121)).values == 1
    assert value_of(conversation, "[PHONE 1]") is None
    assert forget_old(in_time(minutes=121)).values == 0


def test_the_number_of_a_forgotten_phone_is_not_given_to_another() -> None:
    conversation = a_conversation()
    remember(conversation, redact("213-555-0123", numbering_of(conversation)).found)
    forget_old(in_time(hours=3))
    row = SealedValue.objects.get(conversation=conversation)
    assert (bytes(row.sealed), row.lookup) == (b"", "")
    assert redact("818-555-0199", numbering_of(conversation)).text == "[PHONE 2]"


def test_a_number_is_kept_while_its_answer_has_not_gone_out() -> None:
    conversation = a_conversation()
    conversation.messages.all().delete()
    remember(conversation, [("[THIS NUMBER]", "+12135550123"), ("[PHONE 1]", "213-555-0199")])
    waiting = Message.objects.create(
        conversation=conversation, author="you", state="waiting", sealed_text=b"", created_at=timezone.now()
    )
    assert forget_old(in_time(hours=3)).values == 1
    reply = Message.objects.create(
        conversation=conversation,
        author="bot",
        reply_to=waiting,
        sealed_text=b"",
        created_at=in_time(hours=4),
    )
    Message.objects.filter(pk=waiting.pk).update(state="answered")
    assert forget_old(in_time(hours=5)).values == 0
    Delivery.objects.create(message=reply, fate=Fate.SENT)
    assert forget_old(in_time(hours=5)).values == 1


def test_no_number_is_kept_longer_than_48_hours() -> None:
    conversation = a_conversation()
    remember(conversation, [("[THIS NUMBER]", "+12135550123")])
    Message.objects.create(
        conversation=conversation,
        author="you",
        state="waiting",
        sealed_text=b"",
        created_at=in_time(hours=40),
    )
    assert forget_old(in_time(hours=47)).values == 0
    assert forget_old(in_time(hours=49)).values == 1


def test_the_number_of_somebody_who_wants_no_texts_is_not_kept() -> None:
    conversation = a_conversation()
    Conversation.objects.update(sender_key="a")
    remember(conversation, [("[THIS NUMBER]", "+12135550123")])
    OptOut.objects.create(sender_key="a", at=timezone.now())
    assert forget_old(in_time(hours=3)).values == 1


def test_a_value_said_again_is_kept_two_hours_from_then() -> None:
    conversation = a_conversation()
    remember(conversation, [("[THIS NUMBER]", "+12135550123")], now=in_time(hours=-3))
    remember(conversation, [("[THIS NUMBER]", "+12135550123")])
    forget_old()
    assert value_of(conversation, "[THIS NUMBER]") == "+12135550123"


def test_a_conversation_is_forgotten_after_14_days_with_all_that_belongs_to_it() -> None:
    conversation = a_conversation()
    remember(conversation, [("[PHONE 1]", "213-555-0123")])
    assert forget_old(in_time(days=13)).conversations == 0
    forget_old(in_time(days=15))
    assert not Conversation.objects.exists()
    assert not Message.objects.exists()
    assert not SealedValue.objects.exists()
    assert PendingErasure.objects.get().sender == str(conversation.pk)


def test_a_conversation_still_in_use_loses_what_is_old() -> None:
    conversation = a_conversation()
    old = conversation.messages.get()
    new = Message.objects.create(
        conversation=conversation, author="bot", reply_to=old, sealed_text=b"", created_at=in_time(days=10)
    )
    Conversation.objects.update(last_at=in_time(days=10))
    forgotten = forget_old(in_time(days=15))
    assert forgotten == Forgotten(values=0, messages=1, conversations=0)
    assert [message.pk for message in Message.objects.all()] == [new.pk]


def test_only_counts_are_logged(caplog: pytest.LogCaptureFixture) -> None:
    conversation = a_conversation()
    remember(conversation, [("[PHONE 1]", "213-555-0123")])
    with caplog.at_level(logging.INFO):
        forget_old(in_time(days=15))
    assert "forgot 1 values, 1 messages, 1 conversations" in caplog.text
    assert "213" not in caplog.text
    assert str(conversation.pk) not in caplog.text


def test_families_are_told_how_long_it_really_is() -> None:
    fact = approved_words().facts["service-what-is-kept"]
    hours = int(VALUES_KEPT / timedelta(hours=1))
    assert [stated.means for stated in stated_in(fact["claim"])] == [
        str(TEXT_KEPT.days),
        str(TEXT_KEPT.days // 7),
        str(hours),
        str(CONTACT_KEPT.days),
        str(int(NUMBER_KEPT / timedelta(hours=1))),
        str(NUMBER_KEPT.days),
    ]
