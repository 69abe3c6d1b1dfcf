"""The content checks: each fault is found, and says where and how to mend it."""

import shutil

import pytest

from answers import Catalogue, Office, check
from answers.catalogue import ROOT
from answers.check import faults_of

OFFICE = Office(name="The Office", phone="213-555-0100")


@pytest.fixture
def project(tmp_path, monkeypatch):
    shutil.copytree(ROOT / "data", tmp_path / "data")
    monkeypatch.setattr(check, "ROOT", tmp_path)
    return tmp_path


def faults_after(project, name, old, new):
    path = next((project / "data").rglob(name))
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))
    return [str(fault) for fault in faults_of(Catalogue.load(project, office=OFFICE))]


def test_the_content_as_it_is_has_no_fault():
    assert faults_of(Catalogue.load(office=OFFICE)) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('  by: draft, not yet reviewed by a lawyer\n', "", "no 'by' in the review"),
        ("by: draft, not yet reviewed by a lawyer", "by: Ana Example", "a signature typed by hand"),
        ("    - bond-minimum\n", "    - bond-maximum\n", "no fact 'bond-maximum'"),
        ('reviewed: "2026-11-23"', "reviewed: 2026-11-23", "not in quotes"),
        ('due: "2027-02-20"', 'due: "2027-06-20"', "due more than 90 days"),
        ('en: "Bond"', 'en: "Bond, and everything around it"', "over 24 letters"),
        ('es: "Fianza"', 'es: "Información"', "not GSM-7"),
        ("next: [dont_sign", "next: [nowhere", "leads to 'nowhere'"),
        ("id: bond-es-sms\n      channel: sms", "id: bond-es-sms\n      channel: fax", "no text for es, sms"),
        ("Some people can leave on bond.", "Call 213-555-0142.", "types a phone number"),
        ("Algunas personas pueden salir con fianza. Pero", "Tú puedes salir con fianza. Pero", "says 'Tú'"),
        ("Some people can leave detention on bond.", "You are safe here.", "comforts falsely"),
        ("<office.phone>", "<nobody.phone>", "data/phones.yml"),
        ("Some people can leave on bond.", "Some people “can” leave on bond.", "an SMS uses GSM-7"),
        ("Some people can leave on bond.", "Some people can leave on bond. " * 9, "SMS segments"),
        ("Start now:", "Start now: " + "do it " * 120, "words"),
        (
            "Some people can leave detention on bond.",
            "Notwithstanding contemporaneous administrative determinations regarding discretionary custodial "
            "redetermination eligibility, individualized adjudication necessitates comprehensive evidentiary "
            "documentation notwithstanding jurisdictional considerations. " * 4,
            "is of grade",
        ),
    ],
)  # fmt: skip
def test_a_fault_is_found(project, old, new, said):
    faults = faults_after(project, "bond.yml", old, new)
    assert any(said in fault for fault in faults), faults
    assert all(fault.startswith("data/answers/detention/bond.yml:") and " -> " in fault for fault in faults)
