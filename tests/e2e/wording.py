"""The approved words as they come to a family, to tell what it got."""

import re
from functools import cache

from answers import Catalogue
from answers.sms import in_cheap_letters

_GAP = re.compile(r"<[^>]+>|\{[^}]+\}")


@cache
def passage(response: str, language: str, channel: str = "sms") -> str:
    """The longest piece of the response in which nothing is filled in."""
    words = _catalogue().text(response, language, channel).text
    return max(_GAP.split(in_cheap_letters(words) if channel == "sms" else words), key=len).strip()


def paragraphs_in(texts: list[str]) -> list[str]:
    """What is said in text messages, however it was joined to fit them."""
    return [paragraph for text in texts for paragraph in text.split("\n\n")]


@cache
def _catalogue() -> Catalogue:
    return Catalogue.load()
