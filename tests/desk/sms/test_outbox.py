"""The outbox: every reply goes out exactly once, with Twilio's answer or after it."""

from collections.abc import Collection
from datetime import timedelta
from typing import Any

import pytest
from asgiref.sync import async_to_sync
from django.db import connections
from django.utils import timezone

from desk.privacy.retention import forget_old
from desk.record.models import Conversation, Message, OptOut, SealedValue
from desk.record.saying import record_said
from desk.record.waiting import Waiting
from desk.sms.conversations import number_of, sender_key
from desk.sms.models import Delivery, Fate, Text
from desk.sms.outbound import NotNow, Refused, Unsubscribed
from desk.sms.outbox import deliver_due
from tests.desk.fake_bot import FakeBot
from tests.desk.sms.conftest import Phone
from tests.desk.sms.sending import Sender, a_late_answer, a_long_late_answer, deliver, later


def test_what_went_out_with_twilios_answer_is_not_sent_again(phone: Phone) -> None:
    phone.text("menu")
    later(minutes=5)
    assert deliver(Sender()) == 0


def test_a_late_answer_goes_out_once(phone: Phone, bot: FakeBot) -> None:
    a_late_answer(phone, bot)
    sender = Sender()
    assert deliver(sender) == 1
    [(number, text)] = sender.sent
    assert number == "+12135550123"
    assert "\n1 " in text
    later(minutes=5)
    assert deliver(sender) == 0


def test_the_rest_of_an_answer_goes_out_part_by_part(phone: Phone) -> None:
    phone.text("bond")
    parts = phone.text("MORE")
    Delivery.objects.filter(message__answer_id__startswith="rest:").delete()  # the door was killed
    later(seconds=5)
    sender = Sender()
    assert deliver(sender) == len(parts) > 1
    assert [text for _, text in sender.sent] == parts


def test_a_first_text_for_help_is_welcomed_a_little_later(phone: Phone) -> None:
    [help_text] = phone.text("HELP")
    assert "14 days" not in help_text
    later(seconds=31)
    sender = Sender()
    assert deliver(sender) == 1
    assert "14 days" in sender.sent[0][1]


def test_the_numbers_under_a_late_answer_pick_its_choices(phone: Phone, bot: FakeBot) -> None:
    a_late_answer(phone, bot)
    deliver(Sender())
    phone.text("1")
    assert (
        bot.asked[-1]["choice"] == Message.objects.filter(author="bot").order_by("id")[0].choices[0]["value"]
    )


def test_a_late_question_under_an_answer_is_listed_with_its_numbers(phone: Phone, bot: FakeBot) -> None:
    sender = Sender()
    a_late_answer(phone, bot, "bond + ask_door_paper")
    deliver(sender)
    assert f"\n1 {Conversation.objects.get().offered[0]['label']}" in sender.sent[-1][1]


def test_an_answer_of_a_door_that_was_killed_goes_out(phone: Phone) -> None:
    phone.text("menu")
    phone.text("bond")
    Delivery.objects.filter(message__reply_to=Message.objects.filter(author="you").last()).delete()
    later(seconds=5)
    sender = Sender()
    assert deliver(sender) == 1
    assert len(sender.sent) == 1


def test_when_the_conversation_has_moved_on_no_numbers_are_listed(phone: Phone) -> None:
    phone.text("bond")
    Delivery.objects.all().delete()
    Conversation.objects.update(offered=[{"label": "Other", "value": "menu"}])
    later(seconds=5)
    sender = Sender()
    deliver(sender)
    assert "\n1 " not in sender.sent[0][1]


def test_a_words_of_staff_go_out_at_once(phone: Phone) -> None:
    phone.text("menu")
    conversation = Conversation.objects.get()
    record_said(
        conversation, [("staff", {"text": "This is Ana, a lawyer.", "kind": "staff"})], timezone.now()
    )
    sender = Sender()
    assert deliver(sender) == 1
    assert sender.sent == [("+12135550123", "Person from our office: This is Ana, a lawyer.")]


def test_the_answer_after_an_outage_of_five_hours_goes_out(phone: Phone, bot: FakeBot) -> None:
    bot.stop()
    phone.text("bond")
    later(hours=5)
    ago = timezone.now() - timedelta(hours=5)
    SealedValue.objects.update(created_at=ago)
    Conversation.objects.update(last_at=ago)
    forget_old()
    bot.start()
    assert async_to_sync(Waiting(grace=timedelta()).answer_all)() == 1
    Message.objects.filter(author="bot").update(created_at=timezone.now() - timedelta(seconds=5))
    forget_old()
    sender = Sender()
    assert deliver(sender) == 1
    assert sender.sent[0][0] == "+12135550123"
    forget_old()
    assert deliver(sender) == 0
    assert number_of(Conversation.objects.get()) is None


def test_trouble_that_passes_is_tried_again(phone: Phone, bot: FakeBot) -> None:
    a_late_answer(phone, bot)
    sender = Sender(NotNow(), NotNow())
    assert deliver(sender) == 0
    assert deliver(sender) == 0
    assert len(sender.trouble) == 1
    for _ in range(2):
        later(minutes=1)
        deliver(sender)
    assert len(sender.sent) == 1
    assert Delivery.objects.filter(fate=Fate.SENT).count() == 1


def test_parts_that_went_out_do_not_go_again(phone: Phone, bot: FakeBot) -> None:
    a_long_late_answer(phone, bot)
    sender = Sender(None, NotNow())
    deliver(sender)
    assert len(sender.sent) == 1
    later(minutes=1)
    deliver(sender)
    assert len(sender.sent) > 1
    assert len(set(sender.sent)) == len(sender.sent)
    assert Delivery.objects.filter(fate=Fate.SENT).exists()


def noted() -> list[str]:
    return sorted(set(Text.objects.values_list("sid", flat=True)))


def test_the_id_of_every_part_is_noted_so_that_a_failure_of_the_first_is_the_answers(
    phone: Phone, bot: FakeBot
) -> None:
    a_long_late_answer(phone, bot)
    sender = Sender()
    deliver(sender)
    assert noted() == [f"SM{place:032x}" for place in range(1, len(sender.sent) + 1)]
    assert len(sender.sent) > 1


def test_the_ids_of_parts_that_went_out_before_the_trouble_are_noted_too(phone: Phone, bot: FakeBot) -> None:
    a_long_late_answer(phone, bot)
    sender = Sender(None, NotNow())
    deliver(sender)
    assert noted() == [f"SM{1:032x}"]
    later(minutes=1)
    deliver(sender)
    assert noted() == [f"SM{place:032x}" for place in range(1, len(sender.sent) + 1)]


def test_an_answer_erased_while_it_is_sent_has_nothing_noted(phone: Phone, bot: FakeBot) -> None:
    a_late_answer(phone, bot)

    def erased(number: str, text: str, _: Collection[str]) -> str:
        Conversation.objects.all().delete()
        connections.close_all()
        return f"SM{1:032x}"

    assert async_to_sync(deliver_due)(erased, Sender().taken_since) == 1
    assert noted() == []


def test_a_refused_text_is_given_up(phone: Phone, bot: FakeBot) -> None:
    a_late_answer(phone, bot)
    sender = Sender(Refused())
    deliver(sender)
    later(minutes=1)
    assert deliver(sender) == 0
    assert Delivery.objects.filter(fate=Fate.GIVEN_UP).exists()


def test_a_number_that_blocked_us_is_not_written_to_again(phone: Phone, bot: FakeBot) -> None:
    a_late_answer(phone, bot)
    deliver(Sender(Unsubscribed()))
    assert OptOut.objects.get().sender_key == sender_key("+12135550123")
    assert phone.text("menu") == []


def test_nothing_goes_out_after_stop(phone: Phone, bot: FakeBot) -> None:
    a_late_answer(phone, bot)
    phone.text("STOP")
    assert deliver(Sender()) == 0
    phone.text("START")
    later(seconds=9)
    assert deliver(Sender()) == 0


def test_a_forgotten_number_cannot_be_written_to(phone: Phone, bot: FakeBot) -> None:
    a_late_answer(phone, bot)
    SealedValue.objects.update(sealed=b"", lookup="")
    assert deliver(Sender()) == 0
    assert Delivery.objects.filter(fate=Fate.GIVEN_UP).exists()


def test_without_an_account_late_answers_wait(phone: Phone, bot: FakeBot, settings: Any) -> None:
    settings.TWILIO_ACCOUNT_SID = ""
    a_late_answer(phone, bot)
    assert async_to_sync(deliver_due)() == 0
    assert deliver(Sender()) == 1


def test_messages_of_the_web_are_no_texts(bot: FakeBot, transactional_db: None) -> None:
    from desk.record.opening import open_conversation

    open_conversation("web")
    later(minutes=5)
    assert deliver(Sender()) == 0


def test_two_workers_send_once(phone: Phone, bot: FakeBot) -> None:
    a_late_answer(phone, bot)
    first, second = Sender(), Sender()
    assert [deliver(first), deliver(second)] == [1, 0]


@pytest.mark.parametrize("seconds", [0, 2])
def test_the_door_has_the_first_chance(phone: Phone, seconds: int) -> None:
    phone.text("bond")
    Delivery.objects.all().delete()
    later(seconds=seconds)
    assert deliver(Sender()) == 0


def test_what_the_worker_has_sent_is_left_out_of_a_repeat(phone: Phone) -> None:
    form = phone.form("bond")
    phone.post(form)
    Delivery.objects.all().delete()
    later(seconds=40)
    sender = Sender()
    while deliver(sender):
        pass
    assert len(sender.sent) == 2
    assert phone.text("bond", form["MessageSid"]) == []
