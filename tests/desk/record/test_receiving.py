"""What a family sends is checked, stripped of identifiers and recorded, before anybody answers."""

import pytest
from django.db import connection

from desk.record.choosing import NotOffered, offered_choice
from desk.record.models import Conversation, Message
from desk.record.receiving import KeyReused, NothingSaid, Said, TextTooLong, record_message
from desk.record.turn import open_conversation

pytestmark = pytest.mark.django_db


@pytest.fixture
def conversation() -> Conversation:
    return open_conversation("web", "en")[0]


def test_what_was_recorded_is_sealed_and_redacted(conversation: Conversation) -> None:
    message = record_message(conversation, "k", Said(text="ICE took my son, call 213-555-0147"))
    assert message.text == "ICE took my son, call [PHONE 1]"
    with connection.cursor() as cursor:
        cursor.execute("SELECT sealed_text, fingerprint FROM record_message WHERE id = %s", [message.pk])
        sealed, fingerprint = cursor.fetchone()
    assert b"son" not in bytes(sealed)
    assert len(fingerprint) == 64


def test_the_same_text_has_another_fingerprint_in_another_conversation(conversation: Conversation) -> None:
    other, _ = open_conversation("web", "en")
    prints = {record_message(each, "k", Said(text="bond")).fingerprint for each in (conversation, other)}
    assert len(prints) == 2


def test_the_same_key_returns_the_same_message(conversation: Conversation) -> None:
    first, second = (record_message(conversation, "k", Said(text="bond")) for _ in range(2))
    assert first.pk == second.pk
    with pytest.raises(KeyReused):
        record_message(conversation, "k", Said(text="bail"))


def test_two_conversations_may_use_the_same_key(conversation: Conversation) -> None:
    other, _ = open_conversation("web", "en")
    record_message(conversation, "k", Said(text="bond"))
    record_message(other, "k", Said(text="bail"))
    assert Message.objects.filter(author="you").count() == 2


@pytest.mark.parametrize("said", [{}, {"text": "  "}, {"text": "a", "choice": "menu"}])
def test_something_must_be_said_and_only_one_thing(said: dict[str, str]) -> None:
    with pytest.raises(NothingSaid):
        Said(**said)


def test_nobody_types_more_than_4000_letters() -> None:
    with pytest.raises(TextTooLong):
        Said(text="a" * 4001)


def test_the_turn_is_taken_with_the_message_unless_somebody_has_it(conversation: Conversation) -> None:
    first = record_message(conversation, "1", Said(text="bond"))
    second = record_message(Conversation.objects.get(pk=conversation.pk), "2", Said(text="bail"))
    assert first.lease
    assert not second.lease


def test_a_choice_is_recorded_with_its_words(conversation: Conversation) -> None:
    label = conversation.offered[0]["label"]
    message = record_message(conversation, "k", Said(choice=conversation.offered[0]["value"]))
    assert (message.text, message.choice) == (label, conversation.offered[0]["value"])


def test_a_yes_under_an_old_question_is_not_taken_for_a_new_one(conversation: Conversation) -> None:
    yes = [{"label": "Yes", "value": "affirm"}]
    Message.objects.filter(conversation=conversation).update(choices=yes)
    with pytest.raises(NotOffered):
        offered_choice(conversation, "affirm")
    conversation.offered = yes
    assert offered_choice(conversation, "affirm").label == "Yes"


def test_the_words_of_an_offered_button_can_be_typed_and_stay_as_they_were_typed(
    conversation: Conversation,
) -> None:
    offered = conversation.offered[0]
    typed = offered["label"].upper() + "!"
    message = record_message(conversation, "k", Said(text=typed))
    assert (message.choice, message.text) == (offered["value"], typed)


@pytest.mark.parametrize("typed", ["The second one, please", "la segunda", "el 2", "opción 2"])
def test_an_offered_button_can_be_named_by_its_place(conversation: Conversation, typed: str) -> None:
    message = record_message(conversation, "k", Said(text=typed))
    assert (message.choice, message.text) == (conversation.offered[1]["value"], typed)


@pytest.mark.parametrize("typed", ["2", "dos", "la 9", "second they took my son", "la segunda vez"])
def test_buttons_have_no_numbers_of_their_own(conversation: Conversation, typed: str) -> None:
    assert record_message(conversation, "k", Said(text=typed)).choice == ""
