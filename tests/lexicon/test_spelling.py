"""Spelling: text-speak, voice typing, drawn-out letters, sounds, slips; and real words left alone."""

import pytest

from lexicon.spelling import Spelling, sound


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("q hago xfa", "que hago por favor"),
        ("pls help me rn", "please help me right now"),
        ("idk wat 2 do u there", "i dont know what 2 do you there"),
        ("ice arested my husbend", "ice arrested my husband"),
        ("they tok my mom", "they took my mom"),
        ("need a laywer / lawer", "need a lawyer lawyer"),
        ("imigration nocking", "immigration knocking"),
        ("se yebaron ami hermano", "se llevaron a mi hermano"),
        ("detubieron a mi ermana", "detuvieron a mi hermana"),
        ("kiero ablar con un avogado", "quiero hablar con un abogado"),
        ("nesesito abojado", "necesito abogado"),
        ("la imigracion agarro ami esposo", "la inmigracion agarro a mi esposo"),
        ("siudad santuario", "ciudad santuario"),
        ("los de ise", "los de ice"),
        ("i c e took him", "ice took him"),
        ("🧊 outside", "ice outside"),
        ("ayudaaaa", "ayuda"),
        ("hellooo", "hello"),
        ("HELPPP", "help"),
        ("noooo", "no"),
        ("selo llevaron", "se lo llevaron"),
        ("ya c fueron", "ya se fueron"),
        ("c lo llevaron y no c q aser", "se lo llevaron y no se que hacer"),
        ("how can i c him", "how can i c him"),
    ],
)
def test_a_misspelt_message_is_put_right(lexicon, typed, read):
    assert lexicon.read(typed).sentence == read


@pytest.mark.parametrize(
    "text",
    [
        "bother", "singing", "fight", "details", "warranty", "perro", "jueves", "department", "finanzas", "course",
        "homeless", "conmigo", "puerto", "hearing", "location", "suerte", "singer", "layer", "detected", "casa caza",
    ],
)  # fmt: skip
def test_a_real_word_is_left_as_it_is(lexicon, text):
    assert lexicon.read(text).sentence == text


def test_what_was_typed_is_kept_for_phrases(lexicon):
    reading = lexicon.read("thx!")
    assert (reading.as_typed, reading.sentence) == ("thx", "thanks")


@pytest.mark.parametrize(
    ("one", "other"), [("avogado", "abogado"), ("yevaron", "llevaron"), ("ermano", "hermano"), ("kiero", "quiero"), ("fiansa", "fianza")]
)  # fmt: skip
def test_words_that_sound_alike_are_one(one, other):
    assert sound(one) == sound(other)


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("neighbr", "neighbor"),
        ("alqiler", "alquiler"),
        ("hosue", "house"),
        ("trabjao", "trabajo"),
        ("xylograph", "xylograph"),
    ],
)
def test_a_word_that_nobody_knows_becomes_the_most_used_one_that_is_one_slip_away(lexicon, typed, right):
    assert lexicon.read(typed).tokens == (right,)


def spelling(*used):
    return Spelling(right=[], stems=(), file={}, real=frozenset(), used=used)


def test_of_two_words_as_near_the_more_used_one_is_meant():
    assert spelling(["house", "horse"]).correct(["hoose"]) == ["house"]
    assert spelling(["horse", "house"]).correct(["hoose"]) == ["horse"]


def test_two_letters_swapped_are_likelier_than_one_too_many():
    assert spelling(["the", "they"]).correct(["thye"]) == ["they"]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("can i reada it", "can i read it"),
        ("hay reada aqui", "hay redada aqui"),
        ("firmar appeles", "firmar papeles"),
    ],
)
def test_a_misspelt_word_is_looked_for_in_the_language_of_the_message_first(lexicon, typed, read):
    assert lexicon.read(typed).sentence == read


def test_a_very_short_word_becomes_a_much_used_one_or_stays():
    known = spelling(["what", *(f"word{place}" for place in range(500)), "wham"])
    assert known.correct(["wha"]) == ["what"]
    assert spelling([f"word{place}" for place in range(500)] + ["what"]).correct(["wha"]) == ["wha"]
