"""The dump holds every string that a family can receive."""

import pytest

from answers import Catalogue, Office
from answers.catalogue import ROOT
from answers.content import CHANNELS, LANGUAGES, read_yaml
from answers.dump import strings, to_read

CATALOGUE = Catalogue.load(office=Office(name="The Office", phone="213-555-0199"))


@pytest.fixture(scope="module")
def dumped():
    return list(strings(CATALOGUE))


def test_every_response_is_there_in_each_language_and_channel(dumped):
    there = {(one["response"], one["channel"]) for one in dumped}
    responses = {response for file in CATALOGUE.files for response in file.responses}
    assert {(response, channel) for response in responses for channel in CHANNELS} <= there
    for file in CATALOGUE.files:
        for response, texts in file.responses.items():
            ids = {one["answer_id"] for one in dumped if one["response"] == response}
            assert ids == {text.id for text in texts.values()}


def test_every_button_and_every_string_of_the_widget_is_there(dumped):
    texts = {one["text"] for one in dumped}
    assert {label for file in CATALOGUE.files for label in file.label.values()} <= texts
    names = read_yaml(ROOT / "data" / "widget.yml")["strings"]
    assert len([one for one in dumped if one["channel"] == "widget"]) == len(names) * len(LANGUAGES)


def test_phones_are_filled_in(dumped):
    assert not [one["text"] for one in dumped if ".phone>" in one["text"]]
    assert any("213-555-0199" in one["text"] for one in dumped)


def test_a_reader_sees_text_and_choices():
    read = to_read(
        {
            "response": "utter_x",
            "language": "en",
            "channel": "web",
            "text": "Hi.",
            "choices": [{"label": "Bond", "value": "bond"}],
        }
    )
    assert read == "== utter_x  en  web\nHi.\n  [Bond] -> bond"
