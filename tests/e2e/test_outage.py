"""What a family gets while a part of the service is down, and afterwards."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing

import pytest

from tests.e2e.family import SmsFamily, WebFamily, kinds, receipt, topics
from tests.e2e.installation import Installation, until

HOTLINE = "888-624-4752"
OFFICE = "213-555-0100"

Stop = Callable[[str], None]


@pytest.fixture
def without(installation: Installation) -> Iterator[Stop]:
    stopped: list[str] = []

    def stop(program: str) -> None:
        installation.stop(program)
        stopped.append(program)

    yield stop
    for program in stopped:
        installation.start(program)


def test_while_the_bot_is_down_protective_words_come_and_later_the_answer(
    installation: Installation,
    without: Stop,
) -> None:
    family = WebFamily(installation, "es")
    family.say("hola")
    texter = SmsFamily(installation, "+12135550171")
    texter.say("hello")
    without("bot")

    card = family.say("cuanto es la fianza")
    assert {message["from"] for message in card} == {"system"}
    assert HOTLINE in card[-1]["text"]
    assert card[0]["lang"] == "es"
    assert OFFICE in texter.say("how much is bond")

    emergency = WebFamily(installation).say("ICE is at my door right now")
    assert topics(emergency) == {"ice_at_door"}
    assert kinds(emergency)[0] == "emergency"

    installation.start("bot")
    until(lambda: "bond" in topics(family.history()), 60)
    answers = [message for message in family.history() if message["topic"] == "bond"]
    assert {message["from"] for message in answers} == {"bot"}
    assert len({message["id"] for message in answers}) == len({message["text"] for message in answers})


def test_a_message_that_the_family_moved_on_from_is_not_answered_later(
    installation: Installation,
    without: Stop,
) -> None:
    family = WebFamily(installation)
    without("worker")
    without("bot")
    family.say("how much is bond")
    installation.start("bot")
    replies = family.say("are you a robot")
    assert "bot_identity" in topics(replies)
    installation.start("worker")
    late = family.say("what is a sanctuary city")
    assert topics(late) == {"sanctuary_meaning"}
    assert "bond" not in topics(family.history())


@pytest.mark.parametrize("down", ["actions", "internal"])
def test_when_a_request_cannot_be_sent_the_family_gets_the_office_phone(
    installation: Installation,
    without: Stop,
    down: str,
) -> None:
    family = WebFamily(installation)
    for text in ("i want to talk to a lawyer", "yes", "for me", "Rosa", "213 555 0172"):
        family.say(text)
    without(down)
    replies = family.say("any time")
    assert OFFICE in " ".join(message["text"] for message in replies)
    assert topics(family.say("what is a sanctuary city")) >= {"sanctuary_meaning"}


def test_an_answer_that_the_action_server_missed_is_heard_when_it_is_back(
    installation: Installation, without: Stop
) -> None:
    words = ["quiero un abogado", "si", "para mi", "Rosa", "213 555 0173", "any time"]
    families = {
        words.index(missed): WebFamily(installation, "es") for missed in (words[0], "Rosa", words[-1])
    }
    for missed, family in families.items():
        for text in words[:missed]:
            family.say(text)
    without("actions")
    for missed, family in families.items():
        card = family.say(words[missed])
        assert {message["from"] for message in card} == {"system"}
        assert OFFICE in card[-1]["text"]
    installation.kill(bot=installation.pid("bot"))  # what it knew is on disk
    installation.start("actions")
    for missed, family in families.items():
        until(lambda family=family: family.history()[-1]["from"] == "bot", 90)
        for text in words[missed + 1 :]:
            family.say(text)
        assert requests_of(installation, family) == 1
        assert receipt(" ".join(message["text"] for message in family.history()))


def test_a_missed_answer_is_heard_before_what_the_family_says_next(
    installation: Installation, without: Stop
) -> None:
    family = WebFamily(installation, "es")
    words = ["quiero un abogado", "si", "para mi", "Rosa", "213 555 0174", "any time"]
    for text in words[:3]:
        family.say(text)
    without("worker")  # which would ask again by itself
    without("actions")
    assert {message["from"] for message in family.say("Rosa")} == {"system"}
    installation.start("actions")
    for text in words[4:]:
        family.say(text)
    assert requests_of(installation, family) == 1
    assert receipt(" ".join(message["text"] for message in family.history()))


def test_no_form_holds_up_an_emergency_while_the_action_server_is_down(
    installation: Installation, without: Stop
) -> None:
    family = WebFamily(installation)
    for text in ("i want to talk to a lawyer", "yes", "for me"):
        family.say(text)
    without("actions")
    replies = family.say("ICE is at my door")
    assert kinds(replies)[0] == "emergency"
    assert len(replies) < 6


def test_a_request_that_could_not_be_sent_reaches_the_lawyers_later_and_once(
    installation: Installation, without: Stop
) -> None:
    family = WebFamily(installation)
    for text in ("they took my brother", "i want a lawyer", "yes", "Rosa", "213 555 0176"):
        family.say(text)
    without("internal")
    replies = family.say("any time")
    assert OFFICE in " ".join(message["text"] for message in replies)
    # The action server is killed as well: what it keeps is on disk.
    installation.kill(actions=installation.pid("actions"))
    installation.start("internal")
    until(lambda: requests_of(installation, family) == 1, seconds=90)
    until(lambda: not kept(installation), seconds=30)
    assert requests_of(installation, family) == 1


def requests_of(installation: Installation, family: WebFamily) -> int:
    with closing(sqlite3.connect(installation.state / "record.sqlite3")) as record:
        [count] = record.execute(
            "SELECT count(*) FROM handoffs_handoff WHERE conversation_id = ?",
            (family.conversation.replace("-", ""),),
        ).fetchone()
    return int(count)


def kept(installation: Installation) -> int:
    with closing(sqlite3.connect(installation.state / "requests.sqlite3")) as outbox:
        [count] = outbox.execute("SELECT count(*) FROM request").fetchone()
    return int(count)
