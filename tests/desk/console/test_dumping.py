"""`make dump`: every string that a family can receive, also as it is texted, and what is said of time."""

import json
import re
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from answers.catalogue import ROOT
from answers.content import LANGUAGES
from answers.dump import SENT
from answers.sms import segments
from desk.console.dumping import every_string
from desk.console.management.commands import dump
from desk.record.catalogue import approved_words

DUMPED = ["clock.yml", "widget.yml"]
# Lists whose names and numbers are filled into the texts, and the pages shown as sources.
FILLED_IN = ["facts.yml", "phones.yml"]
NOT_FOR_FAMILIES = ["alarms.yml", "intents.yml", "privacy_words.yml", "sms_keywords.yml"]
FOLDERS_NOT_FOR_FAMILIES = ["consents", "signatures", "words"]
# What a page says in its own letters: the name of the service, and the number everybody knows.
IN_TEMPLATES = {"Amparo", "911"}


@pytest.fixture(scope="module")
def dumped() -> list[dict[str, Any]]:
    return list(every_string())


def test_every_response_stands_there_as_it_is_texted(dumped: list[dict[str, Any]]) -> None:
    words = approved_words()
    sent = {one["id"] for one in dumped if one["id"].startswith(SENT)}
    responses = [response for file in words.files for response in file.responses]
    texts = {words.text(response, language, "sms").id for response in responses for language in LANGUAGES}
    assert {SENT + text for text in texts} <= sent


@pytest.mark.parametrize(
    ("language", "line", "more"), [("en", "not legal advice", "MORE"), ("es", "No es consejo legal", "MAS")]
)
def test_a_text_message_has_its_choices_its_line_and_its_segments(
    dumped: list[dict[str, Any]], language: str, line: str, more: str
) -> None:
    said = [one for one in dumped if one["response"] == "utter_bond" and one["language"] == language]
    sent = [one for one in said if one["id"].startswith(SENT)]
    texts = "\n".join(one["text"] for one in sent)
    assert re.search(r"^1 \w+", texts, re.MULTILINE)
    assert line in texts
    assert more in texts
    assert [one["segments"] for one in sent] == [segments(one["text"]) for one in sent]


def test_what_is_said_of_time_has_every_month_and_weekday(dumped: list[dict[str, Any]]) -> None:
    said = {
        language: " ".join(
            one["text"]
            for one in dumped
            if (one["kind"], one["response"], one["language"]) == ("clock", "opens_at", language)
        )
        for language in LANGUAGES
    }
    assert len(set(re.findall(r"\w+day\b", said["en"]))) == 7
    assert len(set(re.findall(r"\bel (\w+)", said["es"]))) == 7
    assert len(set(re.findall(r" de (\w+) a las? ", said["es"]))) == 12
    assert "a la 1:00 p.m." in said["es"]
    assert "a.m." in said["en"]


def test_a_new_file_of_words_is_dumped_or_is_not_for_families() -> None:
    files = sorted(path.name for path in (ROOT / "data").glob("*.yml"))
    assert files == sorted([*DUMPED, *FILLED_IN, *NOT_FOR_FAMILIES])
    folders = {path.name for path in (ROOT / "data").iterdir() if path.is_dir()}
    assert folders <= {"answers", "flows", *FOLDERS_NOT_FOR_FAMILIES}


def test_no_template_of_the_public_side_has_words_of_its_own() -> None:
    code = re.compile(r"{#.*?#}|{%.*?%}|{{.*?}}|<[^>]*>", re.DOTALL)
    for path in (ROOT / "desk" / "web" / "templates").rglob("*.html"):
        own = {word for word in code.sub(" ", path.read_text()).split() if any(map(str.isalnum, word))}
        assert own <= IN_TEMPLATES, path.name


def test_both_files_are_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dump, "FOLDER", tmp_path)
    said = StringIO()
    call_command("dump", stdout=said)
    lines = (tmp_path / "dump.jsonl").read_text().splitlines()
    assert f"{len(lines)} strings" in said.getvalue()
    assert json.loads(lines[0])["text"]
    assert "as sent, " in (tmp_path / "dump.txt").read_text()
