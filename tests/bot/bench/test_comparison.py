"""The side by side counts what each got right, of the same sentences."""

from bench.comparison import Asked, compare, lines_of
from bench.held_out import Calm, Question
from bench.nlu_peers import Heard, Trained

ASKED = Asked(
    questions=[
        Question("how much is bond", ("bond",), "en", "plain"),
        Question("cuanto es la fianza", ("bond",), "es", "plain"),
        Question("y eso", ("clarify",), "es", "plain"),
    ],
    emergencies=[Question("se lo llevaron", ("relative_detained",), "es", "plain")],
    calm=[Calm("a film about ICE", "en", frozenset({"ice_at_door"}))],
)


def heard(*intents, language="es"):
    return [Heard(intent, language, 2.0) for intent in intents]


def test_right_unsure_and_wrong_are_told_apart():
    answers = heard("bond", "fallback", "taxes", "clarify", "ice_at_door")
    answers[3] = answers[3]._replace(choices=("bond", "relative_detained"))
    figures = compare(ASKED, [Trained("peer", 5.0, answers)], {"relative_detained", "ice_at_door"})["peer"]
    assert round(figures["right at once"]) == 33
    assert round(figures["wrong"]) == 33
    assert figures["emergencies right"] == 0
    assert figures["emergencies missed"] == 0  # it was asked about
    assert figures["false emergencies"] == 100
    assert round(figures["language right"]) == 67
    assert (figures["p50 ms"], figures["training s"]) == (2.0, 5.0)


def test_an_emergency_taken_for_an_ordinary_need_is_missed():
    answers = heard("bond", "bond", "clarify", "bond", "fallback")
    assert (
        compare(ASKED, [Trained("peer", 1.0, answers)], {"relative_detained"})["peer"]["emergencies missed"]
        == 100
    )


def test_a_question_that_does_not_offer_the_emergency_misses_it():
    answers = heard("bond", "bond", "clarify", "clarify", "fallback")
    answers[3] = answers[3]._replace(choices=("bond",))
    figures = compare(ASKED, [Trained("peer", 1.0, answers)], {"relative_detained"})["peer"]
    assert figures["emergencies missed"] == 100


def test_a_signpost_that_nobody_asked_for_is_wrong():
    answers = heard("other_language", "bond", "clarify", "relative_detained", "fallback")
    assert round(compare(ASKED, [Trained("peer", 1.0, answers)], set())["peer"]["wrong"]) == 33


def test_a_language_that_is_not_told_is_not_right():
    answers = [*heard("bond", language=None), *heard("bond", "clarify", "bond", "fallback")]
    assert round(compare(ASKED, [Trained("peer", 1.0, answers)], set())["peer"]["language right"]) == 67


def test_the_table_has_a_column_for_each():
    figures = compare(ASKED, [Trained(name, 1.0, heard(*["bond"] * 5)) for name in ("amparo", "peer")], set())
    table = list(lines_of(figures))
    assert table[0].split()[-2:] == ["amparo", "peer"]
    assert len(table) == 9
