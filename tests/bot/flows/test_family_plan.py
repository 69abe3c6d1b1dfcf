"""family_plan as it is talked through, with the trained bot: a step at a time, then the list."""

import pytest

STEPS = ["ask-plan-children", "ask-plan-papers", "ask-plan-money", "ask-plan-phones"]
END = ["family-plan-list", "ask-plan-lawyer"]


@pytest.mark.parametrize(
    ("begin", "words"),
    [
        ("make a family plan", ["next", "done", "ok", "ready"]),
        ("plan familiar", ["siguiente", "ya", "listo", "sí"]),
        ("plan familiar", [f'/give_detail{{"plan_{step}":"next"}}' for step in ("children", "papers", "money", "phones")]),
    ],
)  # fmt: skip
def test_each_step_is_told_until_the_family_goes_on(family, begin, words):
    assert family.say(begin) == ["family-plan", STEPS[0]]
    told = [family.say(text) for text in words]
    assert told == [[step] for step in STEPS[1:]] + [END]
    assert family.tracker.active_loop_name == "family_plan_offer_form"


def test_a_question_and_another_language_in_the_middle_lose_no_step(family):
    family.say("make a family plan")
    family.say("next")
    assert family.say("who can pick up my kids from school if i am detained")[-1] == STEPS[1]
    assert family.say("español") == ["change_language", "child-care-plan", STEPS[1]]
    assert family.say("siguiente") == [STEPS[2]]
    assert family.messages[0]["lang"] == "es"


@pytest.mark.parametrize("text", ["stop this", "déjelo así", "/cancel"])
def test_it_can_be_left_and_begins_anew(family, text):
    family.say("make a family plan")
    family.say("next")
    assert family.say(text) == ["cancel"]
    assert family.say("make a family plan") == ["family-plan", STEPS[0]]


def test_the_lawyer_and_an_emergency_take_over(family):
    family.say("plan familiar")
    assert family.say("quiero un abogado")[0] == "talk-to-lawyer"
    family.say("olvídelo")
    family.say("plan familiar")
    assert family.say("la migra está en mi puerta") == ["ice-at-door", "ask-door-paper"]


@pytest.mark.parametrize(("text", "said"), [("no", ["handoff-declined"]), ("yes", ["ask-handoff-consent"])])
def test_it_ends_with_the_offer_of_a_lawyer(family, text, said):
    for words in ("make a family plan", "next", "next", "next", "next"):
        family.say(words)
    assert family.say(text) == said
