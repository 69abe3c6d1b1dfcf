"""Cutting approved words into text messages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answers import Catalogue
from answers.sms import in_cheap_letters, outside_gsm7, segments
from desk.sms.cutting import cut_at_sentences


def test_a_part_ends_with_a_sentence() -> None:
    sentences = ["First " + "a" * 100 + ".", "Second " + "b" * 100 + "?", "Third " + "c" * 100 + "!"]
    assert cut_at_sentences(" ".join(sentences), 1) == sentences


@pytest.mark.parametrize("kept", ["at 9 p.m. today", "300 N. Los Angeles Street", "1. Leave now"])
def test_a_point_inside_a_sentence_is_no_end(kept: str) -> None:
    up_to_the_point = kept[: kept.rindex(". ") + 1]
    before = "b" * (160 - len(f". {up_to_the_point}")) + "."
    assert cut_at_sentences(f"{before} {kept}.", 1) == [before, f"{kept}."]


def test_a_sentence_that_is_too_long_is_cut_between_words() -> None:
    parts = cut_at_sentences("word " * 100, 1)
    assert all(part.replace("word", "").strip() == "" for part in parts)
    assert max(map(segments, parts)) == 1


@given(st.text(alphabet="ab .\n?!", max_size=400))
def test_no_letter_is_lost_and_none_is_said_twice(text: str) -> None:
    parts = cut_at_sentences(text, 1)
    assert "".join("".join(parts).split()) == "".join(text.split())
    assert all(part == part.strip() != "" for part in parts)


def test_every_web_text_becomes_parts_of_three_segments_in_gsm_7() -> None:
    words = Catalogue.load()
    for language in words.languages:
        for response in (response for file in words.files for response in file.responses):
            said = "\n".join(bubble["text"] for bubble in words.say(response, language, "web"))
            for part in cut_at_sentences(in_cheap_letters(said), 3):
                assert segments(part) <= 3, response
                assert outside_gsm7(part) == "", response
