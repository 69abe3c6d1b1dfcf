"""The decision: answer, ask, or say that we did not understand."""

import pytest

from components.decision import Decision, Thresholds, before, decide

THRESHOLDS = Thresholds(
    sure=0.6,
    sure_emergency=0.5,
    sure_clause=0.8,
    sure_apart=0.7,
    likely=0.15,
    likely_emergency=0.05,
    maybe_emergency=0.06,
)
EMERGENCIES = {"relative_detained", "ice_at_door"}


@pytest.mark.parametrize(
    ("ranking", "intent", "choices"),
    [
        ([("bond", 0.9), ("dont_sign", 0.1)], "bond", ()),
        ([("bond", 0.5), ("dont_sign", 0.4), ("privacy", 0.1)], "clarify", ("bond", "dont_sign")),
        ([("bond", 0.5), ("relative_detained", 0.06)], "clarify", ("bond", "relative_detained")),
        ([("ice_at_door", 0.55), ("bond", 0.45)], "ice_at_door", ()),
        ([("out_of_scope", 0.65), ("bond", 0.2)], "clarify", ("bond",)),
        ([("out_of_scope", 0.75), ("bond", 0.2)], "out_of_scope", ()),
        ([("cancel", 0.9), ("ice_at_door", 0.06)], "clarify", ("ice_at_door",)),
        ([("cancel", 0.9), ("bond", 0.06), ("ice_at_door", 0.04)], "cancel", ()),
        ([("thanks", 0.9), ("ice_at_door", 0.05)], "thanks", ()),
        ([("greet", 0.5), ("thanks", 0.5)], "fallback", ()),
        ([("a", 0.25), ("b", 0.25), ("c", 0.25), ("d", 0.25)], "clarify", ("a", "b", "c")),
        ([], "fallback", ()),
        # That a message says too little is learned: what else it may be is asked about, however unlikely beside that.
        ([("clarify", 0.98), ("bond", 0.01), ("privacy", 0.008)], "clarify", ("bond", "privacy")),
        ([("clarify", 0.9), ("bond", 0.08), ("ice_at_door", 0.01)], "clarify", ("bond", "ice_at_door")),
        ([("bond", 0.7), ("clarify", 0.3)], "bond", ()),
        ([("bond", 0.5), ("clarify", 0.3), ("privacy", 0.2)], "clarify", ("bond", "privacy")),
        ([("clarify", 0.45), ("ice_at_door", 0.3), ("relative_detained", 0.25)], "ice_at_door", ()),
        ([("clarify", 1.0), ("bond", 0.0)], "fallback", ()),
    ],
)
def test_what_to_do_about_a_message(ranking, intent, choices):
    decision = decide(ranking, THRESHOLDS, EMERGENCIES)
    assert (decision.intent, decision.choices) == (intent, choices)


def test_when_only_the_kind_of_emergency_is_in_doubt_the_likeliest_is_answered_and_the_other_offered():
    decision = decide(
        [("relative_detained", 0.45), ("ice_at_door", 0.4), ("bond", 0.15)], THRESHOLDS, EMERGENCIES
    )
    assert (decision.intent, decision.choices) == ("relative_detained", ())
    assert decision.also == ("ice_at_door", "bond")


def test_an_emergency_that_may_be_meant_is_among_the_three_choices():
    ranking = [
        ("bond", 0.3),
        ("dont_sign", 0.25),
        ("privacy", 0.2),
        ("ice_at_door", 0.06),
        ("red_card", 0.05),
    ]
    assert decide(ranking, THRESHOLDS, EMERGENCIES).choices == ("bond", "dont_sign", "ice_at_door")


def test_a_rule_that_fires_is_offered_below_another_answer():
    decision = decide([("bond", 0.9), ("privacy", 0.02)], THRESHOLDS, EMERGENCIES, ["bond", "find_detainee"])
    assert (decision.intent, decision.also) == ("bond", ("find_detainee",))


@pytest.mark.parametrize(
    ("decision", "is_certain", "then"),
    [
        (
            Decision("bond", 0.9, also=("travel",)),
            True,
            Decision("ice_at_door", 0.9, also=("bond", "travel")),
        ),
        (
            Decision("bond", 0.9, also=("travel",)),
            False,
            Decision("bond", 0.9, also=("ice_at_door", "travel")),
        ),
        (
            Decision("clarify", 0.4, ("bond", "ice_at_door", "travel")),
            True,
            Decision("ice_at_door", 0.4, also=("bond", "travel")),
        ),
        (
            Decision("clarify", 0.4, ("bond", "travel", "daca")),
            False,
            Decision("clarify", 0.4, ("ice_at_door", "bond", "travel")),
        ),
        (Decision("fallback", 0.1), False, Decision("clarify", 0.1, ("ice_at_door",))),
        (Decision("thanks", 0.9), True, Decision("ice_at_door", 0.9)),
        (Decision("thanks", 0.9), False, Decision("thanks", 0.9, also=("ice_at_door",))),
    ],
)
def test_an_emergency_of_one_clause_goes_before_what_else_is_asked(decision, is_certain, then):
    assert before("ice_at_door", is_certain, decision) == then
