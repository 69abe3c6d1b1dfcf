"""Erasing on a family's word, on the web and by text message: the last words come, and then nothing is left anywhere."""

import sqlite3
from contextlib import closing

import pytest

from tests.e2e.family import SmsFamily, WebFamily, topics
from tests.e2e.installation import Installation, until
from tests.e2e.test_canary import files_with


def count(installation: Installation, database: str, query: str, *values: str) -> int:
    with closing(sqlite3.connect(installation.state / database)) as store:
        return int(store.execute(query, values).fetchone()[0])


def conversations(installation: Installation, channel: str) -> int:
    query = "SELECT count(*) FROM record_conversation WHERE channel = ?"
    return count(installation, "record.sqlite3", query, channel)


def is_known_to_the_bot(installation: Installation, conversation: str) -> bool:
    query = "SELECT count(*) FROM dialogue WHERE sender = ?"
    return count(installation, "dialogues.sqlite3", query, conversation) > 0


@pytest.mark.parametrize(
    ("language", "wish", "yes", "told"),
    [("en", "erase everything", "yes", "a minute at most"), ("es", "borren todo", "si", "un minuto")],
)
def test_on_the_web(installation: Installation, language: str, wish: str, yes: str, told: str) -> None:
    family = WebFamily(installation, language)
    family.say("what is a sanctuary city")
    family.say(f"tzintzuntzanita{language}")
    assert topics(family.say(wish)) == {"delete_my_data"}
    assert is_known_to_the_bot(installation, family.conversation)
    last = family.say(yes)
    assert told.lower() in last[0]["text"].lower()
    assert "213-555-0100" in last[-1]["text"]
    assert family.client.get("/api/chat/messages").status_code == 401
    until(lambda: not is_known_to_the_bot(installation, family.conversation))
    assert not files_with(f"tzintzuntzanita{language}", installation)


@pytest.mark.parametrize(
    ("phone", "wish", "yes", "told"),
    [
        ("+12135550181", "delete my messages", "yes", "gone in a minute"),
        ("+12135550182", "borren todo", "1", "un minuto o menos"),
    ],
)
def test_by_text_message(installation: Installation, phone: str, wish: str, yes: str, told: str) -> None:
    before = conversations(installation, "sms")
    family = SmsFamily(installation, phone)
    family.say("sanctuary city")
    family.say(wish)
    assert conversations(installation, "sms") == before + 1
    assert told in family.say(yes)
    assert conversations(installation, "sms") == before
    assert "STOP" in family.say("hola")  # a new conversation, with its welcome


def test_a_no_and_a_yes_to_another_question_erase_nothing(installation: Installation) -> None:
    family = WebFamily(installation)
    family.say("erase everything")
    assert topics(family.say("no")) == {"delete_my_data"}
    family.say("erase everything")
    asked_again = family.say("what is a sanctuary city")[-1]
    assert (asked_again["kind"], asked_again["topic"]) == ("question", "delete_my_data")
    family.say("i want a lawyer")
    family.say("yes")
    assert len(family.history()) > 8


def test_while_the_desk_cannot_take_the_wish_nothing_is_said_to_be_erased(installation: Installation) -> None:
    family = WebFamily(installation)
    family.say("erase everything")
    installation.stop("internal")
    try:
        assert "could not erase" in family.say("yes")[-1]["text"]
    finally:
        installation.start("internal")
    assert family.history()


def test_a_desk_killed_before_the_last_words_are_out_erases_all_the_same(installation: Installation) -> None:
    """The wish is in the record; the worker carries it out when its minute is over."""
    family = WebFamily(installation)
    family.say("erase everything")
    conversation = family.conversation
    token = installation.env["INTERNAL_TOKEN"]
    asked = installation.client(f"http://127.0.0.1:{installation.env['INTERNAL_PORT']}").post(
        "/internal/erasures",
        json={"conversation": conversation},
        headers={"Authorization": f"Bearer {token}"},
    )
    assert asked.status_code == 204
    installation.kill(public=installation.pid("public"))
    until(lambda: family.client.get("/api/chat/messages").status_code == 401, seconds=90)
    until(lambda: not is_known_to_the_bot(installation, conversation))
