"""Which examples a message is most like, by counting."""

from lexicon import Alone, Lexicon, Rules
from lexicon.likeness import Likeness

DOOR = [("ice_at_door", frozenset({"ice", "door", sign})) for sign in ("a", "b", "c", "d")]
RENT = [("housing_rights", frozenset({"rent", "door", sign})) for sign in ("e", "f", "g", "h")]


def test_the_need_whose_examples_share_the_rarer_signs_is_the_likeliest():
    likeness = Likeness(DOOR + RENT)
    assert likeness.most_like(frozenset({"door", "ice"})).intent == "ice_at_door"
    assert likeness.most_like(frozenset({"door", "rent"})).intent == "housing_rights"


def test_the_signs_that_speak_loudest_are_the_reason():
    assert Likeness(DOOR + RENT).most_like(frozenset({"door", "ice"})).because == ("ice", "door")


def test_a_need_with_many_examples_has_no_lead():
    assert Likeness(DOOR + RENT * 10).most_like(frozenset({"door"})) is not None
    assert Likeness(DOOR + RENT * 10).most_like(frozenset({"ice"})).intent == "ice_at_door"


def test_signs_nobody_knows_are_like_nothing():
    assert Likeness(DOOR + RENT).most_like(frozenset({"a", "x"})) is None  # "a" stands in one example only


EXAMPLES = [
    *(
        ("ice_at_door", text)
        for text in ("agents outside", "agents came", "agents knocking", "agents banging")
    ),
    *(("taxes", text) for text in ("file taxes", "my taxes", "late taxes", "pay taxes")),
]


def test_alone_only_an_emergency_is_answered_by_likeness_and_rules_before_counting():
    lexicon = Lexicon.load()
    rules = Rules.from_mappings([("bond", {"all": ["BOND"]}), ("menu", {"phrase": ["menu"]})])
    alone = Alone(rules, {"ice_at_door"})

    def intents(text):
        return [certain.intent for certain in alone.certain(lexicon.read(text))]

    assert intents("agents are here") == []
    alone.learn(EXAMPLES, lexicon.read)
    assert intents("agents are here") == ["ice_at_door"]
    assert intents("agents are here, is there bond") == ["ice_at_door", "bond"]
    assert intents("how do I file taxes") == []
    assert intents("is there bond") == ["bond"]
    assert intents("menu") == ["menu"]
