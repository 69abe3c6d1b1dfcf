"""Rules: the forms they have, the errors they raise, and that they keep to their own intent."""

import pytest

from answers import Catalogue
from lexicon import Certain, Reading, Rule, WordsError, recognise

KNOWN = {"TAKEN", "RELATIVE", "ICE", "NOW", "HYPOTHETICAL"}


def reading(*concepts, tokens=("some", "words")):
    words = {concept: (concept.lower(),) for concept in concepts}
    return Reading(tokens=tuple(tokens), concepts=frozenset(concepts), words=words, as_typed=" ".join(tokens))


def rule(**mapping):
    return Rule.from_mapping("relative_detained", mapping, KNOWN)


@pytest.mark.parametrize(
    ("concepts", "fires"),
    [
        (["TAKEN", "RELATIVE", "ICE"], True),
        (["TAKEN", "RELATIVE", "NOW", "ICE"], True),
        (["TAKEN", "RELATIVE"], False),
        (["TAKEN", "ICE"], False),
        (["TAKEN", "RELATIVE", "ICE", "HYPOTHETICAL"], False),
        ([], False),
    ],
)
def test_all_any_and_none(concepts, fires):
    certain = recognise(
        reading(*concepts), [rule(all=["TAKEN", "RELATIVE"], any=["ICE", "NOW"], none=["HYPOTHETICAL"])]
    )
    assert (certain is not None) is fires


def test_a_rule_says_why():
    certain = recognise(reading("TAKEN", "RELATIVE", "NOW"), [rule(all=["TAKEN", "RELATIVE"])])
    assert certain == Certain("relative_detained", ("RELATIVE: relative", "TAKEN: taken"))


@pytest.mark.parametrize(
    ("text", "fires"), [("SE LO LLEVARON!!", True), ("se lo llevarón", True), ("se lo llevaron ayer", False)]
)
def test_a_phrase_is_the_whole_message(lexicon, text, fires):
    rules = [rule(phrase=["Se lo llevaron", "they took him"])]
    assert (recognise(lexicon.read(text), rules) is not None) is fires


def test_a_phrase_may_be_text_speak(lexicon):
    assert recognise(lexicon.read("nvm"), [rule(phrase=["nvm"])]).because == ("nvm",)


def test_the_first_rule_that_fires_wins():
    rules = [
        Rule("one", all=frozenset({"NOW"})),
        Rule("two", all=frozenset({"ICE"})),
        Rule("three", all=frozenset({"ICE"})),
    ]
    assert recognise(reading("ICE"), rules).intent == "two"
    assert recognise(reading("TAKEN"), rules) is None


@pytest.mark.parametrize(
    ("mapping", "message"),
    [
        ({"all": ["TAKN"]}, "no such concept in data/words: TAKN"),
        ({"all": ["TAKEN"], "none": ["X", "Y"]}, "X, Y"),
        ({"every": ["TAKEN"]}, "expected all, any, none or phrase"),
        ({"all": "TAKEN"}, "all needs a list"),
        ({"phrase": [True]}, "phrase needs a list of texts"),
        ({"none": ["TAKEN"]}, "would fire on everything"),
        ({}, "would fire on everything"),
        (["TAKEN"], "expected all, any, none or phrase"),
    ],
)
def test_a_rule_that_cannot_be_read_names_its_file(mapping, message):
    with pytest.raises(WordsError, match=f"relative_detained.*{message}"):
        Rule.from_mapping("relative_detained", mapping, KNOWN)


def test_the_projects_concepts_are_the_default():
    assert Rule.from_mapping("bond", {"all": ["BOND"]}).all == {"BOND"}
    with pytest.raises(WordsError):
        Rule.from_mapping("bond", {"all": ["BONDS"]})


@pytest.fixture(scope="module")
def catalogue():
    return Catalogue.load()


@pytest.fixture(scope="module")
def fired(lexicon, catalogue):
    """For each example: the rule that fires first, alone among whole messages and among all, and the right intent."""
    rules = [Rule.from_mapping(intent, rule) for intent, rule in catalogue.recognition()]
    whole = [rule for rule in rules if rule.is_whole_message]
    readings = [(lexicon.read(example.text), example.intent) for example in catalogue.examples]
    return [(recognise(reading, whole), recognise(reading, rules), intent) for reading, intent in readings]


def test_rules_that_decide_are_right_on_the_examples_of_all_intents(fired):
    """Beside the classifier only a rule that knows the whole message decides (decision 0009)."""
    decided = [(certain.intent, intent) for certain, _, intent in fired if certain]
    wrong = [pair for pair in decided if pair[0] != pair[1]]
    assert len(decided) > 300
    assert len(wrong) <= 0.01 * len(decided)


def test_the_rules_of_an_emergency_keep_away_from_ordinary_needs(fired, catalogue):
    """Alone, a rule may send one emergency's words to another and to an urgent need of the detained, but not to
    somebody who asks about papers or the weather; among the examples are many that only look like an emergency."""
    urgency = {name: need["urgency"] for name, need in catalogue.needs.items()}
    # "I do not know" is no need, and not learned: no example is one.
    certain = [(certain.intent, intent) for _, certain, intent in fired if certain]
    assert not [intent for need, intent in certain if need not in urgency]
    urgent = [pair for pair in certain if urgency[pair[0]] == "emergency"]
    ordinary = [pair for pair in certain if urgency[pair[0]] != "emergency"]
    assert len(urgent) > 1000
    assert sum(urgency[intent] == "normal" for _, intent in urgent) <= 0.10 * len(urgent)
    assert sum(one != other for one, other in ordinary) <= 0.07 * len(ordinary)
