"""A person of the office writes by text message: marked, in order, and only while the number may be kept."""

from datetime import timedelta

import pytest
from asgiref.sync import async_to_sync
from django.contrib.auth.models import User
from django.utils import timezone

from answers.sms import segments
from desk.privacy.retention import forget_old
from desk.record import holding
from desk.record.models import Conversation, Message, SealedValue, State
from desk.record.waiting import Waiting
from desk.sms.conversations import can_be_texted, number_of
from desk.sms.models import Delivery, Fate
from desk.sms.outbound import NotNow
from desk.sms.person import MOST, as_written, marked, most_letters, segments_of
from tests.desk.fake_bot import FakeBot
from tests.desk.sms.conftest import Phone
from tests.desk.sms.sending import Sender, deliver, later

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def held(phone: Phone) -> Conversation:
    """A family has written once, and Ana holds the conversation."""
    phone.text("menu")
    later(minutes=1)
    conversation = Conversation.objects.get()
    holding.take(conversation.pk, ana())
    return conversation


def ana() -> User:
    return User.objects.get_or_create(username="ana")[0]


def write(conversation: Conversation, text: str) -> Message:
    seen = conversation.messages.order_by("-id").values_list("pk", flat=True)[0]
    return holding.write(conversation.pk, ana(), as_written(text), str(seen), seen)[0]


def delivered(sender: Sender) -> list[str]:
    while deliver(sender):
        pass
    return [text for _, text in sender.sent]


def test_the_notice_goes_out_first_and_every_text_begins_with_the_marker(held: Conversation) -> None:
    write(held, "Hello, this is Ana.")
    write(held, "Where are you?")
    notice, *texts = delivered(Sender())
    assert notice.startswith("A person from")
    assert texts == ["Person from our office: Hello, this is Ana.", "Person from our office: Where are you?"]


def test_nothing_overtakes_a_text_that_could_not_go_out_yet(held: Conversation) -> None:
    write(held, "Hello")
    sender = Sender(NotNow())
    assert delivered(sender) == []
    later(seconds=1)
    assert [text[:6] for text in delivered(sender)] == ["A pers", "Person"]


def test_while_a_person_writes_the_bot_and_its_words_are_silent(
    held: Conversation, phone: Phone, bot: FakeBot
) -> None:
    asked = len(bot.asked)
    assert [phone.text(text) for text in ("bond", "1", "more", "START", "")] == [[], [], [], [], []]
    later(minutes=1)
    assert async_to_sync(Waiting().answer_all)() == 0
    assert len(bot.asked) == asked
    said = held.messages.filter(author="you", state=State.WAITING).order_by("id")
    assert [message.text for message in said] == ["bond", "1", "more", "START", ""]


def test_stop_and_help_still_work(held: Conversation, phone: Phone) -> None:
    assert len(phone.text("HELP")) == 1
    assert len(phone.text("STOP")) == 1
    assert not can_be_texted(held)
    write(held, "Hello")
    assert delivered(Sender()) == []
    assert set(Delivery.objects.exclude(fate=Fate.GIVEN).values_list("fate", flat=True)) == {Fate.GIVEN_UP}


def test_after_a_picture_the_family_is_told_once_the_machine_is_back(
    held: Conversation, phone: Phone
) -> None:
    phone.text("", NumMedia="1")
    holding.hand_back(held.pk, ana())
    told = held.messages.order_by("id").filter(author="system").values_list("answer_id", flat=True)
    assert [name.partition("-")[0] for name in told][-2:] == ["notice_machine_again", "notice_media_only"]
    assert not held.messages.filter(state=State.WAITING).exists()


def test_what_the_person_left_waiting_is_answered_by_the_bot(held: Conversation, phone: Phone) -> None:
    phone.text("bond")
    holding.hand_back(held.pk, ana())
    later(seconds=5)
    assert async_to_sync(Waiting().answer_all)() == 1
    later(seconds=5)
    here, again, answer = delivered(Sender())
    assert here.startswith("A person from")
    assert again.startswith("The person from our office is not writing any more.")
    assert not again.startswith("Person from our office:")
    assert "bond" in answer


def test_the_number_is_kept_while_the_conversation_is_held_and_until_the_last_text_is_out(
    held: Conversation,
) -> None:
    SealedValue.objects.update(created_at=timezone.now() - timedelta(hours=30))
    forget_old()
    assert number_of(held) == "+12135550123"
    write(held, "Hello")
    holding.hand_back(held.pk, ana())
    forget_old()
    assert can_be_texted(held)
    assert len(delivered(Sender())) == 3
    forget_old()
    assert not can_be_texted(held)


def test_a_text_of_the_most_letters_has_three_segments_and_one_more_has_four() -> None:
    for language in ("en", "es", ""):
        most = most_letters(language)
        assert segments_of("n" * most, language) == MOST == 3
        assert segments_of("n" * (most + 1), language) == 4


def test_accents_that_would_halve_the_room_are_taken_off_and_the_others_stay() -> None:
    assert as_written("  ¿Está bien mañana?  ") == "¿Esta bien mañana?"
    assert segments(marked(as_written("á" * 100), "es")) == 1
