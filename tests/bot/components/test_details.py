"""What a message says of the questions of a flow, and when it is left to ask for something else."""

from datetime import date

import pytest

from answers import Catalogue
from components.decision import Decision
from components.details import Details
from lexicon import Lexicon, Rules

THURSDAY = date(2026, 11, 26)


@pytest.fixture(scope="module")
def lexicon():
    return Lexicon.load(today=THURSDAY)


@pytest.fixture(scope="module")
def said(lexicon):
    catalogue = Catalogue.load()
    details, rules = Details(catalogue, lexicon), Rules.from_mappings(catalogue.recognition())

    def of(text, intent, confidence=0.9):
        reading = lexicon.read(text)
        fired = [certain.intent for certain in rules.fired(reading)]
        return details.said(reading, Decision(intent, confidence), fired)

    return of


@pytest.mark.parametrize(
    ("text", "intent", "details"),
    [
        ("2 hours ago", "fallback", {"detained_when": "hours"}),
        ("ase 2 oras", "fallback", {"detained_when": "hours"}),
        ("antier", "clarify", {"detained_when": "days"}),
        ("la polisia", "police_ask_status", {"detained_by": "police"}),
        # Each is heard only by its own flow, so a word may answer a question of two.
        ("ICE agents", "raid_nearby", {"detained_by": "ice", "door_paper": "ice_form"}),
        ("ya se fueron", "clarify", {"door_paper": "left"}),
        ("they are breaking down the door", "ice_at_door", {"door_paper": "breaking_in"}),
        ("it was the sheriff, yesterday", "clarify", {"detained_when": "days", "detained_by": "police"}),
        ("ice or police", "clarify", {"detained_by": "unsure"}),
        ("tiene 16 años", "child_detained", {"detained_minor": "yes"}),
        ("my son is 16 years old", "child_detained", {"detained_minor": "yes"}),
        ("es mayor de edad", "fallback", {"detained_minor": "no"}),
    ],
)
def test_an_answer_is_understood_whatever_else_its_words_are_used_for(said, text, intent, details):
    assert said(text, intent) == details


@pytest.mark.parametrize(
    ("value", "texts"),
    [
        (
            {"detained_when": "hours"},
            [
                "oy en la mañana",
                "hoy temprano",
                "hace ratito",
                "last nite",
                "like an hour ago",
                "a las 6 de la mañana",
                "hace 20 minutos",
                "30 min ago",
                "hace un ratito",
                "hace como dos horas",
                "2.5 hours ago",
                "el miercoles en la noche",
            ],
        ),
        (
            {"detained_when": "days"},
            [
                "antes de ayer",
                "antier",
                "last monday",
                "el lunes pasado",
                "hace como una semana",
                "2 days ago",
                "el lunes en la mañana",
                "72 hours ago",
            ],
        ),
        (
            {"detained_when_if_asked": "hours"},
            ["around noon", "at 8:30", "a las 6 y media", "20 min", "like 2 hours"],
        ),
        (
            {"detained_when_if_asked": "days"},
            ["monday morning", "lunes", "3 dias", "ya tiene tres dias", "48 hours"],
        ),
        ({"detained_when": "unknown"}, ["dont know when", "no se cuando fue"]),
        (
            {"detained_by": "unsure"},
            [
                "unos con chaleco",
                "masked men",
                "men with masks",
                "plain clothes",
                "unos de civil",
                "unos hombres armados",
                "no se quienes",
                "not sure who",
                "no vi quien",
            ],
        ),
        ({"detained_by": "ice"}, ["ICE, men with masks", "la migra", "immigration"]),
        ({"detained_by": "police"}, ["cops", "un sheriff", "police i think"]),
        (
            {"detained_minor": "no"},
            [
                "tiene 30 años",
                "hes 45 yrs old",
                "ya es grande",
                "es mi papa",
                "cumplió 18 ayer",
                "no, hes 18",
            ],
        ),
        (
            {"detained_minor": "yes"},
            [
                "es mi nene de 8",
                "hes 12",
                "tiene 17",
                "es menor",
                "he is a kid",
                "tiene diesiseis",
                "va a cumplir 18",
                "turning 18 next month",
                "hes not 18 yet",
                "6 months old",
            ],
        ),
        # A number alone is an age only when an age was asked for.
        ({"detained_minor_if_asked": "no"}, ["35", "18", "treinta años", "como unos 40", "twenty two"]),
        ({"detained_minor_if_asked": "yes"}, ["17", "15 yrs", "tiene 6 meses", "16 o 17"]),
        (
            {"detained_minor_if_asked": "unknown"},
            ["17 or 18", "como 18", "no tiene 18", "si tiene 18", "no, tiene 17", "i think 17", "eight five"],
        ),
    ],
)
def test_people_answer_in_their_own_words(said, value, texts):
    assert {text: said(text, "clarify") for text in texts} == dict.fromkeys(texts, value)


@pytest.mark.parametrize(
    "text",
    [
        "ICE is at my door with a judicial warrant for deportation",
        "la migra en mi puerta trae una orden con firma de un juez de inmigracion",
        "ICE at the door with a valid warrant from immigration court",
        "estan en la puerta con una orden de deportacion con firma de la corte",
    ],
)
def test_a_paper_of_an_immigration_judge_or_about_a_deportation_is_never_one_of_a_judge(said, text):
    assert said(text, "ice_at_door").get("door_paper") != "judge"


def test_what_the_first_message_says_is_not_asked(said):
    assert said("ICE took my husband this morning", "relative_detained") == {
        "detained_when": "hours",
        "detained_by": "ice",
        "detained_minor": "no",
    }


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("2 hours ago and now they are at my door", "ice_at_door"),
        ("can the police ask my status", "police_ask_status"),
        ("what if they break in", "ice_at_door"),
        ("how much is bond for a minor", "bond"),
        ("ICE is at my house right now", "ice_at_door"),
        ("I want a lawyer, it was ICE", "talk_to_lawyer"),
        ("ICE wants him to sign today", "dont_sign"),
        ("never mind, it was the police", "cancel"),
    ],
)
def test_a_question_of_its_own_is_no_answer(said, text, intent):
    assert said(text, intent) == {}


@pytest.mark.parametrize(
    "text",
    [
        "2 people",
        "tiene 3 hijos",
        "tiene 10 años viviendo aqui",
        "he has lived here 16 years",
        "el jueves",
        "thursday",
        "2016",
    ],
)
def test_a_number_of_something_else_is_no_answer_and_a_day_that_may_be_today_is_asked_again(said, text):
    assert said(text, "clarify") == {}


def test_a_certain_emergency_of_another_kind_is_no_answer_even_in_a_message_that_was_not_understood(said):
    assert said("ICE is at my door since this morning", "fallback") == {}
    assert said("ICE is here", "ice_at_door", confidence=1.0) == {}


def test_a_certain_emergency_of_the_same_kind_is(said):
    assert said("they took him, he is 16", "child_detained") == {"detained_minor": "yes"}
