"""Who asks about the protection of city and state hears what it does not do: federal agents arrest and deport people here."""

import re

import pytest

from answers import Catalogue
from answers.content import CHANNELS, LANGUAGES

CATALOGUE = Catalogue.load()
# All that tell what city, county or state may not do: what protects from their police does not protect from ICE.
ANSWERS = [
    "jail_ice_hold",
    "police_ask_status",
    "report_crime_safely",
    "sanctuary_federal_pressure",
    "sanctuary_la_law",
    "sanctuary_meaning",
    "sanctuary_prevents_deportation",
]
AGENTS = {"en": r"\b(?:ICE|agents|officers)\b", "es": r"\b(?:ICE|la migra|agentes|oficiales)\b"}
ARREST = {"en": r"\b(?:arrests?|arrested|detains?|detained)\b", "es": r"\b(?:arrest|deten|detien)\w*"}
DEPORT = {"en": r"\bdeport(?:s|ed|ing)?\b", "es": r"\bdeport(?:an?|ar|ar[ln][aeo]s?|aron|ad[ao]s?)\b"}


def _says(text: str, language: str) -> bool:
    """Both verbs, of federal agents, in one sentence."""
    return any(
        re.search(AGENTS[language], sentence, re.IGNORECASE)
        and re.search(ARREST[language], sentence, re.IGNORECASE)
        and re.search(DEPORT[language], sentence, re.IGNORECASE)
        for sentence in re.split(r"(?<=[.!?])\s+|\n+", text)
    )


@pytest.mark.parametrize("answer", ANSWERS)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("channel", CHANNELS)
def test_federal_agents_arrest_and_deport_people_here(answer, language, channel):
    assert _says(CATALOGUE.text(f"utter_{answer}", language, channel).text, language)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "ICE can arrest you. The city has a rule."),
        ("en", "The police may arrest and deport nobody."),
        ("es", "ICE puede deportar. La ciudad no arresta."),
    ],
)
def test_half_of_it_is_not_enough(language, said):
    assert not _says(said, language)
