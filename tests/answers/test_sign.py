"""Signing from the command line: bad input gets one clear line and changes nothing."""

import shutil
from datetime import date

import pytest

from answers import Catalogue, check, sign
from answers.around import file_around
from answers.catalogue import ROOT
from answers.check import faults_of_signatures
from answers.signatures import read_signatures, short_hash

CATALOGUE = Catalogue.load()
# A day on which both answers had been written.
READ = max(CATALOGUE.file_of(name).review["reviewed"] for name in ("bond", "asylum"))


@pytest.fixture
def project(tmp_path, monkeypatch):
    monkeypatch.setattr(sign, "ROOT", tmp_path)
    monkeypatch.setattr(check, "ROOT", tmp_path)
    (tmp_path / "data").mkdir()
    for name in ("widget.yml", "clock.yml"):
        shutil.copy(ROOT / "data" / name, tmp_path / "data" / name)
    return tmp_path


def signed(project):
    return sorted(path.stem for path in (project / "data" / "signatures").glob("*.yml"))


def test_one_answer_or_several_are_signed(project, capsys):
    assert sign.main(["--intent", "bond, asylum", "--by", " Ana  Example, SBN 000000", "--on", READ]) == 0
    assert signed(project) == ["asylum", "bond"]
    assert "by: Ana Example, SBN 000000" in (project / "data" / "signatures" / "bond.yml").read_text()
    assert "bond  " in capsys.readouterr().out


@pytest.mark.parametrize(
    ("intent", "by", "on", "said"),
    [
        ("bonds", "Ana", READ, "there is no answer 'bonds'"),
        ("bond,bonds", "Ana", READ, "there is no answer 'bonds'"),
        (" , ", "Ana", READ, "no INTENT is named"),
        ("bond", " ", READ, "BY must be the lawyer's name"),
        ("bond", "123", READ, "BY must be the lawyer's name"),
        ("bond", "draft", READ, "BY must be the lawyer's name"),
        ("bond", "Ana", "20 Nov", "ON must be a date such as 2026-12-01, not '20 Nov'"),
        ("bond", "Ana", "", "ON must be a date"),
        ("bond", "Ana", "20261125", "not '20261125'"),
        ("bond", "Ana", str(date.max), "has not come yet"),
        ("bond", "Ana", "2020-01-02", "after 2020-01-02"),
        ("bond:000000000000", "Ana", READ, "bond is no longer the text that was printed"),
        ("bond:", "Ana", READ, "bond is no longer the text that was printed"),
    ],
)
def test_what_cannot_be_signed_gets_one_line_and_changes_nothing(project, capsys, intent, by, on, said):
    assert sign.main(["--intent", intent, "--by", by, "--on", on]) == 1
    error = capsys.readouterr().err
    assert error.startswith("Not signed: ")
    assert said in error
    assert error.count("\n") == 1
    assert signed(project) == []


def test_a_name_as_it_is_printed_signs_the_printed_text(project):
    printed = f"bond:{short_hash(CATALOGUE.file_of('bond'))}"
    assert sign.main(["--intent", printed, "--by", "Ana Example", "--on", READ]) == 0
    assert signed(project) == ["bond"]


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [("widget", '"Help for families"', '"Help for all"'), ("clock", "'a las' h:mm", "'a eso de las' h:mm")],
)
def test_the_words_around_the_answers_are_signed_and_a_change_voids_it(project, name, old, new):
    def standing():
        catalogue = Catalogue.load()
        catalogue.signatures = read_signatures(project / "data")
        by = catalogue.review_of(file_around(project / "data", name))["by"]
        return by, [str(fault) for fault in faults_of_signatures(catalogue)]

    file = file_around(project / "data", name)
    printed = f"{name}:{short_hash(file)}"
    assert sign.main(["--intent", printed, "--by", "Ana Example", "--on", file.review["reviewed"]]) == 0
    assert standing() == ("Ana Example", [])

    path = project / "data" / f"{name}.yml"
    assert old in path.read_text()
    path.write_text(path.read_text().replace(old, new, 1))
    by, (fault,) = standing()
    assert by.startswith("draft")
    assert f"void: the text of {name} has changed" in fault
    assert sign.main(["--intent", printed, "--by", "Ana Example", "--on", file.review["reviewed"]]) == 1
