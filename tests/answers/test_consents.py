"""The words to which families agreed are kept, and are those in which the question is asked."""

from dataclasses import replace
from hashlib import sha256

import pytest

from answers import Catalogue
from answers.check import faults_of
from answers.consents import RESPONSE, asked_today, faults_of_consent, kept_consents, words_read
from answers.content import CHANNELS, LANGUAGES

# Each line stays for ever; a new version gets one more.
KEPT = {"2026-11-26": "13f2dda5ea3d4201"}


@pytest.fixture(scope="module")
def catalogue():
    return Catalogue.load()


def test_what_was_kept_is_never_changed_and_never_deleted():
    written = {
        version: sha256(repr(sorted(words.items())).encode()).hexdigest()[:16]
        for version, words in kept_consents().items()
    }
    assert written == KEPT


def test_the_question_is_asked_in_the_words_of_the_newest_version(catalogue):
    assert asked_today(catalogue) == max(kept_consents().items())[1]
    assert list(faults_of_consent(catalogue, kept_consents())) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("channel", CHANNELS)
@pytest.mark.parametrize(
    "reworded",
    [
        lambda text: replace(text, text=text.text.replace("30", "60") + " "),
        lambda text: replace(text, buttons=text.buttons[:2]),
        lambda text: replace(text, buttons=[{**button, "payload": "/deny"} for button in text.buttons]),
    ],
    ids=["another text", "a choice less", "a choice that leads elsewhere"],
)
def test_make_check_says_where_other_words_need_a_new_version(
    monkeypatch, catalogue, language, channel, reworded
):
    # What all other content is checked for takes its time.
    for others in ("faults_of_file", "_examples"):
        monkeypatch.setattr(f"answers.check.{others}", lambda *_: [])
    texts = catalogue.file_with(RESPONSE).responses[RESPONSE]
    monkeypatch.setitem(texts, (language, channel), reworded(texts[(language, channel)]))
    (fault,) = [fault for fault in faults_of(catalogue) if "data/consents" in fault.what]
    said = str(fault)
    assert said.startswith("data/flows/talk_to_lawyer.yml:")
    assert fault.line > 1
    assert "2026-11-26.yml" in said
    assert "CONSENT_VERSION" in said


def test_a_question_that_was_never_kept_is_four_faults(catalogue):
    assert len(list(faults_of_consent(catalogue, {}))) == 4


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("channel", CHANNELS)
def test_a_lawyer_reads_what_the_family_read(catalogue, language, channel):
    read = words_read(catalogue, "2026-11-26", language, channel)
    said = catalogue.say(RESPONSE, language, channel)
    assert read.words.splitlines() == [
        *said[-1]["text"].splitlines(),
        *(f"- {choice['label']}" for choice in said[-1]["choices"]),
    ]


def test_of_a_version_that_was_not_kept_there_are_no_words(catalogue):
    assert words_read(catalogue, "2026-11-23", "en", "web") is None
