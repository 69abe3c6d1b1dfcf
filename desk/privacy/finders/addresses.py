"""Street addresses with a house number, in English and Spanish order, and post boxes."""

import re
from collections.abc import Iterator
from functools import cache

from desk.privacy.finders.span import Span
from desk.privacy.words import privacy_words

_HOUSE = re.compile(r"(?<![\w$.,:/#-])\d{1,6}(?:-\d{1,4})?(?: ?1/2)?[A-Za-z]?(?=\s)")
_BOX = re.compile(r"\b(?:p\.?\s?o\.?\s*box|apartado(?:\s+postal)?)\s*(?:#|no\.?|num\.?)?\s*\d{1,7}", re.I)
_ANNOUNCED = re.compile(
    r"\b(?:liv(?:e|es|ed|ing)\s+(?:at|on|in)|staying\s+at|address(?:\s+is|:)?|direccion(?:\s+es|:)?|domicilio(?:\s+es|:)?"
    r"|viv(?:o|e|imos|en)\s+en(?:\s+el)?)\s*(?P<value>\d{2,6}(?P<words>(?:\s+[A-Za-z][\w.'-]*){1,4}))",
    re.I,
)
_LINKS = frozenset(("de", "del", "la", "las", "los", "el", "y"))
_CITY = r"(?:,?\s+(?:[A-Za-z][A-Za-z.]+\s?){1,3},?\s+(?:CA|California)\b\.?)"
_ZIP = r"(?:,?\s+\d{5}(?:-\d{4})?(?!\d))"
_NEXT_WORD = re.compile(r"\s*([A-Za-z]+)")
_ADJACENT = r"(?P<words>(?:[\w.'-]+\s+){1,4}?)"


def addresses(shadow: str) -> Iterator[Span]:
    """Every address of the shadow, from the house number to the flat, the city and the postcode."""
    for match in _BOX.finditer(shadow):
        yield Span(match.start(), match.end(), "ADDRESS")
    for house in _HOUSE.finditer(shadow):
        street = _street_after_number().match(shadow, house.end())
        if street and len(house[0]) > 1 and _is_a_street(street["words"], street["kind"]):
            yield Span(house.start(), street.end(), "ADDRESS")
        calle = _calle_after_number().match(shadow, house.end())
        if calle and len(house[0]) > 1:
            yield Span(house.start(), _end_of_name(shadow, calle.end()), "ADDRESS")
    for match in _street_before_number().finditer(shadow):
        if _is_a_calle(match["words"]) and not _counts_things(shadow, match.end()):
            yield Span(match.start(), match.end(), "ADDRESS")
    for match in _ANNOUNCED.finditer(shadow):
        if not _is_everyday(match["words"].split()[0]):
            yield Span(match.start("value"), _end_of_name(shadow, match.start("words")), "ADDRESS")


def _is_a_street(words: str, kind: str) -> bool:
    names = words.split()
    if any(name.lower().strip(".") in privacy_words().not_in_street for name in names):
        return False
    # "20 years in court": a small word is a street's name only when it is written like one.
    return all(name.lower() not in privacy_words().common or name != name.lower() for name in names)


def _is_a_calle(words: str) -> bool:
    names = [name.lower().strip(".,") for name in words.split()]
    others = [name for name in names if name not in _LINKS]
    everyday = privacy_words().not_in_street | privacy_words().common
    return bool(others) and others[-1] == names[-1] and not any(name in everyday for name in others)


def _counts_things(shadow: str, end: int) -> bool:
    """ "calle 2 veces": the number belongs to what follows."""
    following = _NEXT_WORD.match(shadow, end)
    return following is not None and following[1].lower() in privacy_words().counted


def _is_everyday(word: str) -> bool:
    known = privacy_words()
    return word.lower().strip(".") in known.not_in_street | known.common and not re.fullmatch(
        known.directions, word, re.I
    )


def _end_of_name(shadow: str, start: int) -> int:
    """Where a street's name without a closing word ends: at the first everyday word, after three words at most."""
    end, taken = start, 0
    for word in re.compile(r"\s+([A-Za-z][\w'-]*|\d{1,3}(?:st|nd|rd|th)\b)").finditer(shadow, start):
        link = word[1].lower() in _LINKS
        if word.start() != max(end, start) or taken >= 3 or (_is_everyday(word[1]) and not link):
            break
        if taken and not link and word[1] == word[1].lower():
            break
        taken, end = taken + (not link), word.end()
    tail = re.compile(rf"{_tail()}", re.I).match(shadow, end)
    return tail.end() if tail else end


@cache
def _tail() -> str:
    flat = rf"(?:,?\s*(?:{privacy_words().units})\.?\s*#?\s*(?:\d{{1,5}}[A-Za-z]?|[A-Za-z]\d{{0,4}})\b)"
    return rf"(?:\s+(?:{privacy_words().directions})\b)?{flat}?(?:{_CITY}{_ZIP}?|{_ZIP})?"


@cache
def _street_after_number() -> re.Pattern[str]:
    return re.compile(rf"\s+{_ADJACENT}(?P<kind>{privacy_words().street_after})\b\.?{_tail()}", re.I)


@cache
def _calle_after_number() -> re.Pattern[str]:
    return re.compile(
        rf"\s+(?:(?:{privacy_words().directions})\.?\s+)?(?:{privacy_words().street_before})\b\.?(?=\s)", re.I
    )


@cache
def _street_before_number() -> re.Pattern[str]:
    known = privacy_words()
    return re.compile(
        rf"\b(?:{known.street_before})\b\.?\s+{_ADJACENT}(?:\s*(?:#|no\.?|num\.?|numero)\s*\d{{1,5}}|\d{{2,5}})[A-Za-z]?(?![\d:]|[.,/]\d|\s?[ap]\.?m)"
        rf"{_tail()}",
        re.I,
    )
