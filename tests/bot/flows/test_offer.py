"""The offer of a lawyer at the end of a flow, with the trained bot: it waits for its answer through whatever else is asked."""

import pytest

FLOWS = {
    "relative_detained": (
        "ICE took my husband this morning",
        "se llevaron a mi esposo hoy",
        "ask-lawyer-offer",
    ),
    "find_detainee": (
        "where is my brother, ICE took him yesterday",
        "dónde tienen a mi hermano, se lo llevaron ayer",
        "ask-lawyer-offer",
    ),
    "ice_at_door": ("ICE is breaking down my door", "la migra rompió la puerta", "ask-door-lawyer"),
}
WORDS = {
    "en": {
        "question": "how much is bond",
        "yes": "yes",
        "no": "not now",
        "bye": "bye",
        "cancel": "never mind",
        "undecided": ["i don't know", "maybe", "let me think about it"],
        "lawyer": "LAWYER",
    },
    "es": {
        "question": "cuánto es la fianza",
        "yes": "si",
        "no": "ahora no",
        "bye": "adiós",
        "cancel": "olvídelo",
        "undecided": ["no sé", "tal vez", "déjeme pensarlo"],
        "lawyer": "ABOGADO",
    },
}
CONSENT = "ask-handoff-consent"


@pytest.fixture(params=list(FLOWS))
def flow(request):
    return request.param


@pytest.fixture(params=["en", "es"])
def words(request):
    return WORDS[request.param]


@pytest.fixture
def offered(family, flow, words):
    """A conversation in which the offer is open, and the name of its question."""
    english, spanish, offer = FLOWS[flow]
    said = family.say(english if words is WORDS["en"] else spanish)
    while said[-1] != offer:  # an age, and whatever else was not said at once
        said = family.say("no")
        assert said[0] != "handoff-declined"
    return family, offer


def test_it_comes_back_after_another_question_and_yes_is_yes_to_it(offered, flow, words):
    family, offer = offered
    for _ in range(2):
        assert family.say(words["question"]) == ["bond", "ask-lawyer-again"]
        assert family.messages[-1]["topic"] == flow
        answer, question = family.messages[-2:]
        assert {"affirm", "deny"} <= {choice["value"] for choice in question["choices"]}
        # On the website the ways on from the answer stay open; a text message has one list of numbers.
        assert bool(answer["choices"]) is (family.tracker.get_latest_input_channel() == "web")
    assert family.say(words["yes"]) == [CONSENT]


def test_no_after_another_question_is_no_to_it_and_it_does_not_come_again(offered, words):
    family, offer = offered
    family.say(words["question"])
    assert family.say(words["no"])[0] == "handoff-declined"
    assert family.say(words["question"]) == ["bond"]


@pytest.mark.parametrize(("word", "said"), [("bye", "goodbye"), ("cancel", "cancel")])
def test_who_takes_leave_is_not_asked_again(offered, words, word, said):
    family, offer = offered
    assert family.say(words[word]) == [said]
    assert family.say(words["question"]) == ["bond"]


@pytest.mark.parametrize("word", range(3))
def test_who_does_not_know_yet_hears_how_to_ask_later_and_is_not_asked_again(offered, flow, words, word):
    family, _ = offered
    assert family.say(words["undecided"][word]) == ["ask-lawyer-later"]
    [said] = family.messages
    assert [choice["value"] for choice in said["choices"]] == ["affirm", "deny"]
    assert said["topic"] == flow
    assert family.say(words["question"]) == ["bond"]
    assert family.again().say(words["lawyer"]) == ["talk-to-lawyer", CONSENT]
    assert family.again().say(words["no"])[0] == "handoff-declined"
    assert family.say(words["yes"]) == [CONSENT]


def test_who_did_not_know_is_asked_afresh_when_a_lawyer_is_offered_again(family):
    family.say("ICE took my husband this morning, he is 34")
    family.say("i don't know")
    assert family.say("ICE is breaking down my door")[-1] == "ask-door-lawyer"
    assert family.say("how much is bond") == ["bond", "ask-lawyer-again"]


def test_an_emergency_takes_it_over(family):
    family.say("ICE took my husband this morning, he is 34")
    assert family.say("now they are at my door") == ["ice-at-door", "ask-door-paper"]


def test_what_was_said_of_the_first_who_was_taken_does_not_answer_for_the_second(family):
    family.say("ICE took my husband this morning, he is 34")
    assert family.tracker.active_loop_name == "relative_detained_offer_form"
    assert family.say("the police took my brother") == ["relative-detained", "ask-detained-when"]
    assert family.tracker.get_slot("detained_minor") is None


def test_what_was_said_at_the_door_is_forgotten_when_they_come_back_and_so_is_who_was_taken_before(family):
    family.say("ICE took my husband this morning, he is 17")
    assert family.say("ICE is breaking down my door")[-1] == "ask-door-lawyer"
    assert family.say("they are back, ICE is at my door") == ["ice-at-door", "ask-door-paper"]
    family.say("they left")
    assert family.say("they took someone from my family") == ["relative-detained", "ask-detained-when"]
    assert family.tracker.get_slot("detained_by") is None


def test_what_protects_comes_before_any_question_also_while_a_lawyer_is_offered(offered, words):
    family, _ = offered
    for word in ("la migra", "ICE"):
        assert family.say(word) == ["clarify-emergency"]
        assert family.messages[-1]["choices"][0]["value"] == "ice_at_door"
    assert family.say(words["yes"]) == [CONSENT]


def test_why_leads_to_the_answer_once_more_and_saying_it_again_twice_to_a_person(offered, words):
    family, _ = offered
    family.say(words["question"])
    family.say("why?" if words is WORDS["en"] else "¿por qué?")
    assert "repeat" in [choice["value"] for message in family.messages for choice in message["choices"]]
    assert family.say("/repeat") == ["bond", "ask-lawyer-again"]
    assert family.say("/repeat") == ["repeat", "ask-lawyer-again"]
