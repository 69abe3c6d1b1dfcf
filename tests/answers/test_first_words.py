"""The first words of an emergency are whole sentences, protect on their own, and cost no dear letters in Spanish."""

import pytest

from answers import Catalogue, Office
from answers.check import faults_of_file
from answers.content import read_content
from answers.first_words import LONGEST, first_words, protects
from answers.sms import outside_gsm7

CATALOGUE = Catalogue.load(office=Office(name="The Office", phone="213-555-0100"))
FIRST = sorted(CATALOGUE.emergencies) + ["notice_pulled_emergency"]


def test_they_end_with_the_last_sentence_that_fits():
    assert first_words("Do not open. Sign nothing. " + "word " * 40 + ".") == "Do not open. Sign nothing."
    assert first_words("word " * 40 + ".") == ""
    assert first_words('Say: "I want a lawyer." ' + "word " * 40) == 'Say: "I want a lawyer."'
    assert first_words("x" * (LONGEST - 1) + ".") == "x" * (LONGEST - 1) + "."
    assert first_words("x" * LONGEST + ".") == ""


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "Keep the door closed."), ("en", "Sign nothing."), ("en", "Call 911 now."), ("en", "Ask for a lawyer.")]
    + [("es", "No abra la puerta."), ("es", "Que no firme nada."), ("es", "Llame al 988."), ("es", "Pida un abogado.")],
)  # fmt: skip
def test_what_protects_is_known(language, said):
    assert protects(said, language)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Search locator.ice.gov now."),
        ("en", "Signatures count."),
        ("es", "Busque ya. No los escriba aqui."),
    ],
)
def test_where_to_look_protects_nobody(language, said):
    assert not protects(said, language)


@pytest.mark.parametrize("need", FIRST)
@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("channel", ["web", "sms"])
def test_every_emergency_begins_with_what_protects(need, language, channel):
    text = CATALOGUE.text(f"utter_{need}", language, channel).text
    words = first_words(CATALOGUE.fill(text, language, channel))
    assert protects(words, language)
    assert language == "en" or not outside_gsm7(words)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("No firme nada por ahora, ni", "No firme nada todavía, ni", "letters of dont-sign-es have 'í'"),
        ("Do not sign anything yet: not you", "Wait " * 40 + "not you", "the first sentence of dont-sign-en is longer"),
        ("No firme nada por ahora, ni", "Espere. " + "Espere " * 25 + "ni", "letters of dont-sign-es tell nobody"),
    ],
)  # fmt: skip
def test_first_words_that_do_not_are_a_fault_of_their_line(tmp_path, monkeypatch, old, new, said):
    path = CATALOGUE.file_of("dont_sign").path
    changed = tmp_path / "data" / "answers" / "detention" / path.name
    changed.parent.mkdir(parents=True)
    changed.write_text(path.read_text().replace(old, new, 1))
    monkeypatch.setattr("answers.check.ROOT", tmp_path)
    faults = [str(fault) for fault in faults_of_file(read_content(changed), CATALOGUE)]
    line = next(at for at, line in enumerate(changed.read_text().splitlines(), 1) if new in line)
    assert any(said in fault and f"dont_sign.yml:{line}:" in fault for fault in faults), faults
