"""No text makes reading fail."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

PIECES = st.sampled_from(
    ["ice", "took", "my", "husband", "se", "lo", "llevaron", "si", "if", "...", "<RELATIVE>", "agarr*", "_", "#", "\x00",
     "🧊", "👨‍👩‍👧", "\u202eevil", "مرحبا", "你好", "i.c.e.", "[NAME 1]", "1,500", "²", "٣", "ﬁrma", "İ", "ß", "ñ", "'", "\n", "!!", "LA"]
)  # fmt: skip


def check(reading):
    assert set(reading.words) == set(reading.concepts)
    assert all(token and "." not in token for token in reading.tokens)
    assert reading.language in ("en", "es", None)


@settings(deadline=None, max_examples=300)
@given(text=st.text(max_size=300))
def test_any_characters_are_read(lexicon, text):
    check(lexicon.read(text))


@settings(deadline=None, max_examples=200)
@given(pieces=st.lists(PIECES, max_size=40), glue=st.sampled_from([" ", "", "  ", ". ", "\t"]))
def test_any_mix_of_words_and_signs_is_read(lexicon, pieces, glue):
    check(lexicon.read(glue.join(pieces)))


@pytest.mark.parametrize(
    "text",
    ["", " ", "\x00", "\x00\x00ice\x00", "😀" * 5000, "a" * 10_000, "ice took my husband " * 500, "." * 10_000, "\u202e" * 100,
     "שלום עזרה", "مساعدة من فضلك", "\ud800", "he\u0300\u0301\u0302lp" * 50, "\u0300" * 10_000, "9" * 10_000, "²³", "٣٤ ice"],
)  # fmt: skip
def test_extreme_texts_are_read(lexicon, text):
    check(lexicon.read(text))


def test_the_same_text_reads_the_same_twice(lexicon):
    assert lexicon.read("se llevaron a mi hermano") == lexicon.read("se llevaron a mi hermano")
