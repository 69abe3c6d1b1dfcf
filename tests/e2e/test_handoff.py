"""From "ICE took my husband" to the lawyer's queue, on the web and by text message, in both languages."""

import re

import pytest

from tests.e2e.console import Console
from tests.e2e.family import SmsFamily, WebFamily, kinds, receipt
from tests.e2e.installation import Installation


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["ICE took my husband", "yes", "yes", "Maria", "213 555 0147", "any time"]),
        ("es", ["agarraron a mi esposo", "si", "si", "Maria", "mi numero es 213-555-0148", "no"]),
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
        ("+12135550152", ["they picked up my son", "yes", "2", "Ana", "yes", "2"]),
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
    replies = family.say("no")
    assert "213-555-0100" in replies[-1]["text"]
    assert kinds(replies) == ["handoff"]


def test_a_second_handoff_asks_for_consent_again(installation: Installation) -> None:
    family = WebFamily(installation)
    for text in ("i need a lawyer", "yes", "Eva", "213 555 0161"):
        family.say(text)
    family.say("cancel")
    replies = family.say("i want a lawyer")
    assert [choice["value"] for choice in replies[-1]["choices"]][0].startswith("affirm{")


@pytest.mark.parametrize(
    ("language", "asked", "again"),
    [
        ("en", ["i want a lawyer", "yes"], "lawyer"),
        ("en", ["i want a lawyer", "yes"], "ICE took my brother"),
        ("es", ["quiero un abogado", "si"], "la migra esta en la puerta"),
        ("es", ["quiero un abogado", "si"], "donde tienen a mi hermano, no aparece"),
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
    for text in ("i want to talk to a lawyer", "yes", "Rosa", "213 555 0175"):
        family.say(text)
    said = " ".join(message["text"] for message in family.say(refusal))
    assert not re.search(r"\b[A-Z0-9]{3}-[A-Z][A-Z0-9]{2}\b|\b[A-Z][A-Z0-9]{2}-[A-Z0-9]{3}\b", said)


def test_the_words_of_a_button_can_be_typed(installation: Installation) -> None:
    family = WebFamily(installation, "es")
    question = family.say("quiero un abogado")[-1]
    assert family.say("SOLO LLAMENME")[-1]["text"] != question["text"]
