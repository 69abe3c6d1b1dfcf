"""Fragments and worries are asked about; the same words with an arrest, or with agents who come now, stay an emergency."""

import pytest

from components.decision import CLARIFY
from components.explain import understanding_of


@pytest.fixture(scope="module")
def understanding():
    return understanding_of()


FRAGMENTS = (
    # an age, a place of birth
    "he is 15",
    "my niece is 13",
    "tiene 15",
    "mi sobrino cumplio 14 ayer",
    "both are born here",
    "the girls were born in this country",
    "los dos nacieron aqui",
    "mis niñas nacieron en california",
    # a relative, and nothing that has happened
    "what can i do about my husband",
    "is there something i can do for my mom",
    "q puedo aser con mi esposo",
    "como puedo ayudar a mi ermana",
    # what may come
    "will they come to my house",
    "do you think they might come for my parents some day",
    "van a venir a mi casa?",
    "cree que un dia vengan por mi esposo",
)
# One training more or less moves a single line over the edge.
_MOST_OVER_THE_EDGE = 1


def test_what_says_too_little_is_asked_about(understanding):
    decisions = {text: understanding.understand(text).decision for text in FRAGMENTS}
    answered = [text for text, decision in decisions.items() if decision.intent != CLARIFY]
    assert len(answered) <= _MOST_OVER_THE_EDGE, answered
    assert all(decision.choices for decision in decisions.values() if decision.intent == CLARIFY)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("he is 15 and ice took him", "child_detained"),
        ("tiene 15 y se lo llevaron", "child_detained"),
        ("both are born here and agents have them in cuffs", "citizen_detained"),
        ("los dos nacieron aqui y los tienen detenidos", "citizen_detained"),
        ("what can i do about my husband, they took him this morning", "relative_detained"),
        ("q puedo aser con mi esposo lo agarro la migra", "relative_detained"),
        ("they are coming to my house", "ice_at_door"),
        ("they said they come back today", "ice_at_door"),
        ("they told us theyll be back in the evening", "ice_at_door"),
        ("estan viniendo", "ice_at_door"),
        ("ya vienen para mi casa", "ice_at_door"),
        ("dijeron que al rato regresan", "ice_at_door"),
    ],
)
def test_what_has_happened_or_is_coming_now_is_no_fragment(understanding, text, intent):
    assert understanding.understand(text).decision.intent == intent


def test_an_age_is_asked_about_with_what_it_may_be_about(understanding):
    for text in ("she is 12", "mi hijo tiene 9"):
        assert "child_care_plan" in understanding.understand(text).decision.choices


@pytest.mark.parametrize(
    "text",
    [
        "i live in Fresno",
        "is it only for LA?",
        "we are in Santa Barbara can your lawyer help us",
        "estoy en San Diego",
        "vivo en Texas pueden ayudar?",
        "nomas ayudan a los de los angeles?",
    ],
)
def test_who_lives_elsewhere_gets_what_the_office_says_of_where_it_helps(understanding, text):
    assert understanding.understand(text).decision.intent == "office_info"


SEVERAL = {
    "my daca expires and i also need a work permit and how much do you charge": {
        "daca",
        "work_permit",
        "lawyer_cost",
    },
    "how much do you charge and can you renew my tps": {"lawyer_cost", "tps"},
    "my landlord wants to evict me and i also need to file taxes with itin": {"housing_rights", "taxes"},
    "tengo corte en marzo y tambien quiero cambiar mi direccion": {"change_address", "check_court_date"},
    "se me vence el permiso de trabajo y tambien quiero saber cuanto cobran": {"work_permit", "lawyer_cost"},
}


def test_of_several_needs_one_is_answered_and_the_others_are_offered(understanding):
    decisions = {text: understanding.understand(text).decision for text in SEVERAL}
    assert all(decision.intent in SEVERAL[text] for text, decision in decisions.items())
    not_offered = [
        text for text, decision in decisions.items() if not SEVERAL[text] <= {decision.intent, *decision.also}
    ]
    assert len(not_offered) <= _MOST_OVER_THE_EDGE, not_offered
