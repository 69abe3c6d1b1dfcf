"""A worker killed between Twilio's taking a text and its own note of it: the family gets the text once."""

from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Any

import pytest
from asgiref.sync import async_to_sync
from tenacity import wait_none

from desk.record.models import Conversation
from desk.record.saying import record_said
from desk.sms import outbox
from desk.sms.models import Delivery, Fate, Text
from desk.sms.outbound import NotNow, Taken, send
from tests.desk.fake_bot import FakeBot
from tests.desk.sms.conftest import Phone
from tests.desk.sms.fake_twilio import FakeTwilio
from tests.desk.sms.sending import Sender, a_late_answer, a_long_late_answer, deliver, later


def killed_while_sending() -> None:
    """What Twilio took last is not noted; a minute and a half later it is due again."""
    last = Delivery.objects.filter(fate=Fate.SENT).order_by("message_id").last()
    assert last
    sids = list(last.texts.values_list("sid", flat=True))
    Delivery.objects.filter(texts__sid__in=sids).update(fate=Fate.SENDING)
    Text.objects.filter(sid__in=sids).delete()
    later(seconds=100)


def of_staff(conversation: Conversation, text: str) -> None:
    now = conversation.last_at
    record_said(conversation, [("staff", {"text": text, "kind": "staff", "lang": "en"})], now)


def test_what_twilio_has_taken_is_not_sent_again(phone: Phone, bot: FakeBot) -> None:
    a_late_answer(phone, bot)
    sender = Sender()
    deliver(sender)
    killed_while_sending()
    deliver(sender)
    assert len(sender.sent) == 1
    assert set(Text.objects.filter(delivery__fate=Fate.SENT).values_list("sid", flat=True)) == {f"SM{1:032x}"}
    later(minutes=5)
    assert deliver(sender) == 0


def test_the_family_that_got_it_may_go_on(phone: Phone, bot: FakeBot) -> None:
    a_late_answer(phone, bot)
    sender = Sender()
    deliver(sender)
    assert "\n1 " in sender.sent[0][1]
    Conversation.objects.update(offered=[{"label": "Other", "value": "menu"}])
    killed_while_sending()
    deliver(sender)
    assert len(sender.sent) == 1
    assert not Delivery.objects.filter(fate=Fate.SENDING).exists()


def test_the_parts_that_twilio_has_not_are_sent(phone: Phone, bot: FakeBot) -> None:
    a_long_late_answer(phone, bot)
    sender = Sender()
    deliver(sender)
    parts = list(sender.sent)
    assert len(parts) > 1
    killed_while_sending()
    del sender.sent[1:]
    deliver(sender)
    assert sender.sent == parts


def test_the_same_words_again_are_a_text_of_their_own(phone: Phone) -> None:
    phone.text("menu")
    sender = Sender()
    for _ in range(2):
        of_staff(Conversation.objects.get(), "I am here.")
        deliver(sender)
    killed_while_sending()
    del sender.sent[1:]
    deliver(sender)
    assert len(sender.sent) == 2


def test_nothing_is_sent_again_while_twilio_does_not_say(phone: Phone, bot: FakeBot) -> None:
    class Silent(Sender):
        def taken_since(self, number: str, since: datetime) -> list[Taken]:
            raise NotNow

    a_late_answer(phone, bot)
    sender = Sender()
    deliver(sender)
    killed_while_sending()
    silent = Silent()
    deliver(silent)
    assert silent.sent == []
    later(minutes=1)
    deliver(sender)
    assert len(sender.sent) == 1


def test_twilio_is_not_asked_about_what_nobody_has_tried(phone: Phone, bot: FakeBot) -> None:
    a_late_answer(phone, bot)
    sender = Sender()
    deliver(sender)
    assert sender.asked == 0


@pytest.fixture
def twilio(phone: Phone, settings: Any) -> Iterator[FakeTwilio]:
    with FakeTwilio() as fake:
        settings.TWILIO_API_URL = fake.url
        settings.TWILIO_ACCOUNT_SID, settings.TWILIO_FROM = "AC" + "1" * 32, "+12135550100"
        phone.text("menu")
        of_staff(Conversation.objects.get(), "I am here.")
        yield fake


def deliver_to(twilio: FakeTwilio, *failing: bool) -> int:
    """By the real ``send``; ``failing`` tells of each text whether Twilio fails at the first attempt."""
    fails = iter(failing)

    def send_at_once(number: str, text: str, known: Collection[str]) -> str:
        twilio.failures = [(503, 0)] if next(fails) else []
        return send(number, text, known, wait_none())

    return int(async_to_sync(outbox.deliver_due)(send_at_once))


def test_the_same_words_a_moment_ago_do_not_stand_for_a_text_that_failed(twilio: FakeTwilio) -> None:
    assert deliver_to(twilio, False) == 1
    of_staff(Conversation.objects.get(), "I am here.")
    assert deliver_to(twilio, True) == 1
    assert (len(twilio.taken), twilio.asked) == (2, 1)


def test_nor_does_the_part_before_with_the_same_words(
    twilio: FakeTwilio, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outbox, "_as_texts", lambda *_: ["Call 911.", "Call 911."])
    assert deliver_to(twilio, False, True) == 2
    assert (len(twilio.taken), twilio.asked) == (2, 1)


def test_nor_at_a_later_attempt(twilio: FakeTwilio, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outbox, "_as_texts", lambda *_: ["Call 911.", "Call 911."])
    twilio.is_silent = True
    assert deliver_to(twilio, False, True) == 1
    twilio.is_silent = False
    later(minutes=1)
    assert deliver_to(twilio, False) == 1
    assert len(twilio.taken) == Text.objects.count() == 2


def test_a_part_that_was_taken_while_twilio_said_nothing_comes_once(twilio: FakeTwilio) -> None:
    twilio.unsaid, twilio.is_silent = [503], True
    assert deliver_to(twilio, False) == 0
    twilio.is_silent = False
    later(minutes=1)
    assert deliver_to(twilio) == 1
    assert len(twilio.taken) == Text.objects.count() == 1
