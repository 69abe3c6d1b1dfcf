"""A lawyer's signature holds for the very strings, and is void after any change."""

import shutil
from dataclasses import replace
from datetime import date

import pytest

from answers import Catalogue, Office
from answers.catalogue import ROOT
from answers.check import faults_of_signatures
from answers.content import CHANNELS, LANGUAGES, ContentError
from answers.signatures import hash_of, strings_of, write_signature

OFFICE = Office(name="The Office", phone="213-555-0100")
LAWYER = "Ana Example, SBN 000000"


@pytest.fixture
def project(tmp_path, monkeypatch):
    shutil.copytree(ROOT / "data", tmp_path / "data", ignore=shutil.ignore_patterns("words"))
    monkeypatch.setattr("answers.check.ROOT", tmp_path)
    return tmp_path


def load(project):
    return Catalogue.load(project, office=OFFICE)


def sign(project, intent, on=date(2026, 12, 1)):
    catalogue = load(project)
    return write_signature(project / "data", catalogue.file_of(intent), catalogue.facts, LAWYER, on)


def reword(project, old, new):
    path = project / "data" / "answers" / "detention" / "bond.yml"
    assert old in path.read_text()
    path.write_text(path.read_text().replace(old, new, 1))


def test_a_signed_answer_says_who_and_when_and_is_due_by_its_facts(project):
    assert load(project).reviewed("utter_bond")["by"] == "draft, not yet reviewed by a lawyer"
    sign(project, "bond")
    assert load(project).reviewed("utter_bond") == {"by": LAWYER, "on": "2026-12-01", "due": "2027-03-01"}
    sign(project, "thanks")
    assert load(project).reviewed("utter_thanks")["due"] == "2027-12-01"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Some people can leave detention on bond.", "Some people may leave detention on bond."),
        ("Algunos pueden salir con ella. Pero desde julio de 2025 ICE", "Algunos salen. ICE"),
        ('en: "Bond"', 'en: "Bail"'),
    ],
)
def test_any_change_of_a_string_voids_it_and_the_check_says_so(project, old, new):
    sign(project, "bond")
    reword(project, old, new)
    assert load(project).reviewed("utter_bond")["by"] == "draft, not yet reviewed by a lawyer"
    (fault,) = map(str, faults_of_signatures(load(project)))
    assert "the signature of Ana Example, SBN 000000 is void: the text of bond has changed" in fault


def test_another_example_or_rule_voids_nothing(project):
    sign(project, "bond")
    reword(project, "- can my boss pay it\n", "- can my boss pay all of it please\n")
    assert load(project).reviewed("utter_bond")["by"] == LAWYER


def test_a_signature_without_an_answer_is_a_fault(project):
    sign(project, "bond").rename(project / "data" / "signatures" / "bonds.yml")
    (fault,) = map(str, faults_of_signatures(load(project)))
    assert "signs 'bonds', which has no file" in fault


def test_the_hash_does_not_depend_on_the_order_and_tells_ids_from_texts():
    assert hash_of({"a": "b", "c": "d"}) == hash_of({"c": "d", "a": "b"})
    assert hash_of({"a": "bc"}) != hash_of({"ab": "c"})


def test_every_string_of_the_file_is_signed():
    strings = strings_of(Catalogue.load(office=OFFICE).file_of("bond"))
    texts = {f"utter_bond {language} {channel}" for language in LANGUAGES for channel in CHANNELS}
    assert strings.keys() == {"label en", "label es"} | texts


def test_two_texts_without_an_id_are_signed_each():
    file = Catalogue.load(office=OFFICE).file_of("bond")
    nameless = {case: replace(text, id="") for case, text in file.responses["utter_bond"].items()}
    assert strings_of(replace(file, responses={"utter_bond": nameless})) == strings_of(file)


@pytest.mark.parametrize(
    ("old", "new"), [('"Only call me"', '"Just call me"'), ('"call_only"', '"call_and_share"')]
)
def test_another_button_or_another_way_it_leads_voids_it(project, old, new):
    sign(project, "talk_to_lawyer")
    path = project / "data" / "flows" / "talk_to_lawyer.yml"
    assert old in path.read_text()
    path.write_text(path.read_text().replace(old, new, 1))
    assert load(project).reviewed("utter_ask_handoff_consent")["by"].startswith("draft")


def test_a_signature_whose_strings_were_edited_is_void(project):
    path = sign(project, "bond")
    path.write_text(path.read_text().replace("Fianza", "Caución", 1))
    assert load(project).reviewed("utter_bond")["by"].startswith("draft")


def test_a_signature_due_later_than_its_sources_allow_is_a_fault(project):
    path = sign(project, "bond")
    path.write_text(path.read_text().replace("2027-03-01", "2027-03-02"))
    (fault,) = map(str, faults_of_signatures(load(project)))
    assert "due 2027-03-02, more than 90 days after the signature" in fault


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[]", "no strings"),
        ("by: me", "no strings"),
        ("strings: {}\nby: me", "'on' is missing"),
        ("strings: {}\nby: me\n'on': soon\ndue: 2027-03-01\nhash: a", "Invalid isoformat"),
    ],
)
def test_a_file_that_is_no_signature_is_named(project, text, said):
    (project / "data" / "signatures").mkdir(exist_ok=True)
    (project / "data" / "signatures" / "bond.yml").write_text(text)
    with pytest.raises(ContentError, match=rf"bond\.yml:1: no signature: {said}"):
        load(project)
