"""Who does not understand the question of a flow hears it in other words, and whom to call; after an answer, that a person can explain."""

import pytest
import yaml

from answers import Catalogue
from answers.catalogue import ROOT

NOT_UNDERSTOOD = {"en": "i dont understand", "es": "no entiendo"}
CONSENT, ABOUT = '/affirm{"handoff_consent":"call_only"}', '/give_detail{"handoff_about":"self"}'
BEGIN = {
    "detained_when": ["/relative_detained"],
    "detained_by": ["/relative_detained", '/give_detail{"detained_when":"hours"}'],
    "detained_minor": [
        "/relative_detained",
        '/give_detail{"detained_when":"hours"}',
        '/give_detail{"detained_by":"ice"}',
    ],
    "door_paper": ["/ice_at_door"],
    "erase": ["/delete_my_data"],
    "plan_children": ["/family_plan"],
    "handoff_consent": ["/talk_to_lawyer"],
    "handoff_about": ["/talk_to_lawyer", CONSENT],
    "handoff_name": ["/talk_to_lawyer", CONSENT, ABOUT],
    "handoff_phone": ["/talk_to_lawyer", CONSENT, ABOUT, "[NAME 9]"],
    "handoff_callback": ["/talk_to_lawyer", CONSENT, ABOUT, "[NAME 9]", "[PHONE 9]"],
}


@pytest.fixture(params=["web", "sms"])
def asked(request, new_family):
    def begun(slot, language):
        family = new_family(request.param)
        family.say({"en": "hello", "es": "hola buenas tardes"}[language])
        for text in BEGIN[slot]:
            family.say(text)
        assert family.tracker.get_slot("requested_slot") == slot
        return family

    return begun


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("slot", BEGIN)
def test_the_question_comes_in_other_words_with_a_phone_and_again_with_its_choices(asked, slot, language):
    family = asked(slot, language)
    before = family.messages[-1]
    family.say(NOT_UNDERSTOOD[language])
    *_, simpler, question = family.messages
    assert simpler["text"] != before["text"]
    assert "213-555-0100" in simpler["text"]
    assert simpler["lang"] == language
    assert question["answer_id"] == before["answer_id"]
    assert question["choices"] == before["choices"]


@pytest.mark.parametrize("text", ["no entiendo nada", "no le entendi", "i no understand", "what do you mean"])
def test_at_the_door_who_does_not_understand_has_told_nothing_of_a_paper(asked, text):
    family = asked("door_paper", "es")
    assert family.say(text)[-2:] == ["repeat-door-paper", "ask-door-paper"]
    assert family.tracker.get_slot("door_paper") is None


def test_every_question_of_a_flow_has_other_words():
    catalogue = Catalogue.load()
    handoff = yaml.safe_load((ROOT / "domain.yml").read_text())["forms"]["talk_to_lawyer_form"][
        "required_slots"
    ]
    asked = {*handoff, *(slot for flow in catalogue.flows.values() for slot in flow.form)}
    assert asked >= set(BEGIN)
    missing = {slot for slot in asked if f"utter_repeat_{slot}" not in catalogue}
    assert missing == {slot for slot in asked if slot.startswith("plan_")}
    assert "utter_repeat_plan" in catalogue


@pytest.mark.parametrize(
    ("slot", "language", "text", "value"),
    [
        ("detained_when", "en", "today", "hours"),
        ("detained_when", "en", "days ago", "days"),
        ("detained_when", "en", "yesterday", "days"),
        ("detained_when", "es", "HOY", "hours"),
        ("detained_when", "es", "hace días", "days"),
        ("detained_when", "es", "ANTES", "days"),
        ("detained_when", "es", "NO SE", "unknown"),
        ("detained_when", "en", "I DO NOT KNOW", "unknown"),
        ("detained_by", "es", "no sé", "unsure"),
        ("handoff_consent", "en", "only call me", "call_only"),
        ("handoff_consent", "en", "CALL ME AND SHARE", "call_and_share"),
        ("handoff_consent", "es", "SOLO LLAMENME", "call_only"),
        ("handoff_consent", "es", "LLAMENME Y COMPARTAN", "call_and_share"),
        ("handoff_about", "en", "my family", "relative"),
        ("handoff_about", "en", "SOMEONE ELSE", "other"),
        ("handoff_about", "es", "YO", "self"),
        ("handoff_about", "es", "mi familia", "relative"),
        ("plan_children", "es", "siguiente", "next"),
        ("plan_children", "en", "next", "next"),
    ],
)
def test_what_the_other_words_tell_to_write_is_understood(asked, slot, language, text, value):
    family = asked(slot, language)
    family.say(text)
    assert family.tracker.get_slot(slot) == value


@pytest.mark.parametrize(
    ("slot", "language", "text", "said"),
    [
        ("door_paper", "es", "no sé", "door-unknown"),
        ("detained_minor", "en", "yes", "look-for-minor"),
        ("detained_minor", "es", "ES MAYOR", "look-new"),
        ("handoff_consent", "en", "no", "handoff-declined"),
        ("handoff_callback", "en", "yes", "handoff-call-us"),  # no desk behind these actions
        ("handoff_callback", "es", "CON MENSAJE", "handoff-call-us"),
        ("handoff_callback", "es", "solo texto", "handoff-call-us"),
        ("handoff_phone", "es", "no", "handoff-no-phone"),
        ("plan_children", "en", "stop", "cancel"),
        ("erase", "es", "BORRAR TODO", "delete-my-data-failed"),
        ("erase", "en", "no", "delete-my-data-kept"),
        ("plan_children", "es", "terminar", "cancel"),
    ],
)
def test_what_ends_a_flow_by_the_other_words_ends_it(asked, slot, language, text, said):
    assert said in asked(slot, language).say(text)


@pytest.mark.parametrize(
    ("question", "text"),
    [("can i pay a bond", "i dont get it"), ("puedo pagar fianza", "no le entendi")],
)
def test_after_an_answer_it_comes_again_with_the_way_to_a_person(asked, new_family, question, text):
    family = new_family("web")
    family.say(question)
    assert family.say(text) == ["bond", "repeat-person"]
    assert "213-555-0100" in family.messages[-1]["text"]
    assert [choice["value"] for choice in family.messages[-1]["choices"]] == ["talk_to_lawyer"]
