"""Normalising: case, accents, apostrophes, initials, placeholders, sentence ends."""

import pytest

from lexicon.normalise import BREAK, LONGEST, words, words_and_breaks


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("AYUDA", "ayuda"),
        ("¿Dónde está mi papá?", "donde esta mi papa"),
        ("Español, años", "espanol anos"),
        ("don't they're", "dont theyre"),
        ("don’t Q'anjob'al K’iche’", "dont qanjobal kiche"),
        ("I.C.E. came at 5 a.m.", "ice came at 5 am"),
        ("$1,500 or 2.000", "1500 or 2000"),
        ("pro-bono_lawyer", "pro bono lawyer"),
        ("am I safe in LA", "am i safe in los angeles"),
        ("IM IN LA", "im in la"),
        ("my name is [NAME 1] at [A-NUMBER 12]", "my name is at"),
        ("za\u200bp\u00adato\x00s", "zapato s"),
        ("ｉｃｅ", "ice"),
        ("  \t ", ""),
    ],
)
def test_a_text_is_written_one_way(text, expected):
    assert " ".join(words(text)) == expected


def test_a_sentence_ends_with_a_break():
    assert words_and_breaks("Help! They took him.") == ["help", BREAK, "they", "took", "him", BREAK]


def test_a_comma_is_no_break():
    assert BREAK not in words_and_breaks("ICE, took my dad")


def test_a_very_long_text_is_read_in_part():
    assert sum(map(len, words("a" * 10 * LONGEST))) == LONGEST
