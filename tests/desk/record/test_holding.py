"""While a person holds a conversation no word of the machine is recorded, and no message of the family is lost."""

import itertools
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desk.record import holding
from desk.record.bot import Reply
from desk.record.holding import HeldByAnother, KeyUsed, NotHeld, hand_back, take, waits_since, write
from desk.record.models import Conversation, Message, State
from desk.record.opening import open_conversation
from desk.record.receiving import Said, record_message
from desk.record.turns import Settled, Turn, begin_turn, end_turn, end_turn_without_bot, take_turn
from desk.record.waiting import _left_waiting

pytestmark = pytest.mark.django_db

LONG = timedelta(hours=48)
MINUTES = timedelta(minutes=10)


@pytest.fixture
def ana() -> User:
    return User.objects.create(username="ana")


@pytest.fixture
def bea() -> User:
    return User.objects.create(username="bea")


def a_conversation(language: str = "en", channel: str = "web") -> Conversation:
    return open_conversation(channel, language)[0]


def say(conversation: Conversation, text: str = "bond") -> Message:
    with transaction.atomic():
        fresh = Conversation.objects.select_for_update().get(pk=conversation.pk)
        return record_message(fresh, str(fresh.messages.count()), Said(text))


def a_reply(message: Message) -> Reply:
    return Reply([{"text": f"about {message.pk}", "kind": "answer", "lang": "en"}], None, "", "en")


def answer_ids(conversation: Conversation) -> list[str]:
    """Of what was said after the welcome."""
    ids = [message.answer_id.partition("-")[0] for message in conversation.messages.order_by("id")]
    return [name for name in ids if name != "notice_welcome"]


def now_of(conversation: Conversation) -> Conversation:
    return Conversation.objects.select_related("held_by").get(pk=conversation.pk)


def moved_back(conversation: Conversation, **passed: int) -> Conversation:
    """Everything of the conversation is that much older."""
    ago = timedelta(**passed)
    for message in conversation.messages.all():
        Message.objects.filter(pk=message.pk).update(created_at=message.created_at - ago)
    held = now_of(conversation)
    Conversation.objects.filter(pk=conversation.pk).update(
        held_since=held.held_since - ago if held.held_since else None, last_at=held.last_at - ago
    )
    return now_of(conversation)


def is_left_alone(conversation: Conversation) -> bool:
    return holding.is_left_alone(conversation, timezone.now(), MINUTES, LONG)


@pytest.mark.parametrize(
    ("language", "here"), [("en", "A person from"), ("es", "Ahora le escribe una persona")]
)
def test_the_family_is_told_once_who_writes(ana: User, language: str, here: str) -> None:
    conversation = a_conversation(language)
    assert take(conversation.pk, ana)
    assert not take(conversation.pk, ana)
    assert answer_ids(conversation) == ["notice_person_here"]
    assert conversation.messages.last().text.startswith(here)
    assert hand_back(conversation.pk, ana)
    assert not hand_back(conversation.pk, ana)
    assert answer_ids(conversation) == ["notice_person_here", "notice_machine_again"]
    assert {choice["value"] for choice in now_of(conversation).offered} == {"talk_to_lawyer", "menu"}


def test_only_the_first_holds_it_and_only_she_writes_and_hands_back(ana: User, bea: User) -> None:
    conversation = a_conversation()
    take(conversation.pk, ana)
    with pytest.raises(HeldByAnother):
        take(conversation.pk, bea)
    with pytest.raises(NotHeld):
        write(conversation.pk, bea, "hello", "1", 0)
    with pytest.raises(NotHeld):
        hand_back(conversation.pk, bea)
    assert now_of(conversation).held_by == ana
    assert not conversation.messages.filter(author="staff").exists()


def test_a_text_is_recorded_once_however_often_it_is_sent(ana: User) -> None:
    conversation = a_conversation()
    take(conversation.pk, ana)
    first, is_new = write(conversation.pk, ana, "hello", "1", 0)
    assert is_new
    assert write(conversation.pk, ana, "hello", "1", 0) == (first, False)
    with pytest.raises(KeyUsed):
        write(conversation.pk, ana, "something else", "1", 0)
    hand_back(conversation.pk, ana)
    assert write(conversation.pk, ana, "hello", "1", 0) == (first, False)
    with pytest.raises(NotHeld):
        write(conversation.pk, ana, "hello", "2", 0)


def test_what_the_person_has_not_seen_still_waits_for_her(ana: User) -> None:
    conversation = a_conversation()
    take(conversation.pk, ana)
    seen, unseen = say(conversation), say(conversation)
    write(conversation.pk, ana, "hello", "1", seen=seen.pk)
    states = dict(conversation.messages.filter(author="you").values_list("pk", "state"))
    assert states == {seen.pk: State.ANSWERED, unseen.pk: State.WAITING}
    assert waits_since(now_of(conversation)) == unseen.created_at


def test_a_turn_under_way_records_nothing_after_the_notice(ana: User) -> None:
    conversation = a_conversation()
    message = say(conversation)
    turn = Turn(message, message.lease)
    take(conversation.pk, ana)
    assert end_turn(turn, a_reply(message)) is None
    assert end_turn_without_bot(message, turn.lease) == []
    assert answer_ids(conversation)[-1] == "notice_person_here"
    hand_back(conversation.pk, ana)
    assert end_turn(turn, a_reply(message)) is None
    again = begin_turn(message)
    assert isinstance(again, Turn)
    assert len(end_turn(again, a_reply(message)) or []) == 1


def test_what_waited_before_is_the_persons_and_stays_in_her_sight(ana: User) -> None:
    conversation = a_conversation()
    message = say(conversation)
    end_turn_without_bot(message, message.lease)
    take(conversation.pk, ana)
    assert not _left_waiting(timezone.now() + MINUTES).exists()
    assert isinstance(begin_turn(say(conversation)), Settled)
    assert holding.shown_from(conversation) == message.pk


def test_in_the_hands_of_a_person_no_old_choice_is_read_into_words(ana: User) -> None:
    conversation = a_conversation()
    label = now_of(conversation).offered[0]["label"]
    take(conversation.pk, ana)
    assert say(conversation, label).choice == ""


@pytest.mark.parametrize("minutes", [9, 11])
def test_a_family_that_waits_too_long_is_not_left_alone(ana: User, minutes: int) -> None:
    conversation = a_conversation()
    take(conversation.pk, ana)
    say(conversation)
    assert is_left_alone(moved_back(conversation, minutes=minutes)) is (minutes > 10)


def test_a_person_who_writes_within_the_time_keeps_it(ana: User) -> None:
    conversation = a_conversation()
    take(conversation.pk, ana)
    message = say(conversation)
    moved_back(conversation, minutes=11)
    write(conversation.pk, ana, "hello", "1", message.pk)
    assert not hand_back(conversation.pk, only_if=is_left_alone)
    assert not is_left_alone(moved_back(conversation, hours=40))
    assert is_left_alone(moved_back(conversation, hours=9))


def test_what_waited_before_the_take_over_counts_from_the_take_over(ana: User) -> None:
    conversation = a_conversation()
    message = say(conversation)
    end_turn_without_bot(message, message.lease)
    moved_back(conversation, hours=1)
    take(conversation.pk, ana)
    assert not is_left_alone(now_of(conversation))


def test_an_account_that_is_off_or_gone_holds_nothing(ana: User, bea: User) -> None:
    one, other = a_conversation(), a_conversation()
    take(one.pk, ana)
    take(other.pk, bea)
    User.objects.filter(pk=ana.pk).update(is_active=False)
    bea.delete()
    assert is_left_alone(now_of(one))
    assert is_left_alone(now_of(other))


class Desk:
    """One conversation, and each thing that can happen to it at any moment."""

    def __init__(self, ana: User) -> None:
        self.ana, self.conversation = ana, a_conversation()
        self.turns: list[Turn] = []
        self.texts = itertools.count()

    def family_writes(self) -> None:
        message = say(self.conversation)
        if message.lease:
            self.turns.append(Turn(message, message.lease))

    def person_takes(self) -> None:
        take(self.conversation.pk, self.ana)

    def person_writes(self) -> None:
        if now_of(self.conversation).held_by == self.ana:
            seen = self.conversation.messages.order_by("-id").first().pk
            write(self.conversation.pk, self.ana, "I am here", str(next(self.texts)), seen)

    def person_hands_back(self) -> None:
        hand_back(self.conversation.pk, self.ana)

    def bot_replies_late(self) -> None:
        if self.turns:
            turn = self.turns.pop(0)
            end_turn(turn, a_reply(turn.message))

    def bot_fails(self) -> None:
        if self.turns:
            turn = self.turns.pop(0)
            end_turn_without_bot(turn.message, turn.lease)

    def worker_retries(self) -> None:
        for message in list(_left_waiting(timezone.now() + MINUTES).filter(conversation=self.conversation)):
            turn = take_turn(message, also_carded=True)
            if isinstance(turn, Turn):
                end_turn(turn, a_reply(turn.message))

    def worker_brings_first_aid(self) -> None:
        for message in list(_left_waiting(timezone.now() + MINUTES).filter(conversation=self.conversation)):
            end_turn_without_bot(message, "")

    def comes_to_rest(self) -> None:
        self.person_hands_back()
        while self.turns:
            self.bot_replies_late()
        self.worker_retries()

    def check(self) -> None:
        held = False
        for message in self.conversation.messages.order_by("id"):
            notice = message.answer_id.partition("-")[0]
            held = (held or notice == "notice_person_here") and notice != "notice_machine_again"
            if held and message.author in ("bot", "system"):
                assert notice == "notice_person_here"
            if message.author == "staff":
                assert held
        for message in self.conversation.messages.filter(author="you"):
            assert message.state in (State.ANSWERED, State.SET_ASIDE)
            assert message.replies.filter(author="bot").count() <= 1
            heard = message.replies.exists()
            seen = self.conversation.messages.filter(author="staff", pk__gt=message.pk).exists()
            assert heard or seen


HAPPENINGS = (
    "family_writes",
    "person_takes",
    "person_writes",
    "person_hands_back",
    "bot_replies_late",
    "worker_retries",
)


def every_order() -> Iterator[tuple[str, ...]]:
    yield from itertools.permutations(HAPPENINGS)


def test_in_every_order_the_machine_is_silent_and_no_message_is_lost(ana: User) -> None:
    for order in every_order():
        desk = Desk(ana)
        for happening in order:
            getattr(desk, happening)()
        desk.comes_to_rest()
        desk.check()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.sampled_from([*HAPPENINGS, "bot_fails", "worker_brings_first_aid"]), min_size=4, max_size=20)
)
def test_whatever_happens_how_often_the_machine_is_silent_and_no_message_is_lost(
    ana: User, happenings: list[str]
) -> None:
    desk = Desk(ana)
    for happening in happenings:
        getattr(desk, happening)()
    desk.comes_to_rest()
    desk.check()
