"""Phone numbers: from the United States bare, from elsewhere with + or 00, and shorter ones after a cue."""

import re
from collections.abc import Callable, Iterator
from functools import cache

import phonenumbers
from phonenumbers import Leniency, NumberParseException, PhoneNumber, PhoneNumberMatcher

from desk.privacy.finders.span import Span
from desk.privacy.words import privacy_words

# Countries most families have relatives in; their numbers are often written with the country's code but without +.
_COUNTRY_CODES = (
    "52",
    "502",
    "503",
    "504",
    "505",
    "506",
    "507",
    "51",
    "57",
    "58",
    "593",
    "591",
    "53",
    "63",
    "86",
    "82",
    "374",
)
# A point before a space ends a sentence, and with it a number.
_ABROAD = re.compile(
    r"(?:\+\s?|(?<![\d.-])(?:00|011)[\s.-]?)\(?\d(?:(?![\s()-]*\.\s)[\s().-]{0,3}\d){6,40}(?!\d)"
)
_ABROAD_PREFIX = re.compile(r"^(?:\+\s?|00|011)[\s.-]?")
_GROUPED = re.compile(r"(?<![\d.-])\(?\d(?:(?!\.\s)[\s().-]{0,2}\d){10,12}(?!\d)")
_USUAL = re.compile(r"(?<!\d)(?:1[ .-]{0,2})?\(?[2-9]\d{2}\)?[\s./-]{0,3}[2-9]\d{2}[\s./-]{0,3}\d{4}(?!\d)")
_LOCAL = re.compile(
    r"(?<![\d.-])\d{3}(?:[-.]\d{4}|[-. ]\d{2}[-. ]\d{2}| (?!(?:19|20)\d\d(?!\d))\d{4})(?![\d-])"
)
_SEVEN = re.compile(r"(?<![\w$.,/#-])[2-9]\d{6}(?![\w$%-]|[.,/]\d)")
_EIGHT = re.compile(r"(?<![\d.-])(?!(?:19|20)\d\d-(?:19|20)\d\d)\d{4}-\d{4}(?![\d-])")
_COMMAS = re.compile(
    r"(?<![\d,])\(?\d{3}\)?, ?\d{3}, ?\d{4}(?!,?\d)|(?<![\d_])\d{3}[_*/]\d{3}[_*/]\d{4}(?!\d)"
)
_ANY_RUN = re.compile(r"\+?\(?(?<!\d)\d(?:(?!\.\s)[\s().,/_*-]{0,3}\d){6,14}(?!\d)")
_SHORTEST = 7
_YEAR = re.compile(r"(?:19|20)\d\d")


def phones_abroad(shadow: str) -> Iterator[Span]:
    """Numbers that begin with +, 00 or 011."""
    for match in _ABROAD.finditer(shadow):
        yield Span(match.start(), match.start() + _reach(match[0]), "PHONE")


def phones(shadow: str, region: str = "US") -> Iterator[Span]:
    """Numbers a phone could dial from ``region``; dates, money and laws must already be hidden."""
    for found in PhoneNumberMatcher(shadow, region, leniency=Leniency.POSSIBLE, max_tries=1000):
        if _is_plausible(found.raw_string):
            yield Span(found.start, found.end, "PHONE")
    yield from usual_phones(shadow)


def usual_phones(shadow: str) -> Iterator[Span]:
    """Three, three and four digits, also right behind or before another number: "at 5 213 555 0123"."""
    for match in _USUAL.finditer(shadow):
        yield Span(match.start(), match.end(), "PHONE")


def other_phones(shadow: str) -> Iterator[Span]:
    """Local numbers, foreign ones without +, and whatever is announced as a phone."""
    for match in _announced().finditer(shadow):
        yield Span(match.start("value"), match.end("value"), "PHONE")
    for match in _GROUPED.finditer(shadow):
        if _is_from_a_known_country(match[0]):
            yield Span(match.start(), match.end(), "PHONE")
    for pattern in (_LOCAL, _SEVEN, _EIGHT, _COMMAS):
        for match in pattern.finditer(shadow):
            yield Span(match.start(), match.end(), "PHONE")


def any_number(shadow: str) -> Iterator[Span]:
    """7 to 15 digits however they are written: the answer to "which number may we call?"."""
    for match in _ANY_RUN.finditer(shadow):
        yield Span(match.start(), match.end(), "PHONE")


def _reach(written: str) -> int:
    """Up to where ``written`` is one number: "+504 9912-3456 213 555 0123" is two."""
    ends = [group.end() for group in re.finditer(r"\d+", written)]
    for is_number in (phonenumbers.is_valid_number, phonenumbers.is_possible_number):
        for end in reversed(ends):
            left = len(re.findall(r"\d", written[end:]))
            if (left == 0 or left >= _SHORTEST) and _parses(
                _ABROAD_PREFIX.sub("+", written[:end]), is_number
            ):
                return end
    return len(written)


def _parses(number: str, is_number: Callable[[PhoneNumber], bool]) -> bool:
    try:
        return is_number(phonenumbers.parse(number))
    except NumberParseException:
        return False


def _is_plausible(written: str) -> bool:
    """Seven digits must look like a phone (handled apart); more must not be a row of days and years."""
    groups = re.findall(r"\d+", written)
    if len("".join(groups)) < 10:
        return False
    years = [group for group in groups if _YEAR.fullmatch(group)]
    return not (years and all(len(group) <= 2 or group in years for group in groups))


def _is_from_a_known_country(written: str) -> bool:
    digits = "".join(re.findall(r"\d", written))
    if not digits.startswith(_COUNTRY_CODES):
        return False
    return _parses(f"+{digits}", phonenumbers.is_possible_number)


@cache
def _announced() -> re.Pattern[str]:
    cues = privacy_words().phone_cues
    gap = r"(?:[\s:#.=,-]|\b(?:is|es|me|us|at|al|a|to|on|the|el|my|mi|nos|lo|him|her|this|este|number|numero)\b){0,12}"
    return re.compile(
        rf"(?<!\w)(?:{cues}){gap}(?P<value>\+?\(?\d(?:(?!\.\s)[ ().-]{{0,2}}\d){{6,14}})(?!\d)(?!\s?(?:am|pm)\b)",
        re.I,
    )
