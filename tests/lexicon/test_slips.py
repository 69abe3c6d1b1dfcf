"""Slips of the finger: which there are, and which are usual."""

import pytest

from lexicon.slips import slips


def how_usual(typed, meant):
    return slips(typed, {meant}).get(meant)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("arested", "arrested"),
        ("laywer", "lawyer"),
        ("lawyet", "lawyer"),
        ("lawyers", "lawyer"),
        ("awyer", "lawyer"),
    ],
)
def test_one_letter_less_more_other_or_two_swapped_is_one_slip(typed, meant):
    assert how_usual(typed, meant)


@pytest.mark.parametrize("typed", ["lweyar", "law", "layers", ""])
def test_more_than_that_is_none(typed):
    assert how_usual(typed, "lawyer") is None


def test_keys_that_touch_are_taken_for_each_other_more_often_than_others():
    for typed in ("wuth", "woth", "wkth", "w9th"):
        assert how_usual(typed, "with")
    assert how_usual("wuth", "with") == how_usual("wkth", "with") > how_usual("wath", "with")


def test_letters_are_swapped_or_typed_twice_more_often_than_one_slips_in():
    assert how_usual("thye", "they") > how_usual("thhe", "the") > how_usual("thye", "the")
