"""One file that cannot be read is one line of `make check`; the other files are still checked."""

import shutil

import pytest

from answers import check
from answers.catalogue import ROOT
from answers.check import faults_of_project
from answers.content import content_paths

KEPT = (
    "bond.yml",
    "distress.yml",
    "asylum.yml",
    "find_detainee.yml",
    "notice_reviewed.yml",
    "notice_more.yml",
)


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A small project: the lists, and a few of the content files, whose examples are not compared."""
    data = tmp_path / "data"
    data.mkdir()
    for name in ("intents.yml", "facts.yml", "phones.yml", "widget.yml", "clock.yml"):
        shutil.copy(ROOT / "data" / name, data / name)
    for path in content_paths(ROOT / "data"):
        if path.name in KEPT:
            copied = tmp_path / path.relative_to(ROOT)
            copied.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, copied)
    monkeypatch.setattr(check, "ROOT", tmp_path)
    monkeypatch.setattr(check, "faults_of_examples", lambda examples, needs: ())
    return tmp_path


def _change(project, name, old, new):
    path = next((project / "data").rglob(name))
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


def _faults(project):
    return [str(fault) for fault in faults_of_project(project)]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("value: es}", "value: en}", "utter_bond has two texts for en, web -> keep the reviewed one"),
        ("    examples: |", "    samples: |", "a block of bond has no examples -> write examples: |"),
        ("responses:", "responses: [", "no YAML"),
        ("  utter_bond:", "  utter_asylum:", "utter_asylum stands in data/answers/detention/bond.yml too"),
        ("responses:\n", "responses: 17\nothers:\n", "cannot be read: AttributeError"),
    ],
)
def test_a_file_that_cannot_be_read_hides_no_other(project, old, new, said):
    _change(project, "bond.yml", old, new)
    _change(project, "distress.yml", "Go to a safe place.", "You are safe here.")
    unread, *others = _faults(project)
    assert said in unread
    assert unread.startswith("data/answers/")
    assert " -> " in unread
    assert any("distress-en comforts falsely" in fault for fault in others)


def test_a_notice_that_cannot_be_read_hides_no_other(project):
    _change(project, "notice_reviewed.yml", "responses:", "responses: [")
    _change(project, "notice_more.yml", "responses:", "responses: [")
    _change(project, "distress.yml", "Go to a safe place.", "You are safe here.")
    faults = _faults(project)
    assert all("no YAML" in fault for fault in faults[:2])
    assert any("distress-en comforts falsely" in fault for fault in faults)


def test_every_need_has_a_file(project):
    faults = [fault for fault in _faults(project) if " has no file -> write data/" in fault]
    lines = (project / "data" / "intents.yml").read_text().splitlines()
    at = {need: lines.index(line) + 1 for line in lines if (need := line.split(":")[0].strip())}
    said = "the need 'red_card' has no file -> write data/answers/<theme>/red_card.yml"
    assert f"data/intents.yml:{at['red_card']}: {said}" in faults
    said = "the need 'ice_at_door' has no file -> write data/flows/ice_at_door.yml"
    assert f"data/intents.yml:{at['ice_at_door']}: {said}" in faults
    assert not any("'bond'" in fault for fault in faults)


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("phones.yml", '  number: "888-624-4752"\n', "", "larrn has no number -> write it in quotes"),
        ("phones.yml", "  source: larrn-hotline\n", "", "larrn has no source -> name the fact"),
        ("facts.yml", "  claim:", "  said:", "has no claim -> say in our own words"),
        ("facts.yml", "- id:", "- name:", "fact number 1 has no id -> give it a short one"),
    ],
)  # fmt: skip
def test_a_gap_in_a_list_is_a_line(project, name, old, new, said):
    _change(project, name, old, new)
    faults = _faults(project)
    assert any(said in fault and fault.startswith(f"data/{name}:") for fault in faults), faults
