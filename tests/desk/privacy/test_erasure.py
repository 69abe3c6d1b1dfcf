"""Erasing a conversation: gone here at once, and at the bot as soon as it can be told."""

from typing import Any

import pytest
from asgiref.sync import async_to_sync

from desk.privacy.erasure import erase_conversation, finish_erasures
from desk.privacy.models import PendingErasure
from desk.privacy.values import remember
from desk.record.models import Conversation, Message, SealedValue
from desk.record.opening import open_conversation
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
