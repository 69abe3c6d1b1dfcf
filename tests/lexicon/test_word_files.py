"""The word lists: what is read, and clear errors for what cannot be."""

import shutil

import pytest

from lexicon import Lexicon, WordsError
from lexicon.word_files import LANGUAGES, WORDS, concept_names, read_word_files


@pytest.fixture
def copy(tmp_path):
    return shutil.copytree(WORDS, tmp_path / "words")


def test_every_concept_has_words_in_both_languages():
    for name, lists in read_word_files().concepts.items():
        for language in LANGUAGES:
            assert lists[language], (name, language)


def test_no_entry_stands_twice_in_a_list():
    for name, lists in read_word_files().concepts.items():
        for language, entries in lists.items():
            assert sorted(entries) == sorted(set(entries)), (name, language)


def test_the_concepts_that_rules_build_on_exist():
    expected = (
        "RELATIVE SELF OTHER_PERSON CHILD TAKEN ICE POLICE DOOR HOME KNOCK STREET CAR WORK SCHOOL HOSPITAL COURT JAIL "
        "DETENTION_CENTER DETENTION_PLACE SIGN PAPERS WARRANT BOND SANCTUARY DEPORT PROTECT LOCATE LOCATOR LAWYER WANT "
        "CALL_ME FREE CHEAP MONEY NO_MONEY COST NOW PAST PAST_LONG HYPOTHETICAL QUESTION_MEANING QUESTION_WHAT NEGATION "
        "FEAR HELP PRIVACY ROBOT LANGUAGE GREETING THANKS BYE YES NO CANCEL NEWS OTHER_COUNTRY VIOLENCE SUICIDE STATUS "
        "COUNTRY LEGAL_HELP NOTARIO TALK HUMAN VOLUNTARY_DEPARTURE"
    ).split()
    assert set(expected) - concept_names() == set()


def test_yes_and_no_stay_words():
    concepts = read_word_files().concepts
    assert "no" in concepts["NO"]["en"]
    assert "yes" in concepts["YES"]["en"]


def test_a_whole_concept_can_be_part_of_another():
    concepts = read_word_files().concepts
    assert set(concepts["PAST_LONG"]["es"]) <= set(concepts["PAST"]["es"])


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("THING:\n  en: [one]\n", "needs the two lists"),
        ("THING:\n  en: one\n  es: [uno]\n", "expected a list"),
        ("THING: [one]\n", "needs the two lists"),
        ("- one\n", "not a mapping"),
        ("THING: {en: [one, es: [uno]}\n", "new.yml"),
        ("RELATIVE:\n  en: [one]\n  es: [uno]\n", "stands in another file too"),
        ("THING:\n  en: [one ... <NOBODY>]\n  es: [uno]\n", "unknown concept NOBODY"),
        ("THING:\n  en: [<NOBODY>]\n  es: [uno]\n", "is not a concept"),
        ("THING:\n  en: [one?]\n  es: [uno]\n", "is not a word"),
    ],
)
def test_a_mistake_names_the_place(copy, content, message):
    (copy / "new.yml").write_text(content, encoding="utf-8")
    with pytest.raises(WordsError, match=message):
        Lexicon.load(copy)


@pytest.mark.parametrize("name", ["spellings.yml", "languages.yml", "common.yml", "dictionary/en.txt"])
def test_a_missing_file_is_named(copy, name):
    (copy / name).unlink()
    with pytest.raises(WordsError, match=name.split(".")[0]):
        Lexicon.load(copy)


def test_a_word_added_by_hand_is_found(copy):
    (copy / "new.yml").write_text("CHAMBELAN:\n  en: [best man]\n  es: [chambelán]\n", encoding="utf-8")
    lexicon = Lexicon.load(copy)
    assert "CHAMBELAN" in lexicon.read("el CHAMBELAN no llegó").concepts
    assert "CHAMBELAN" in lexicon.read("the best man").concepts
