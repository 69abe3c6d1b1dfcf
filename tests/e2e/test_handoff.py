"""From "ICE took my husband" to the lawyer's queue, on the web and by text message, in both languages."""

import re

import pytest

from tests.e2e.console import Console
from tests.e2e.family import SmsFamily, WebFamily, kinds, receipt, topics
from tests.e2e.installation import Installation


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["ICE took my husband", "i want a lawyer", "yes", "Maria", "213 555 0147", "any time"]),
        (
            "es",
            ["agarraron a mi esposo", "quiero un abogado", "si", "Maria", "mi numero es 213-555-0148", "no"],
        ),
    ],
)
def test_a_family_reaches_a_lawyer_on_the_web(
    installation: Installation, language: str, words: list[str]
) -> None:
    family = WebFamily(installation, language)
    replies = [family.say(text) for text in words]
    assert kinds(replies[0])[0] == "emergency"
    assert kinds(replies[-1]) == ["handoff"] * len(replies[-1])
    code = receipt(" ".join(message["text"] for message in replies[-1]))
    phone = words[4][-8:]
    said = " ".join(message["text"] for message in family.history())
    assert phone not in said
    assert "Maria" not in said

    console = Console(installation)
    request = console.handoff(code)
    assert request.urgency == "detained_now"
    assert request.language == {"en": "English", "es": "Spanish"}[language]
    assert "Maria" in request.contact
    assert phone[-4:] in request.contact
    for stage, shown in (
        ("claimed", "Claimed (demo)"),
        ("called", "Called (demo)"),
        ("closed", "Closed (demo)"),
    ):
        console.move(code, stage)
        assert console.handoff(code).stage == shown


@pytest.mark.parametrize(
    ("phone", "words"),
    [
        ("+12135550151", ["agarraron a mi esposa la migra", "4", "1", "Jose", "1", "1"]),
        ("+12135550152", ["they picked up my son", "i want a lawyer", "2", "Ana", "yes", "2"]),
    ],
)
def test_a_family_reaches_a_lawyer_by_text_message(
    installation: Installation, phone: str, words: list[str]
) -> None:
    family = SmsFamily(installation, phone)
    replies = [family.say(text) for text in words]
    code = receipt(replies[-1])
    request = Console(installation).handoff(code)
    assert phone[-4:] in request.contact
    assert words[3] in request.contact
    assert request.channel == "Text message"


def test_declining_opens_no_request_and_gives_the_office_phone(installation: Installation) -> None:
    family = WebFamily(installation)
    family.say("they took my brother")
    family.say("i want a lawyer")
    replies = family.say("no")
    assert "213-555-0100" in replies[-1]["text"]
    assert kinds(replies) == ["handoff"]


def test_a_second_handoff_asks_for_consent_again(installation: Installation) -> None:
    family = WebFamily(installation)
    for text in ("i need a lawyer", "yes", "for me", "Eva", "213 555 0161"):
        family.say(text)
    family.say("cancel")
    replies = family.say("i want a lawyer")
    assert [choice["value"] for choice in replies[-1]["choices"]][0].startswith("affirm{")


@pytest.mark.parametrize(
    ("language", "asked", "again"),
    [
        ("en", ["i want a lawyer", "yes", "for me"], "lawyer"),
        ("en", ["i want a lawyer", "yes", "for me"], "ICE took my brother"),
        ("es", ["quiero un abogado", "si", "para mi"], "la migra esta en la puerta"),
        ("es", ["quiero un abogado", "si", "para mi"], "donde tienen a mi hermano, no aparece"),
    ],
)
def test_what_comes_in_the_middle_is_answered_and_the_question_comes_again(
    installation: Installation, language: str, asked: list[str], again: str
) -> None:
    family = WebFamily(installation, language)
    question = [family.say(text) for text in asked][-1][-1]
    replies = family.say(again)
    assert len(replies) > 1
    assert len(replies) < 6
    assert replies[-1]["text"] == question["text"]
    assert family.say("Lupita")[-1]["text"] != question["text"]


@pytest.mark.parametrize("refusal", ["no me llamen", "dont call me", "cancel", "ya no quiero"])
def test_a_refusal_at_the_last_question_sends_nothing(installation: Installation, refusal: str) -> None:
    family = WebFamily(installation)
    for text in ("i want to talk to a lawyer", "yes", "for me", "Rosa", "213 555 0175"):
        family.say(text)
    said = " ".join(message["text"] for message in family.say(refusal))
    assert not re.search(r"\b[A-Z0-9]{3}-[A-Z][A-Z0-9]{2}\b|\b[A-Z][A-Z0-9]{2}-[A-Z0-9]{3}\b", said)


def test_the_words_of_a_button_can_be_typed(installation: Installation) -> None:
    family = WebFamily(installation, "es")
    question = family.say("quiero un abogado")[-1]
    assert family.say("SOLO LLAMENME")[-1]["text"] != question["text"]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["i want a lawyer", "yes", "my cousin", "no", "213 555 0162", "my sister may answer"]),
        (
            "es",
            [
                "quiero un abogado",
                "si",
                "un amigo",
                "no quiero dar mi nombre",
                "213 555 0163",
                "por la tarde",
            ],
        ),
    ],
)
def test_a_handoff_goes_on_without_a_name_and_takes_a_wish_in_any_words(
    installation: Installation, language: str, words: list[str]
) -> None:
    family = WebFamily(installation, language)
    replies = [family.say(text) for text in words]
    code = receipt(" ".join(message["text"] for message in replies[-1]))
    page = Console(installation).client.get(f"/requests/{code}/contact/").text
    assert words[4][-4:] in page
    assert words[5] in page


@pytest.mark.parametrize(
    ("asked", "bad"),
    [
        (["i want a lawyer", "yes", "for me", "Eva"], ["12345", "+52 55 1234 5678"]),
        (["quiero un abogado", "si", "para mi", "Eva"], ["555 0147", "asdf qwer"]),
    ],
)
def test_a_phone_that_cannot_be_called_gets_one_more_try_and_then_the_office_phone(
    installation: Installation, asked: list[str], bad: list[str]
) -> None:
    family = WebFamily(installation)
    question = [family.say(text) for text in asked][-1][-1]
    again = family.say(bad[0])
    assert [again[-1]["text"], len(again)] == [question["text"], 2]
    last = family.say(bad[1])
    assert kinds(last) == ["handoff"]
    assert "213-555-0100" in last[0]["text"]
    assert topics(family.say("what is a sanctuary city")) == {"sanctuary_meaning"}


@pytest.mark.parametrize(
    "refusal", ["no", "no quiero dar mi numero", "i dont want to give my number", "no phone"]
)
def test_without_a_phone_it_ends_kindly_with_the_office_phone(
    installation: Installation, refusal: str
) -> None:
    family = WebFamily(installation)
    for text in ("i want a lawyer", "yes", "for me", "Eva"):
        family.say(text)
    last = family.say(refusal)
    assert "213-555-0100" in last[-1]["text"]
    assert "question" not in kinds(last)


def test_another_language_in_the_middle_loses_nothing(installation: Installation) -> None:
    family = WebFamily(installation)
    for text in ("i want a lawyer", "yes", "for me", "Eva"):
        question = family.say(text)[-1]
    replies = family.say("en español por favor")
    assert {message["lang"] for message in replies} == {"es"}
    assert replies[-1]["kind"] == question["kind"]
    family.say("213 555 0164")
    last = family.say("no")
    code = receipt(" ".join(message["text"] for message in last))
    assert "Eva" in Console(installation).handoff(code).contact


def test_anybody_with_the_code_learns_where_the_request_stands(installation: Installation) -> None:
    family = WebFamily(installation)
    for text in ("ICE took my husband", "i want a lawyer", "yes", "Maria", "213 555 0165"):
        family.say(text)
    code = receipt(" ".join(message["text"] for message in family.say("any time")))
    typed = code.replace("-", " ").lower()
    other = WebFamily(installation, "es")
    waiting = other.say(f"mi clave es {typed}")
    assert code in waiting[0]["text"]
    assert "ningún abogado" in waiting[0]["text"]
    Console(installation).move(code, "claimed")
    assert "Un abogado ya tomó" in other.say(typed)[0]["text"]
    assert "Maria" not in str(other.history())


@pytest.mark.parametrize(
    ("language", "words", "again", "other"),
    [
        ("en", "how much is the bond", "say that again please", "en español por favor"),
        ("es", "cuanto es la fianza", "otra vez por favor", "english please"),
    ],
)
def test_the_last_answer_is_said_again_and_in_the_other_language(
    installation: Installation, language: str, words: str, again: str, other: str
) -> None:
    family = WebFamily(installation, language)
    first = [message["text"] for message in family.say(words)]
    family.say("thank you" if language == "en" else "gracias")
    *told, person = family.say(again)
    assert [message["text"] for message in told] == first
    assert [choice["value"] for choice in person["choices"]] == ["talk_to_lawyer"]
    replies = family.say(other)
    assert [message["topic"] for message in replies if message["topic"] == "bond"]
    assert {message["lang"] for message in replies} == {"es" if language == "en" else "en"}
