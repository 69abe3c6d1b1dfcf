"""What a message carries beside its intent: details, language, and answers about calling back."""

import pytest

from answers import Catalogue
from components.handoff_details import urgency_of_answer
from components.understand import (
    answers_about_calling,
    details_in,
    language_entity,
    own_number,
)
from lexicon import Lexicon

NEEDS = Catalogue.load().needs


@pytest.fixture(scope="module")
def lexicon():
    return Lexicon.load()


def test_a_placeholder_is_a_detail_of_the_handoff():
    found = details_in("me llamo [NAME 1] y mi cel es [PHONE 2], [EMAIL 1]")
    assert [(entity["entity"], entity["value"]) for entity in found] == [
        ("handoff_name", "[NAME 1]"),
        ("handoff_phone", "[PHONE 2]"),
    ]


@pytest.mark.parametrize(
    ("text", "intent", "metadata", "language"),
    [
        ("se llevaron a mi hijo", "relative_detained", {}, "es"),
        ("they took my son", "relative_detained", {"default_language": "es"}, "en"),
        ("they took my son", "relative_detained", {"language": "es"}, "es"),
        ("ok", "affirm", {"default_language": "es"}, "es"),
        ("english please", "change_language", {"language": "es"}, "en"),
        ("ok", "affirm", {}, None),
    ],
)
def test_the_language_to_answer_in(lexicon, text, intent, metadata, language):
    found = [entity["value"] for entity in language_entity(intent, lexicon.read(text), metadata)]
    assert found == ([language] if language else [])


@pytest.mark.parametrize(
    ("text", "intent", "answer"),
    [
        ("no", "deny", ("bare_no", "no_voicemail")),
        ("after 5pm", "fallback", ("callback_wish", "after 5pm")),
        ("despues de las 6", "fallback", ("callback_wish", "despues de las 6")),
        ("solo los domingos", "out_of_scope", ("callback_wish", "solo los domingos")),
        ("no gracias", "deny", None),
        ("no me llamen", "deny", None),
        ("how much is bond", "bond", None),
        (
            "my check in is at 9, call me before 8",
            "ice_check_in",
            ("callback_wish", "my check in is at 9, call me before 8"),
        ),
        ("my hearing is at 8 on Monday", "check_court_date", None),
        ("are you open at night", "office_info", None),
        ("they took my brother at 8 pm", "relative_detained", None),
        ("they took my brother, call me after 6", "relative_detained", None),
        ("se lo llevaron en la mañana", "clarify", None),
        ("after my shift, around 8 pm", "ice_at_work", ("callback_wish", "after my shift, around 8 pm")),
    ],
)
def test_what_answers_the_question_about_calling_back(lexicon, text, intent, answer):
    asks = urgency_of_answer(intent, NEEDS)
    found = answers_about_calling(text, intent, lexicon.read(text), lexicon.when_to_call(text), asks)
    values = [(entity["entity"], _words(entity["value"])) for entity in found]
    assert values == ([answer] if answer else [])


def _words(value):
    return value["callback_note"] if isinstance(value, dict) else value


@pytest.mark.parametrize(
    ("text", "intent", "callback"),
    [
        ("no dejen recado", "deny", "no_voicemail"),
        ("no me llamen, escriban", "cancel", "text_only"),
        ("yes, you can leave a message", "affirm", "any_time"),
        ("si pero no dejen mensaje", "affirm", "no_voicemail"),
        ("mi hermano puede contestar", "clarify", "no_voicemail"),
        ("after 6", "fallback", ""),
        ("they did not pay me, just text messages as proof", "worker_rights", None),
        ("they took my brother, only text me", "relative_detained", None),
    ],
)
def test_what_is_plainly_said_of_voicemail_and_texting_goes_along(lexicon, text, intent, callback):
    asks = urgency_of_answer(intent, NEEDS)
    found = answers_about_calling(text, intent, lexicon.read(text), lexicon.when_to_call(text), asks)
    wished = {"entity": "callback_wish", "value": {"callback": callback, "callback_note": text}}
    assert found == ([] if callback is None else [wished])


@pytest.mark.parametrize(("channel", "count"), [("sms", 1), ("web", 0)])
def test_only_by_text_message_yes_means_this_number(channel, count):
    assert len(list(own_number("affirm", {"channel": channel}))) == count
