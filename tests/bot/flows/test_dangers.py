"""Violence or a crisis told in the middle of a flow: it is answered, nothing is asked on, and the way back stands under it."""

import pytest

BEGIN = {
    "relative_detained": {"en": "they took my brother", "es": "se llevaron a mi hermano"},
    "ice_at_door": {"en": "ICE is knocking on my door", "es": "la migra está tocando mi puerta"},
    "find_detainee": {"en": "where did they take him", "es": "a donde se lo llevaron"},
    "family_plan": {"en": "i want to make a family plan", "es": "quiero hacer un plan familiar"},
}


@pytest.fixture
def asked(family):
    def begun(flow, language):
        family.say(BEGIN[flow][language])
        assert family.tracker.active_loop_name == f"{flow}_form"
        return family

    return begun


@pytest.mark.parametrize("flow", BEGIN)
@pytest.mark.parametrize(
    ("language", "text", "answer"),
    [
        ("en", "my husband hits me", "vawa"),
        ("es", "me pega mi esposo", "vawa"),
        ("en", "he is hitting me right now", "distress"),
        ("es", "me quiero morir", "distress"),
    ],
)
def test_it_is_answered_and_nothing_is_asked_on(asked, flow, language, text, answer):
    family = asked(flow, language)
    assert family.say(text) == [answer, "notice_flow_left"]
    assert family.tracker.active_loop is None
    assert [choice["value"] for choice in family.messages[-1]["choices"]] == [flow, "talk_to_lawyer"]
    assert {message["kind"] for message in family.messages} <= {"answer", "emergency", "notice"}
    offered = [choice["value"] for message in family.messages for choice in message["choices"]]
    assert len(offered) == len(set(offered))


@pytest.mark.parametrize("text", ["my husband hits me", "mi esposo me golpea"])
def test_the_way_back_asks_the_questions_again(asked, text):
    family = asked("relative_detained", "en")
    family.say(text)
    family.say("/relative_detained")
    assert family.tracker.get_slot("requested_slot") == "detained_when"


@pytest.mark.parametrize(
    "text",
    [
        "my dad hits my mom",
        "mi papa le pega a mi mama",
        "mi novio me pego anoche",
        "mi esposo me amenaza con llamar a la migra",
    ],
)
def test_what_may_tell_of_violence_answers_no_question(asked, text):
    """It is answered, or the answer is offered."""
    family = asked("relative_detained", "en")
    said = family.say(text)
    slots = ("detained_when", "detained_by", "detained_minor")
    assert [family.tracker.get_slot(slot) for slot in slots] == [None, None, None]
    shown = [choice["value"] for message in family.messages for choice in message["choices"]]
    assert {"vawa", "distress"} & {*said, *shown}


@pytest.mark.parametrize("text", ["me quiero morir", "i want to die"])
def test_the_questions_of_the_handoff_go_on_because_it_is_a_person_who_calls(family, text):
    family.say("/talk_to_lawyer")
    assert family.say(text) == ["distress", "ask-handoff-consent"]
