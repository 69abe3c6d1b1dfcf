"""Receipt codes can be read out and typed back in any way."""

import re

from hypothesis import given
from hypothesis import strategies as st

from desk.handoffs.codes import DIGITS, LETTERS, new_code, read_code

CODES = [new_code() for _ in range(2000)]


def test_a_code_has_two_halves_of_three():
    shape = re.compile(f"[{LETTERS}][{DIGITS}][{LETTERS}{DIGITS}]-[{LETTERS}][{DIGITS}][{LETTERS}{DIGITS}]")
    assert all(shape.fullmatch(code) for code in CODES)


def test_no_letter_or_digit_can_be_mistaken_for_another():
    assert set(LETTERS + DIGITS).isdisjoint("0O1IL5SBZUV")
    assert set(LETTERS).isdisjoint("AEIOU")


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
