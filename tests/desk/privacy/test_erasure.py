"""Erasing a conversation: gone here at once, and at the bot as soon as it can be told."""

from pathlib import Path
from typing import Any

import pytest
from asgiref.sync import async_to_sync
from django.db import connection
from django.utils import timezone

from desk.privacy.erasure import (
    LAST_WORDS_TAKE,
    erase_conversation,
    erase_due,
    erase_if_wished,
    finish_erasures,
    wish_erasure,
)
from desk.privacy.models import PendingErasure
from desk.privacy.values import remember
from desk.record.models import Conversation, Message, SealedValue, State
from desk.record.opening import open_conversation
from desk.record.receiving import receive
from tests.desk.fake_bot import FakeBot

pytestmark = pytest.mark.django_db(transaction=True)


def a_conversation() -> Conversation:
    conversation = open_conversation("web")[0]
    remember(conversation, [("[PHONE 1]", "213-555-0123")])
    return conversation


def erase(conversation: Conversation) -> Any:
    return async_to_sync(erase_conversation)(conversation)


def test_nothing_of_it_stays_and_the_bot_is_told(bot: FakeBot) -> None:
    conversation = a_conversation()
    assert erase(conversation) is True
    assert bot.forgotten == [str(conversation.pk)]
    for kind in (Conversation, Message, SealedValue, PendingErasure):
        assert not kind.objects.exists()


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite's files can be looked into")
def test_no_file_of_the_record_holds_what_was_erased(bot: FakeBot) -> None:
    conversation = a_conversation()
    sealed = [bytes(SealedValue.objects.get().sealed), bytes(conversation.sealed_key)]
    assert all(found_in_files(sealed))
    erase(conversation)
    assert not any(found_in_files(sealed))


def found_in_files(pieces: list[bytes]) -> list[bool]:
    record = Path(connection.settings_dict["NAME"])
    written = b"".join(path.read_bytes() for path in record.parent.glob(f"{record.name}*"))
    return [piece in written for piece in pieces]


def test_a_bot_that_is_down_is_told_later(bot: FakeBot) -> None:
    conversation = a_conversation()
    bot.stop()
    assert erase(conversation) is False
    assert not Conversation.objects.exists()
    assert async_to_sync(finish_erasures)() == 0
    bot.start()
    assert async_to_sync(finish_erasures)() == 1
    assert bot.forgotten == [str(conversation.pk)]
    assert not PendingErasure.objects.exists()


def test_erasing_twice_is_erasing_once(bot: FakeBot) -> None:
    conversation = a_conversation()
    assert erase(conversation)
    assert erase(conversation)
    assert not PendingErasure.objects.exists()


def test_a_wish_is_carried_out_once_its_message_is_answered(bot: FakeBot) -> None:
    conversation = a_conversation()
    message = async_to_sync(receive)(conversation, "key-1", text="yes")
    wish_erasure(conversation.pk)
    async_to_sync(erase_if_wished)(message)
    assert Conversation.objects.exists()
    Message.objects.filter(pk=message.pk).update(state=State.ANSWERED)
    async_to_sync(erase_if_wished)(message)
    assert not Conversation.objects.exists()
    assert bot.forgotten == [str(conversation.pk)]


def test_without_a_wish_nothing_is_erased(bot: FakeBot) -> None:
    message = async_to_sync(receive)(a_conversation(), "key-1", text="yes")
    Message.objects.filter(pk=message.pk).update(state=State.ANSWERED)
    async_to_sync(erase_if_wished)(message)
    assert async_to_sync(erase_due)() == 0
    assert Conversation.objects.exists()


def test_what_no_door_got_to_is_erased_a_minute_later_and_a_second_wish_puts_nothing_off(
    bot: FakeBot,
) -> None:
    conversation = a_conversation()
    wish_erasure(conversation.pk)
    first = Conversation.objects.get().erase_at
    assert first is not None
    assert first <= timezone.now() + LAST_WORDS_TAKE
    wish_erasure(conversation.pk)
    assert Conversation.objects.get().erase_at == first
    Conversation.objects.update(erase_at=timezone.now())
    assert async_to_sync(erase_due)() == 1
    assert not Conversation.objects.exists()
