"""Who writes while agents are there hears first what to do: these answers begin with words for now."""

import re

import pytest

from answers import Catalogue
from answers.content import CHANNELS, LANGUAGES

CATALOGUE = Catalogue.load()
ANSWERS = ["ice_at_church", "ice_at_courthouse", "ice_at_hospital", "ice_at_school"]
WORDS_FOR_NOW = {
    "en": ["do not run", "I will not talk. I want a lawyer.", "sign"],
    "es": ["no corra", "No voy a hablar. Quiero un abogado", "no firme nada"],
}
LONGEST = 250  # letters: what is read at once, on the website and by SMS


def _says(text: str, language: str) -> bool:
    """All of it before anything else, and agents named first."""
    first = text[:LONGEST].lower()
    return bool(re.match(r"\W*(?:\w+\W+){0,2}agent", first)) and all(
        words.lower() in first for words in WORDS_FOR_NOW[language]
    )


@pytest.mark.parametrize("answer", ANSWERS)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("channel", CHANNELS)
def test_the_first_words_are_for_now(answer, language, channel):
    assert _says(CATALOGUE.text(f"utter_{answer}", language, channel).text, language)


@pytest.mark.parametrize(
    "said",
    [
        'Talk to a lawyer before the day. Agents there? Do not run. "I will not talk. I want a lawyer." Sign nothing.',
        "Agents there now? Do not run. Sign nothing. "
        + "Wait. " * 40
        + '"I will not talk. I want a lawyer."',
    ],
)
def test_late_is_not_enough(said):
    assert not _says(said, "en")
