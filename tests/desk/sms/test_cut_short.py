"""A worker killed between Twilio's taking a text and its own note of it: the family gets the text once."""

from datetime import datetime

from desk.record.models import Conversation
from desk.record.saying import record_said
from desk.sms.models import Delivery, Fate, Text
from desk.sms.outbound import NotNow, Taken
from tests.desk.fake_bot import FakeBot
from tests.desk.sms.conftest import Phone
from tests.desk.sms.test_outbox import Sender, a_late_answer, a_long_late_answer, deliver, later


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
