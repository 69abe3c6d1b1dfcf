"""What a reviewer is told about a message."""

from components.decision import Decision
from components.explain import lines_of
from components.understanding import Understood
from lexicon import Lexicon


def test_the_explanation_names_decision_choices_reasons_language_and_words():
    understood = Understood(
        reading=Lexicon.load().read("se llevaron a mi ermano"),
        decision=Decision("clarify", 0.4, choices=("relative_detained", "find_detainee")),
        ranking=(),
        because=("TAKEN: se llevaron", "relative_detained 40%"),
    )
    told = lines_of(understood)
    for line in (
        "decision    clarify  40%",
        "choices     relative_detained, find_detainee",
        "because     TAKEN: se llevaron",
        "            relative_detained 40%",
        "language    es",
        "words       se llevaron a mi hermano",
        "            RELATIVE: hermano",
    ):
        assert line in told.split("\n")
    assert "also" not in told
