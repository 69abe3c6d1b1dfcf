"""The dump holds every string of the content files, of the chat window and of its page."""

import json

import pytest

from answers import Catalogue, Office
from answers.catalogue import ROOT
from answers.content import CHANNELS, LANGUAGES, read_yaml
from answers.dump import strings_in, strings_of_the_page, to_read, write

CATALOGUE = Catalogue.load(office=Office(name="The Office", phone="213-555-0199"))


@pytest.fixture(scope="module")
def dumped():
    of_files = [string for file in CATALOGUE.files for string in strings_in(file, CATALOGUE)]
    return [*of_files, *strings_of_the_page(CATALOGUE)]


def test_every_response_is_there_in_each_language_and_channel(dumped):
    there = {(one["response"], one["channel"]) for one in dumped}
    responses = {response for file in CATALOGUE.files for response in file.responses}
    assert {(response, channel) for response in responses for channel in CHANNELS} <= there
    for file in CATALOGUE.files:
        for response, texts in file.responses.items():
            ids = {one["id"] for one in dumped if one["response"] == response}
            assert ids == {text.id for text in texts.values()}


def test_every_line_says_all_that_goes_with_its_string(dumped):
    for one in dumped:
        assert list(one) == [
            "intent", "response", "id", "language", "channel", "kind", "text", "segments", "choices",
            "sources", "reviewed",
        ]  # fmt: skip
        assert one["text"], one["id"]
        assert one["reviewed"]["by"], one["id"]


@pytest.mark.parametrize(
    "kind",
    [
        "answer",
        "emergency",
        "clarify",
        "fallback",
        "question",
        "handoff",
        "notice",
        "button",
        "widget",
        "page",
    ],
)
def test_every_kind_of_string_is_there_in_both_languages(dumped, kind):
    assert {one["language"] for one in dumped if one["kind"] == kind} == set(LANGUAGES)


def test_every_button_and_every_string_of_the_widget_and_its_page_is_there(dumped):
    shown = {one["text"] for one in dumped} | {choice["label"] for one in dumped for choice in one["choices"]}
    buttons = {
        button["title"]
        for file in CATALOGUE.files
        for texts in file.responses.values()
        for text in texts.values()
        for button in text.buttons
    }
    assert buttons | {label for file in CATALOGUE.files for label in file.label.values()} <= shown
    widget = read_yaml(ROOT / "data" / "widget.yml")["strings"]
    there = {(one["response"], one["language"]) for one in dumped if one["intent"] is None}
    assert there == {(name, language) for name in widget for language in LANGUAGES}


def test_phones_are_filled_in(dumped):
    assert not [one["text"] for one in dumped if ".phone>" in one["text"]]
    assert any("213-555-0199" in one["text"] for one in dumped)


def test_a_reader_sees_text_and_choices():
    choices = [{"label": "Bond", "value": "bond"}]
    one = {"response": "utter_x", "language": "en", "channel": "web", "kind": "answer", "text": "Hi."}
    one |= {"id": "x-en", "segments": None, "choices": choices}
    assert to_read(one) == "-- utter_x en web answer\nHi.\n  [Bond] -> bond"
    sent = {**one, "id": "sent:x-en-sms", "channel": "sms", "segments": 2, "choices": []}
    assert to_read(sent) == "-- utter_x en sms answer, as sent, 2 segments\nHi."


def test_both_files_are_written(tmp_path, dumped):
    write(dumped, tmp_path)
    lines = (tmp_path / "dump.jsonl").read_text().splitlines()
    assert [json.loads(line)["id"] for line in lines] == [one["id"] for one in dumped]
    assert "==== bond\n\n-- utter_bond en web answer\n" in (tmp_path / "dump.txt").read_text()
