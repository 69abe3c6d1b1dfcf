"""The notation of the word lists."""

import pytest

from lexicon.entries import GAP, EntryError, Part, parse, spread


def test_plain_words_are_one_part():
    assert parse("took him") == (Part((("took", "him"),)),)


def test_strokes_give_alternatives():
    assert parse("they/ice took")[0].phrases == (("they", "took"), ("ice", "took"))


def test_a_range_gives_its_numbers():
    assert parse("age 9-11")[0].phrases == (("age", "9"), ("age", "10"), ("age", "11"))
    assert spread("hes 1-2") == ["hes 1", "hes 2"]
    assert spread("10 or 12") == ["10 or 12"]


def test_dots_leave_a_gap():
    assert parse("picked ... up") == (Part((("picked",),)), Part((("up",),), gap=GAP))


def test_a_concept_stands_for_its_words():
    assert parse("took ... <RELATIVE>") == (Part((("took",),)), Part((), "RELATIVE", GAP))
    assert parse("<RELATIVE> took") == (Part((), "RELATIVE"), Part((("took",),)))


def test_accents_and_apostrophes_do_not_matter():
    assert parse("papá don't") == (Part((("papa", "dont"),)),)


def test_numbers_are_no_concepts():
    assert parse("hace <number> meses")[0].phrases == (("hace", "<number>", "meses"),)


@pytest.mark.parametrize(
    "entry", ["", "...", "... up", "picked ...", "<RELATIVE>", "a,b", "what?", "*", "a//b", "<x>"]
)
def test_what_is_not_in_the_notation_is_refused(entry):
    with pytest.raises(EntryError):
        parse(entry)


def test_too_many_alternatives_are_refused():
    with pytest.raises(EntryError, match="several"):
        parse(" ".join(["a/b/c/d/e"] * 4))
