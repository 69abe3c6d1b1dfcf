"""What a family is told at first contact, on each channel, in each language."""

import re

import pytest

from answers import Catalogue, Office

OFFICE = Office(name="The Office", phone="213-555-0100")
SAID = {
    "a machine": {"en": "I am a machine", "es": "(?:una máquina|un robot)"},
    "not a lawyer": {"en": "not a lawyer", "es": "no un abogado"},
    "information only": {"en": "[Ii]nformation only", "es": "Solo (?:doy información|informo)"},
    "no names": {"en": "[Dd]o not (?:write|text) names", "es": "[Nn]o (?:escriba|mande) nombres"},
}
OF_THE_WELCOME = {
    "what is kept, how long": {"en": "We keep .*14 days", "es": "Guardamos .*(?:14 días|2 semanas)"},
    "a person": {"en": "person.*(?i:lawyer)", "es": "[Pp]ersona.*(?i:abogado)"},
}


@pytest.fixture(scope="module")
def catalogue():
    return Catalogue.load(office=OFFICE)


def said(catalogue, response, language, channel):
    return "\n\n".join(bubble["text"] for bubble in catalogue.say(response, language, channel))


@pytest.mark.parametrize("channel", ["web", "sms"])
@pytest.mark.parametrize("first", ["en", "es"])
def test_the_welcome_says_all_of_it_in_both_languages(catalogue, first, channel):
    text = said(catalogue, "utter_notice_welcome", first, channel)
    for what, words in {**SAID, **OF_THE_WELCOME}.items():
        for language in ("en", "es"):
            assert re.search(words[language], text), f"{what} ({language})"
    assert OFFICE.phone in text


@pytest.mark.parametrize("first", ["en", "es"])
def test_by_sms_it_says_who_sends_it_and_how_to_stop(catalogue, first):
    text = said(catalogue, "utter_notice_welcome", first, "sms")
    assert text.startswith(f"{OFFICE.name}: ")
    assert "STOP" in text
    assert "ALTO" in text


@pytest.mark.parametrize("channel", ["web", "sms"])
@pytest.mark.parametrize("language", ["en", "es"])
def test_help_says_who_answers_and_how_to_reach_a_person(catalogue, language, channel):
    text = said(catalogue, "utter_notice_help", language, channel)
    assert OFFICE.name in text
    assert OFFICE.phone in text
    for what, words in SAID.items():
        assert re.search(words[language], text), what


@pytest.mark.parametrize("channel", ["web", "sms"])
@pytest.mark.parametrize(("language", "words"), [("en", "erase everything"), ("es", "borrar todo")])
def test_the_words_that_erase_are_those_that_the_answer_on_privacy_names(catalogue, language, words, channel):
    assert words in said(catalogue, "utter_privacy", language, channel).casefold()
    rules = catalogue.file_of("delete_my_data").recognise
    assert any(words in rule.get("phrase", ()) for rule in rules)


@pytest.mark.parametrize("channel", ["web", "sms"])
@pytest.mark.parametrize("language", ["en", "es"])
def test_nobody_is_told_that_a_person_is_there_at_any_time(catalogue, language, channel):
    text = said(catalogue, "utter_notice_welcome", language, channel)
    assert not re.search("at any time|en cualquier momento", text)
