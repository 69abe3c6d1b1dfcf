"""The frozen set: emergencies that must always be understood, with the trained model and without its classifier."""

import pytest

from answers import Catalogue
from answers.catalogue import ROOT
from answers.content import read_yaml
from components.decision import Thresholds
from components.explain import understanding_of
from components.understanding import Understanding

FROZEN = read_yaml(ROOT / "tests" / "regression" / "emergencies.yml")


@pytest.fixture(scope="module")
def alone():
    understanding = Understanding(Thresholds(*[1.0] * 7))
    understanding.count_examples()
    return understanding


def wrong(understanding):
    """What is not answered with the first steps of its emergency."""
    answered = [(understanding.understand(line["text"]).decision.intent, line) for line in FROZEN]
    return [(line["text"], intent, line["intent"]) for intent, line in answered if intent != line["intent"]]


def test_the_set_is_large_and_has_every_emergency_in_both_languages_mixed_and_misspelt():
    emergencies = Catalogue.load().emergencies
    assert len(FROZEN) >= 300
    assert {line["intent"] for line in FROZEN} == emergencies
    for intent in emergencies:
        forms = {(line["lang"], line["form"]) for line in FROZEN if line["intent"] == intent}
        assert forms >= {
            ("en", "plain"),
            ("es", "plain"),
            ("en", "misspelt"),
            ("es", "misspelt"),
            ("mixed", "mixed"),
        }


def test_every_one_is_understood_by_the_trained_model():
    assert wrong(understanding_of()) == []


def test_every_one_is_understood_without_the_classifier(alone):
    assert wrong(alone) == []
