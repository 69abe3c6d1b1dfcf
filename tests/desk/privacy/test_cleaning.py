"""Cleaning: what hides a number goes, what a person means stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.privacy.cleaning import clean, fold


@pytest.mark.parametrize(
    ("typed", "cleaned"),
    [
        ("¿Qué? ¡Sí! niño ÁÉÍÓÚ ü", "¿Qué? ¡Sí! niño ÁÉÍÓÚ ü"),
        ("nin\u0303o", "niño"),
        ("213\u00a0555\u202f0123", "213 555 0123"),
        ("2\u200b1\u200d3\ufeff5", "2135"),
        ("１２３ ٤٥٦ 𝟕𝟖𝟗 ①²", "123 456 789 12"),
        ("1\ufe0f\u20e3", "1"),
        ("a\x00b\x1bc\nd\te\r\nf", "abc\nd\te\nf"),
        ("[PHONE 1] ［x］", "(PHONE 1) (x)"),
        ("\ud83d lone", " lone"),
        ("🙏 ayuda 👍🏽", "🙏 ayuda 👍🏽"),
    ],
)
def test_a_text_is_cleaned(typed: str, cleaned: str) -> None:
    assert clean(typed) == cleaned


@given(st.text())
def test_cleaning_twice_changes_nothing_and_the_shadow_has_the_same_length(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert len(fold(cleaned)) == len(cleaned)
    cleaned.encode()


def test_the_shadow_has_no_accents_and_plain_signs() -> None:
    assert fold("Número – “Ñandú” А１ ＠") == "Numero - 'Nandu' A1 @"
