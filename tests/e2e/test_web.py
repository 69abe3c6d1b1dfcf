"""A family's message through the chat API, the bot and back, in both languages."""

import pytest

from tests.e2e.family import WebFamily, kinds, topics
from tests.e2e.installation import Installation

QUESTIONS = [
    ("en", "does a sanctuary city prevent deportation?", "sanctuary_prevents_deportation", "answer"),
    ("es", "la ciudad santuario me proteje de la deportacion?", "sanctuary_prevents_deportation", "answer"),
    ("en", "what is a sanctuary city", "sanctuary_meaning", "answer"),
    ("en", "ICE IS AT MY DOOR", "ice_at_door", "emergency"),
    ("es", "la migra esta tocando la puerta", "ice_at_door", "emergency"),
    ("en", "ICE took my husband, what do I do?", "relative_detained", "emergency"),
    ("es", "se llevaron a mi esposo q hago", "relative_detained", "emergency"),
    ("es", "donde tienen a mi hermano, no aparece", "find_detainee", "emergency"),
    ("en", "they want him to sign papers", "dont_sign", "emergency"),
    ("es", "cuanto es la fianza", "bond", "answer"),
    ("en", "where can i get a free lawyer", "free_legal_help", "answer"),
    ("es", "esto es privado o le avisan a la migra", "privacy", "answer"),
]


@pytest.mark.parametrize(("language", "text", "topic", "kind"), QUESTIONS)
def test_a_question_gets_its_reviewed_answer(
    installation: Installation, language: str, text: str, topic: str, kind: str
) -> None:
    family = WebFamily(installation, "en" if language == "es" else "es")
    first = family.say(text)[0]
    assert (first["topic"], first["kind"], first["lang"]) == (topic, kind, language)
    assert first["from"] == "bot"
    assert first["reviewed"]


def test_the_first_contact_says_that_it_is_a_machine_and_offers_choices(installation: Installation) -> None:
    family = WebFamily(installation)
    assert "machine" in family.welcome[0]["text"]
    assert any("máquina" in message["text"] for message in family.welcome)
    assert len(family.welcome[-1]["choices"]) >= 5


def test_an_emergency_offers_a_lawyer_in_the_same_turn(installation: Installation) -> None:
    replies = WebFamily(installation).say("ICE took my husband")
    assert kinds(replies)[0] == "emergency"
    assert "sign" in replies[0]["text"][:160].lower()
    assert replies[-1]["kind"] == "question"
    assert [choice["value"] for choice in replies[-1]["choices"]][-1:] == ["talk_to_lawyer"]


def test_a_button_of_the_other_language_switches_and_stays(installation: Installation) -> None:
    family = WebFamily(installation, "en")
    assert family.choose('change_language{"language":"es"}')[0]["lang"] == "es"
    assert family.say("bond")[0]["lang"] == "es"
    assert family.say("english please")[0]["lang"] == "en"
    assert family.say("fianza")[0]["lang"] == "en"


def test_a_language_we_do_not_speak_gets_a_signpost_and_locks_nothing(installation: Installation) -> None:
    family = WebFamily(installation)
    assert topics(family.say("do you speak K'iche'?")) == {"change_language"}
    assert family.say("se llevaron a mi hijo")[0]["lang"] == "es"


def test_typed_identifiers_are_replaced_and_the_family_is_warned(installation: Installation) -> None:
    family = WebFamily(installation)
    family.say("my A number is A 201 555 987 and my husband was taken")
    texts = [message["text"] for message in family.history()]
    assert not any("201" in text for text in texts)
    assert any("[A-NUMBER 1]" in text for text in texts)


def test_erasing_leaves_nothing_to_ask_for(installation: Installation) -> None:
    family = WebFamily(installation)
    family.say("bond")
    assert family.client.delete("/api/chat/conversations/current").status_code == 204
    assert family.client.get("/api/chat/messages").status_code == 401
    assert family.post({"text": "hello"}).status_code == 401


def test_the_bots_own_understanding_can_be_asked_on_loopback(installation: Installation) -> None:
    parsed = WebFamily(installation).client.post(
        installation.env["BOT_URL"] + "/model/parse", json={"text": "cuanto es la fianza"}
    )
    assert parsed.json()["intent"]["name"] == "bond"
