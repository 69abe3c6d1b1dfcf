"""The first turn of each emergency that asks: what protects in one text of two segments, what is asked in the next."""

import pytest

from answers import Catalogue
from answers.sms import segments
from answers.texting import as_texts
from tests.desk.sms.test_segments import bubbles

WORDS = Catalogue.load()
EMERGENCIES = ["relative_detained", "ice_at_door", "find_detainee"]


def first_turn(intent: str, language: str) -> list[str]:
    protects = bubbles(WORDS, f"utter_{intent}", language)
    protects[-1].choices = []  # under an open question stand its own answers
    question = bubbles(WORDS, f"utter_ask_{WORDS.flows[intent].form[0]}", language)
    return as_texts([*protects, *question], bubbles(WORDS, "utter_notice_welcome", language))


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("intent", EMERGENCIES)
def test_what_protects_and_what_is_asked_are_texts_of_two_segments_each(intent: str, language: str) -> None:
    protects, asks, *welcome = first_turn(intent, language)
    assert protects == bubbles(WORDS, f"utter_{intent}", language)[0].text
    assert "?" in asks
    assert "\n1 " in asks
    assert segments(protects) <= 2
    assert segments(asks) <= 2
    assert "STOP" in "".join(welcome)


def test_every_emergency_that_asks_is_measured() -> None:
    assert sorted(EMERGENCIES) == sorted(set(WORDS.flows) & WORDS.emergencies)
