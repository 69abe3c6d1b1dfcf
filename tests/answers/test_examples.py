"""What is wrong with training examples is named, once each."""

import pytest

from answers.content import Example
from answers.examples import FEWEST, faults_of_examples

NEEDS = {"bond": {"kind": "answer"}, "taxes": {"kind": "answer"}}
# So many lines that no two of them share more than a word.
MANY = [f"w{number}a w{number}b w{number}c w{number}d" for number in range(FEWEST["answer"])]


def lines(intent, texts, language="en"):
    return [Example(intent, language, text) for text in texts]


def said(examples):
    return [what for _, what, _ in faults_of_examples(examples, NEEDS)]


@pytest.fixture
def enough():
    return lines("bond", MANY) + lines("bond", [text.replace("w", "p") for text in MANY], "es")


def test_enough_lines_that_differ_have_no_fault(enough):
    assert said(enough) == []


def test_one_line_too_few_is_a_fault_of_its_language(enough):
    assert said(enough[:-1]) == [f"bond has {FEWEST['answer'] - 1} examples in es"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("who can pay the bond for my dad", True),
        ("¿WHO can pay, the bond for my uncle?", True),
        ("who can pay the bond of a friend from church", False),
        ("pay the bond", False),
    ],
)
def test_a_line_with_three_of_four_words_of_another_says_the_same(enough, text, found):
    examples = [
        *enough,
        Example("bond", "en", "who can pay the bond for my mom"),
        Example("bond", "en", text),
    ]
    assert bool(said(examples)) == found


def test_short_lines_are_the_same_only_when_all_words_are(enough):
    assert said([*enough, *lines("bond", ["pay bond", "post bond"])]) == []
    assert said([*enough, *lines("bond", ["pay bond", "Bond: pay!"])]) == [
        "'Bond: pay!' says the same as 'pay bond'"
    ]


def test_a_line_of_two_needs_is_a_fault(enough):
    other = lines("taxes", [text.replace("w", "t") for text in MANY])
    other += lines("taxes", [text.replace("w", "i") for text in MANY], "es")
    found = said([*enough, *other, Example("taxes", "en", MANY[0].upper())])
    assert found == [f"'{MANY[0].upper()}' stands under bond and taxes"]
