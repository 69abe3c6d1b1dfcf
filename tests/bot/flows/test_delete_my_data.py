"""delete_my_data as it is talked through, with the trained bot and no desk behind it: a yes erases, and nothing else does."""

import pytest

ASKED = ["delete-my-data", "ask-erase"]
ERASING = ["delete-my-data-failed"]  # the desk is away; it would have been told


@pytest.mark.parametrize(
    ("wish", "yes"),
    [
        ("borren todo lo que escribi", "si borrenlo"),
        ("borren todo lo que escribi", "si borrar todo"),
        ("quiero borrar mi chat", "borralo todo"),
        ("quiero borrar mi chat", "si"),
        ("delete my data", "yes delete it"),
        ("delete my data", "erase everything"),
        ("delete my data", "go ahead"),
        ("delete my data", '/affirm{"erase":"all"}'),
    ],
)
def test_a_yes_in_the_words_of_the_question_erases(family, wish, yes):
    assert family.say(wish) == ASKED
    assert family.say(yes) == ERASING
    assert family.say(wish) == ASKED, "the yes answers for the next time"


@pytest.mark.parametrize(
    "text",
    ["ya se borro?", "when is it deleted?", "no borren nada", "no", "cancela", "can the police see it"],
)
def test_nothing_else_erases(family, text):
    family.say("delete my data")
    assert ERASING[0] not in family.say(text)
