"""Numbered choices: numbers, words for numbers and labels."""

import pytest

from answers import Catalogue
from desk.sms.picking import picked

OFFERED = [
    {"label": "A relative was taken", "value": "relative_detained"},
    {"label": "Sí, por favor", "value": 'affirm{"handoff_consent":"call"}'},
    {"label": "Talk to a lawyer", "value": "talk_to_lawyer"},
]


@pytest.mark.parametrize(
    ("said", "place"),
    [
        *(
            (word, 0)
            for word in (
                "1",
                "1.",
                "1)",
                "(1)",
                " 1 ",
                "#1",
                "uno",
                "UNO",
                "one",
                "One.",
                "opción 1",
                "option 1",
                "no. 1",
                "No.1",
                "nº 1",
                "número 1",
                "número uno",
                "uno!",
                "1️⃣",
                "１",
                "1 por favor",
                "1, gracias",
                "la 1 gracias",
                "La 1",
                "la 1ra",
                "1st",
                "la primera",
                "el primero, por favor",
                "first",
                "The first one please",
            )
        ),
        *((word, 1) for word in ("2", "dos", "two", "si por favor", "SÍ POR FAVOR", "número 2")),
        *((word, 1) for word in ("la 2", "el 2", "#2", "the second", "la segunda opción", "la opción dos")),
        *((word, 2) for word in ("3", "tres", "three", "talk to a lawyer", "Talk to a lawyer!")),
    ],
)
def test_a_choice_is_picked(said: str, place: int) -> None:
    assert picked(OFFERED, said) == OFFERED[place]["value"]


@pytest.mark.parametrize(
    "said",
    [
        "0",
        "4",
        "12",
        "1 2",
        "one two",
        "11",
        "a lawyer",
        "si",
        "",
        "uno de ellos",
        "1 agent",
        "1234567890123",
        "No one",
        "no uno",
        "la una",
        "a la una",
        "no 2",
        "no, 2",
        "No. One moment",
        "la 4",
        "la cuarta",
        "the 1 agent",
        "first they took my husband",
        "uno de mis hijos",
        "la primera vez que lo detuvieron",
        "one second",
        "por favor",
        "1/2",
    ],
)
def test_everything_else_is_a_text(said: str) -> None:
    assert picked(OFFERED, said) is None


@pytest.mark.parametrize("slot", ["handoff_callback", "detained_when"])
@pytest.mark.parametrize("said", ["la 1", "el 2", "el primero", "the 2nd", "the first"])
def test_under_a_question_about_time_an_hour_or_a_day_is_no_choice(slot: str, said: str) -> None:
    offered = [{"label": word, "value": f'give_detail{{"{slot}":"{word}"}}'} for word in ("any", "other")]
    assert picked(offered, said) is None
    assert picked(offered, "opcion 2") == picked(offered, "2 gracias") == offered[1]["value"]


def test_without_choices_a_number_is_a_text() -> None:
    assert picked([], "1") is None


def test_every_set_of_choices_can_be_picked_by_number_and_by_label() -> None:
    catalogue = Catalogue.load()
    for file in catalogue.files:
        for response in file.responses:
            for language in catalogue.languages:
                choices = catalogue.say(response, language, "sms")[-1]["choices"]
                for place, choice in enumerate(choices, 1):
                    assert picked(choices, str(place)) == choice["value"]
                    assert picked(choices, choice["label"]) == choice["value"]
