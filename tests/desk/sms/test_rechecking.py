"""What goes out late is asked about once more: an answer may be pulled by now, and the time of then gone by."""

from django.utils import timezone

from desk.record.catalogue import approved_words
from desk.record.models import Conversation, Message
from desk.record.pulling import pull, put_back
from desk.record.saying import record_said
from desk.sms.models import Delivery, Fate, Text
from desk.sms.outbound import NotNow
from tests.desk.fake_bot import FakeBot
from tests.desk.sms.conftest import Phone
from tests.desk.sms.sending import Sender, a_late_answer, deliver, later


def test_an_answer_pulled_while_it_waits_does_not_go_out(phone: Phone, bot: FakeBot) -> None:
    a_late_answer(phone, bot)
    answer = Message.objects.get(author="bot").text
    pull("bond", "maria", "the fee has changed")
    sender = Sender()
    deliver(sender)
    texts = [text for _, text in sender.sent]
    assert texts
    assert answer[:60] not in "".join(texts)
    assert "\n1 " in texts[-1]
    assert not Message.objects.filter(author="bot").exists()
    put_back("bond", "maria")
    later(minutes=5)
    assert deliver(sender) == 0


def test_an_answer_pulled_while_twilio_was_away_does_not_go_out_later(phone: Phone, bot: FakeBot) -> None:
    a_late_answer(phone, bot)
    answer = Message.objects.get(author="bot").text
    assert deliver(Sender(NotNow())) == 0
    pull("bond", "maria", "the fee has changed")
    later(minutes=30)
    sender = Sender()
    deliver(sender)
    assert sender.sent
    assert answer[:60] not in "".join(text for _, text in sender.sent)


def test_a_pulled_answer_does_not_go_out_while_a_person_holds_the_conversation(
    phone: Phone, bot: FakeBot
) -> None:
    a_late_answer(phone, bot)
    answer = Message.objects.get(author="bot").text
    Conversation.objects.update(bot_silent=True)
    pull("bond", "maria", "the fee has changed")
    sender = Sender()
    deliver(sender)
    assert answer[:60] not in "".join(text for _, text in sender.sent)


OPEN_NOW = "Our office is open now"


def a_late_receipt(phone: Phone) -> None:
    """What the bot says to a request while the office is open; the texts have not gone out."""
    phone.text("menu")
    conversation = Conversation.objects.get()
    responses = ("utter_handoff_received", "utter_handoff_when_open_on_call", "utter_handoff_reach_now")
    said = [
        ("bot", bubble)
        for response in responses
        for bubble in approved_words().say(response, "en", "sms", values={"code": "K7M-R4Q"})
    ]
    record_said(conversation, said, timezone.now(), Message.objects.filter(author="you").latest("id"))


def told(sender: Sender) -> str:
    return "\n".join(text for _, text in sender.sent)


def test_a_receipt_that_goes_out_soon_says_what_holds_now(phone: Phone) -> None:
    a_late_receipt(phone)
    later(minutes=5)
    sender = Sender()
    deliver(sender)
    assert OPEN_NOW in told(sender)
    assert Message.objects.filter(answer_id__startswith="handoff-when-").exists()


def test_a_receipt_that_goes_out_hours_later_says_nothing_of_the_time_of_then(phone: Phone) -> None:
    a_late_receipt(phone)
    later(hours=3)
    sender = Sender()
    deliver(sender)
    assert told(sender).count("K7M-R4Q") == told(sender).count("This cannot wait for us") == 1
    assert OPEN_NOW not in told(sender)
    assert not Message.objects.filter(answer_id__startswith="handoff-when-").exists()
    later(hours=4)
    assert deliver(sender) == 0


def test_nor_does_one_that_twilio_did_not_take_for_hours(phone: Phone) -> None:
    a_late_receipt(phone)
    later(seconds=5)
    sender = Sender(NotNow(), NotNow())
    deliver(sender)
    for _ in range(2):
        later(hours=3)
        deliver(sender)
    assert told(sender).count("K7M-R4Q") == 1
    assert OPEN_NOW not in told(sender)
    later(hours=4)
    assert deliver(sender) == 0


def test_one_that_twilio_took_without_saying_so_does_not_come_again_in_other_words(phone: Phone) -> None:
    a_late_receipt(phone)
    later(seconds=5)
    sender = Sender()
    deliver(sender)
    sent = list(sender.sent)
    Text.objects.all().delete()
    Delivery.objects.filter(again_at__isnull=False).update(fate=Fate.SENDING)
    later(hours=3)
    deliver(sender)
    assert sender.sent == sent
    assert not Delivery.objects.filter(fate=Fate.SENDING).exists()


def test_what_went_out_with_the_time_of_then_does_not_come_again_without_it(phone: Phone) -> None:
    a_late_receipt(phone)
    later(seconds=5)
    sender = Sender(None, NotNow())
    deliver(sender)
    assert OPEN_NOW in told(sender)
    later(hours=3)
    deliver(sender)
    assert told(sender).count("K7M-R4Q") == told(sender).count("This cannot wait for us") == 1
