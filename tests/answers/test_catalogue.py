"""The catalogue: the approved words for each case, and what goes with them."""

import pytest

from answers import Catalogue, Office
from answers.content import CHANNELS, LANGUAGES, ContentError

OFFICE = Office(name="The Office", phone="213-555-0100")


@pytest.fixture(scope="module")
def catalogue():
    return Catalogue.load(office=OFFICE)


def test_every_response_has_words_for_every_language_and_channel(catalogue):
    for file in catalogue.files:
        for response in file.responses:
            for language in LANGUAGES:
                for channel in CHANNELS:
                    messages = catalogue.say(response, language, channel)
                    assert messages, response
                    assert all("<" not in message["text"] for message in messages), response


@pytest.mark.parametrize(
    ("response", "kind", "topic"),
    [
        ("utter_bond", "answer", "bond"),
        ("utter_relative_detained", "emergency", "relative_detained"),
        ("utter_ask_handoff_name", "question", "talk_to_lawyer"),
        ("utter_handoff_received", "handoff", "talk_to_lawyer"),
        ("utter_notice_welcome", "notice", None),
        ("utter_notice_pulled_emergency", "emergency", None),
        ("utter_notice_to_appear", "answer", "notice_to_appear"),
        ("utter_clarify", "clarify", None),
        ("utter_fallback", "fallback", None),
        ("utter_greet", "answer", "greet"),
    ],
)
def test_a_response_says_its_kind_and_topic_by_its_name(catalogue, response, kind, topic):
    message = catalogue.say(response, "en", "web")[0]
    assert (message["kind"], message["topic"]) == (kind, topic)


def test_a_blank_line_makes_a_bubble_on_the_web_and_nothing_by_sms(catalogue):
    assert len(catalogue.say("utter_bond", "en", "web")) > 1
    assert len(catalogue.say("utter_bond", "en", "sms")) == 1


def test_choices_stand_on_the_last_bubble_and_lead_to_intents_in_the_language(catalogue):
    *first, last = catalogue.say("utter_bond", "es", "web")
    assert all(message["choices"] == [] for message in first)
    assert last["choices"][-1] == {
        "label": catalogue.label("talk_to_lawyer", "es"),
        "value": "talk_to_lawyer",
    }


def test_the_way_to_the_other_language_carries_it(catalogue):
    assert catalogue.choice("change_language", "en")["value"] == 'change_language{"language":"es"}'
    assert catalogue.choice("change_language", "es")["value"] == 'change_language{"language":"en"}'


def test_an_answer_shows_its_sources_and_its_review(catalogue):
    message = catalogue.say("utter_bond", "en", "web")[0]
    assert message["sources"]
    assert all(source["title"] and source["url"].startswith("https://") for source in message["sources"])
    assert message["reviewed"]["on"] == catalogue.file_of("bond").review["reviewed"]


def test_a_value_is_put_into_the_words(catalogue):
    (message,) = catalogue.say("utter_handoff_received", "en", "sms", values={"code": "K7M-R4Q"})
    assert "K7M-R4Q" in message["text"]


def test_no_two_buttons_of_a_language_have_the_same_words(catalogue):
    for language in LANGUAGES:
        labels = [catalogue.label(intent, language) for intent in catalogue.intents]
        assert len(labels) == len(set(labels))


def test_the_same_response_in_two_files_is_an_error(tmp_path, catalogue):
    project = _project(tmp_path, a=_ANSWER, b=_ANSWER)
    with pytest.raises(ContentError, match="utter_a stands in"):
        Catalogue.load(project, office=OFFICE)


def test_two_texts_for_one_case_are_an_error(tmp_path):
    twice = _ANSWER + _ANSWER.split("utter_a:\n")[1]
    with pytest.raises(ContentError, match="two texts for en, web"):
        Catalogue.load(_project(tmp_path, a=twice), office=OFFICE)


def test_a_text_without_a_language_is_an_error(tmp_path):
    with pytest.raises(ContentError, match="no language condition"):
        Catalogue.load(_project(tmp_path, a=_ANSWER.replace("condition", "ignored")), office=OFFICE)


def test_a_file_that_is_not_yaml_names_itself(tmp_path):
    with pytest.raises(ContentError, match="a.yml"):
        Catalogue.load(_project(tmp_path, a="responses: ["), office=OFFICE)


_ANSWER = """responses:
  utter_a:
    - id: a-en
      condition: [{type: slot, name: language, value: en}]
      text: "A."
"""


def _project(root, **files):
    (root / "data/answers/theme").mkdir(parents=True)
    for name, text in files.items():
        (root / f"data/answers/theme/{name}.yml").write_text(text)
    (root / "data/intents.yml").write_text("intents: {}")
    (root / "data/facts.yml").write_text("[]")
    (root / "data/phones.yml").write_text("{}")
    return root


@pytest.mark.parametrize(
    ("url", "channel", "named"),
    [
        ("https://chat.example.org", "web", True),
        ("https://chat.example.org", "sms", True),
        ("http://127.0.0.1:8000", "web", True),
        ("http://127.0.0.1:8000", "sms", False),
        ("", "web", False),
    ],
)
def test_a_list_is_named_by_its_address_but_by_sms_only_by_a_safe_one(url, channel, named):
    catalogue = Catalogue.load(office=Office(name="The Office", phone="213-555-0100", url=url))
    for name in catalogue.lists:
        said = " ".join(
            message["text"]
            for response in catalogue.lists[name].responses
            for message in catalogue.say(response, "es", channel)
        )
        assert (f"{url}/lists/{name}/es" in said) is named
        assert "/lists/" in said or not named
        assert "<lists" not in said
