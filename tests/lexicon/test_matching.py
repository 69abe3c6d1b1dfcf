"""Finding entries: gaps, beginnings, numbers, and longer entries over shorter ones."""

import pytest

from lexicon.matching import Matching

CONCEPTS = {
    "TAKEN": {"en": ["picked ... up", "took ... <RELATIVE>"], "es": ["agarraron"]},
    "TAKE": {"en": ["arrest*"], "es": ["agarr*"]},
    "RELATIVE": {"en": ["brother", "mother in law"], "es": ["hermano"]},
    "ICE": {"en": ["ice"], "es": ["migra"]},
    "SWEET": {"en": ["ice cream"], "es": ["helado"]},
    "NOTHING": {"en": ["<RELATIVE> took"], "es": ["hielo"]},
    "LONG_AGO": {"en": ["<number> years ago", "in <year>"], "es": ["hace <number> anos"]},
}


@pytest.fixture(scope="module")
def matching():
    return Matching(CONCEPTS, numbers=["two"], last_year=2025)


def concepts(matching, text):
    return {entry.concept for entry in matching.find(text.split())}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("they picked my brother up", {"TAKEN", "RELATIVE"}),
        ("they picked a b c d up", {"TAKEN"}),
        ("they picked a b c d e up", set()),
        ("they picked . up", set()),
        ("took . brother", {"RELATIVE"}),
        ("took my brother", {"TAKEN", "RELATIVE"}),
        ("my brother took my brother", {"RELATIVE"}),
        ("agarraron", {"TAKEN"}),
        ("agarrandolos", {"TAKE"}),
        ("arrestarlo", {"TAKE"}),
        ("ice cream", {"SWEET"}),
        ("ice cream or ice", {"SWEET", "ICE"}),
        ("2 years ago", {"LONG_AGO"}),
        ("two years ago", {"LONG_AGO"}),
        ("hace 15 anos", {"LONG_AGO"}),
        ("in 2009", {"LONG_AGO"}),
        ("in 2025", set()),
        ("in 90210", set()),
        ("", set()),
        ("nothing known here", set()),
    ],
)
def test_entries_are_found(matching, text, expected):
    assert concepts(matching, text) == expected


def test_the_places_are_those_of_the_entrys_own_words(matching):
    found = {
        entry.concept: entry.places for entry in matching.find(["they", "picked", "my", "brother", "up"])
    }
    assert found == {"TAKEN": (1, 4), "RELATIVE": (3,)}


def test_no_word_of_a_family_stays_in_memory(matching):
    matching.find(["secretword", "took", "otherword"])
    before = len(matching._strings)
    matching.find(["yetanother", "rosalinda", "4155551234"])
    assert len(matching._strings) == before
    assert "rosalinda" not in matching._strings
