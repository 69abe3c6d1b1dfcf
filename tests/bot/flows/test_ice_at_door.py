"""ice_at_door as it is talked through, with the trained bot: words first, then the paper, then a lawyer."""

import pytest

BEGIN = {"en": "ICE is knocking on my door", "es": "la migra está tocando mi puerta"}
FIRST = ["ice-at-door", "ask-door-paper"]


@pytest.mark.parametrize(
    ("language", "text", "answer"),
    [
        ("en", "a judge signed it", "door-judge"),
        ("es", "firmado por un juez", "door-judge"),
        ("es", "lo firmo un jues", "door-judge"),
        ("en", "it says ICE on the top", "door-ice-form"),
        ("es", "dice ICE arriba", "door-ice-form"),
        ("en", "they wont show it", "door-none"),
        ("es", "no traen nada", "door-none"),
        ("en", "no", "door-none"),
        ("en", "i dont know", "door-unknown"),
        ("es", "no sé", "door-unknown"),
        ("en", "they broke the door", "door-breaking-in"),
        ("en", "they are breaking down the door", "door-breaking-in"),
        ("es", "se metieron a la casa", "door-breaking-in"),
        ("en", "they left", "door-left"),
        ("es", "ya se fueron", "door-left"),
        ("es", '/give_detail{"door_paper":"judge"}', "door-judge"),
        ("en", "its signed by a judge", "door-judge"),
        ("es", "dice corte", "door-judge"),
        ("en", "it says warrant of removal", "door-ice-form"),
        ("en", "signed by immigration officer", "door-ice-form"),
        ("es", "dice homeland security", "door-ice-form"),
        ("en", "its signed but i dont know who signed", "door-unknown"),
        ("en", "warrant of removal signed by a judge", "door-unknown"),
        ("es", "firmado por un juez de inmigracion", "door-unknown"),
        ("es", "se los vi por la ventana pero no se que dice", "door-unknown"),
        ("es", "no me lo quieren enseñar", "door-none"),
    ],
)
def test_each_answer_has_its_words_and_then_the_offer_of_a_lawyer(family, language, text, answer):
    assert family.say(BEGIN[language]) == FIRST
    assert family.say(text) == [answer, "ask-door-lawyer"]
    assert family.tracker.active_loop_name == "ice_at_door_offer_form"
    assert family.messages[0]["kind"] == "emergency"


@pytest.mark.parametrize("text", ["ICE is breaking down my door", "la migra rompió la puerta"])
def test_what_the_first_words_say_is_not_asked_and_what_protects_still_comes_first(family, text):
    assert family.say(text) == ["ice-at-door", "door-breaking-in", "ask-door-lawyer"]


def test_the_question_stands_under_the_words_that_protect_with_the_lawyer_as_its_last_choice(family):
    family.say(BEGIN["en"])
    assert [bool(message["choices"]) for message in family.messages][-2:] == [False, True]
    assert family.messages[-1]["choices"][-1]["value"] == "talk_to_lawyer"


def test_a_question_and_another_language_in_the_middle_lose_nothing(family):
    family.say(BEGIN["es"])
    assert family.say("los puedo grabar") == ["record-agents", "ask-door-paper"]
    assert family.say("english") == ["change_language", "record-agents", "ask-door-paper"]
    assert family.say("they left") == ["door-left", "ask-door-lawyer"]


@pytest.mark.parametrize(("text", "said"), [("never mind", "cancel"), ("olvídelo", "cancel")])
def test_it_can_be_left(family, text, said):
    family.say(BEGIN["en"])
    assert family.say(text) == [said]
    assert family.tracker.active_loop_name is None


@pytest.mark.parametrize("text", ["i want to talk to a lawyer", "quiero un abogado"])
def test_the_lawyer_takes_over(family, text):
    family.say(BEGIN["en"])
    assert family.say(text)[0] == "talk-to-lawyer"
    assert family.tracker.active_loop_name == "talk_to_lawyer_form"


def test_yes_at_the_end_begins_the_handoff_and_no_ends_kindly(family):
    family.say(BEGIN["en"])
    family.say("they left")
    assert family.say("no") == ["handoff-declined"]
    assert family.say("they are back, ICE at my door") == FIRST
    family.say("no paper")
    family.say("yes")
    assert family.tracker.active_loop_name == "talk_to_lawyer_form"
