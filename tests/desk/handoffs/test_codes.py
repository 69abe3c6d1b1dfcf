"""Receipt codes can be read out and typed back in any way."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.receipt_code import receipt_code_in
from desk.handoffs.codes import DIGITS, LETTERS, new_code, read_code

CODES = [new_code() for _ in range(2000)]


def test_a_code_has_two_halves_of_three():
    shape = re.compile(f"[{LETTERS}][{DIGITS}][{LETTERS}{DIGITS}]-[{LETTERS}][{DIGITS}][{LETTERS}{DIGITS}]")
    assert all(shape.fullmatch(code) for code in CODES)


def test_no_letter_or_digit_can_be_mistaken_for_another():
    assert set(LETTERS + DIGITS).isdisjoint("0O1IL5SBZUV")
    assert set(LETTERS).isdisjoint("AEIOU")


@pytest.mark.parametrize(
    "alike",
    [
        *("BCDEGPTVZ", "JK", "FS", "MN", "IY", "QU"),  # spelt out in English
        *("BCDEGPTV", "FS", "MNÑ", "QU", "BV"),  # in Spanish
        "67",  # seis, siete
    ],
)
def test_of_those_that_sound_alike_over_a_bad_line_there_is_one(alike):
    assert len(set(alike) & set(LETTERS + DIGITS)) <= 1


def test_there_are_codes_enough_and_the_comment_counts_them():
    half = len(LETTERS) * len(DIGITS) * len(LETTERS + DIGITS)
    assert half**2 == 656_100
    assert "656,100" in (new_code.__doc__ or "")


@pytest.mark.parametrize("code", ["C6T-J7P", "T6J-C2J", "J6C-T66"])
def test_a_code_from_before_is_still_understood(code):
    assert read_code(code.lower().replace("-", " ")) == code
    assert receipt_code_in(f"my code is {code}") == code


def test_no_three_letters_stand_in_a_row_so_no_code_spells_anything():
    assert not any(re.search("[A-Z]{3}", code.replace("-", "")) for code in CODES)


def test_codes_hardly_ever_repeat():
    assert len(set(CODES)) > 1990


@given(st.sampled_from(CODES), st.sampled_from(["", " ", "-", ".", " - "]), st.booleans())
def test_a_code_is_read_back_however_it_was_typed(code, between, shouting):
    first, second = code.split("-")
    typed = f" {between.join([first, second])} "
    assert read_code(typed if shouting else typed.lower()) == code


@given(st.text())
def test_any_text_can_be_looked_up(text):
    assert "-" in read_code(text)
