"""Signing from the command line: bad input gets one clear line and changes nothing."""

from datetime import date

import pytest

from answers import sign


@pytest.fixture
def project(tmp_path, monkeypatch):
    monkeypatch.setattr(sign, "ROOT", tmp_path)
    (tmp_path / "data").mkdir()
    return tmp_path


def signed(project):
    return sorted(path.stem for path in (project / "data").rglob("*.yml"))


def test_one_answer_or_several_are_signed(project, capsys):
    assert (
        sign.main(["--intent", "bond, asylum", "--by", " Ana  Example, SBN 000000", "--on", "2026-11-20"])
        == 0
    )
    assert signed(project) == ["asylum", "bond"]
    assert "by: Ana Example, SBN 000000" in (project / "data" / "signatures" / "bond.yml").read_text()
    assert "bond  " in capsys.readouterr().out


@pytest.mark.parametrize(
    ("intent", "by", "on", "said"),
    [
        ("bonds", "Ana", "2026-11-20", "there is no answer 'bonds'"),
        ("bond,bonds", "Ana", "2026-11-20", "there is no answer 'bonds'"),
        (" , ", "Ana", "2026-11-20", "no INTENT is named"),
        ("bond", " ", "2026-11-20", "BY must be the lawyer's name"),
        ("bond", "123", "2026-11-20", "BY must be the lawyer's name"),
        ("bond", "draft", "2026-11-20", "BY must be the lawyer's name"),
        ("bond", "Ana", "20 Nov", "ON must be a date such as 2026-12-01, not '20 Nov'"),
        ("bond", "Ana", "", "ON must be a date"),
        ("bond", "Ana", str(date.max), "has not come yet"),
    ],
)
def test_what_cannot_be_signed_gets_one_line_and_changes_nothing(project, capsys, intent, by, on, said):
    assert sign.main(["--intent", intent, "--by", by, "--on", on]) == 1
    error = capsys.readouterr().err
    assert error.startswith("Not signed: ")
    assert said in error
    assert error.count("\n") == 1
    assert signed(project) == []
