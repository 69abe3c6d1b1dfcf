"""Whom help is for: said plainly with a need or a wish for a lawyer, and nothing read into other words."""

import pytest

from components.told_about import told_about
from lexicon import Lexicon


@pytest.fixture(scope="module")
def lexicon():
    return Lexicon.load()


@pytest.mark.parametrize(
    ("intent", "text", "about"),
    [
        ("relative_detained", "they took him", "relative"),
        ("relative_detained", "se llevaron a mi vecino", "other"),
        ("find_detainee", "where is my friend", "other"),
        ("relative_detained", "se llevaron a alguien de mi familia", "relative"),
        ("bond", "how much is the bond for my brother", "relative"),
        ("bond", "la fianza de mi esposo cuanto es", "relative"),
        ("bond", "cuanto es la fianza", None),
        ("bond", "they arrested me, can my wife pay the bond", None),
        ("talk_to_lawyer", "i need a lawyer for my husband", "relative"),
        ("talk_to_lawyer", "nesesito un abogado pa mi ermano", "relative"),
        ("talk_to_lawyer", "un abogado para alguien de mi familia", "relative"),
        ("talk_to_lawyer", "my mom needs a lawyer", "relative"),
        ("talk_to_lawyer", "mi tio ocupa un abogado", "relative"),
        ("talk_to_lawyer", "a lawyer for a friend of mine", "other"),
        ("talk_to_lawyer", "quiero un abogado para mi", "self"),
        ("talk_to_lawyer", "i want a lawyer for myself please", "self"),
        ("fallback", "es para mi hermana", "relative"),
        ("asylum", "can i get asylum for my daughter", "relative"),
        ("talk_to_lawyer", "my wife says i should get a lawyer", None),
        ("talk_to_lawyer", "quiero un abogado, mi esposo no sabe nada", None),
        ("worker_rights", "i work for my uncle", None),
        ("worker_rights", "my boss needs my papers", None),
        ("talk_to_lawyer", "quiero un abogado", None),
        ("taxes", "what is good for me to file", None),
    ],
)
def test_whom_a_message_tells_of(lexicon, intent, text, about):
    assert told_about(intent, lexicon.read(text)) == about


@pytest.mark.parametrize(("intent", "about"), [("find_detainee", "relative"), ("bond", None)])
def test_whom_a_choice_tells_of(intent, about):
    assert told_about(intent) == about
