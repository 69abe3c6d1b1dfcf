"""What looks like a number of a person and is none: dates, hours, money, laws, years."""

import re
from collections.abc import Iterator
from functools import cache

from desk.privacy.words import privacy_words

_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_YEAR = r"(?:19|20)\d\d"
_START = r"(?<!\d)(?<!\d[./-])"
_END = r"(?!\d)(?![./-]\d)"
_DATE = re.compile(rf"{_START}(?:{_DAY}([./-]){_DAY}\1(?:{_YEAR}|\d\d)|{_YEAR}([./-]){_DAY}\2{_DAY}){_END}")
_YEARS = re.compile(rf"{_START}(?<!\d ){_YEAR}(?:\s?[-/]\s?{_YEAR}|\s{_YEAR})+{_END}(?! \d)")
_TIME = re.compile(r"(?<!\d)\d{1,2}(?::\d{2}){1,2}(?!\d)|(?<!\d)\d{1,2}(?=\s?(?:am|pm|a\.m|p\.m)\b)", re.I)
_DOLLARS = re.compile(r"\$\s?(?:\d{1,3}(?:[., ]\d{3})+|\d{1,8})(?:[.,]\d{1,2})?(?!\d)")


def harmless(shadow: str) -> Iterator[tuple[int, int]]:
    """Stretches that no finder of phones or long numbers may look at."""
    for pattern in (*_dates_and_hours(), _YEARS, _DOLLARS, _money(), _statutes()):
        for match in pattern.finditer(shadow):
            yield match.span()


def _dates_and_hours() -> tuple[re.Pattern[str], ...]:
    """Patterns of dates and times of day."""
    return (_DATE, _TIME, _written_date())


def any_date() -> str:
    """A pattern of a date: 3/5/1985, 1985-03-05, March 5 1985, 5 de marzo de 1985."""
    months = privacy_words().months
    day = rf"{_DAY}(?:st|nd|rd|th)?"
    return (
        rf"(?:{_DAY}[./ -]{_DAY}[./ -](?:{_YEAR}|\d\d)|{_YEAR}[./-]{_DAY}[./-]{_DAY}"
        rf"|(?:{months})\b\.?\s+{day},?\s+(?:of\s+|de\s+)?{_YEAR}"
        rf"|{day}\s+(?:de\s+|of\s+)?(?:{months})\b\.?,?(?:\s+del?)?\s+{_YEAR})(?!\d)"
    )


@cache
def _written_date() -> re.Pattern[str]:
    months = privacy_words().months
    return re.compile(
        rf"\b(?:{months})\b\.?\s+{_DAY}(?:st|nd|rd|th)?(?:,?\s+{_YEAR})?(?!\d)"
        rf"|(?<!\d){_DAY}(?:st|nd|rd|th)?\s+(?:de\s+|of\s+)?(?:{months})\b\.?,?(?:(?:\s+del?)?\s+{_YEAR}(?!\d))?",
        re.I,
    )


@cache
def _money() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\d)(?<!\d[.,-])(?:\d{{1,3}}(?:[., ]\d{{3}}){{1,4}}|\d{{1,8}})(?:[.,]\d\d)?(?=\s?(?:{privacy_words().money})\b)"
        r"|(?<![\d.,])\d{1,3}(?:,\d{3}){1,4}(?![\d-]|, ?\d)",
        re.I,
    )


@cache
def _statutes() -> re.Pattern[str]:
    # Exactly one number, or several with commas: "code 213 555 0123" is a phone.
    number = r"\d{1,6}(?:\.\d{1,4})?(?:\([a-z0-9]{1,4}\))*(?![\d-])"
    return re.compile(
        rf"(?<!\w)(?:{privacy_words().statutes})\b\.?\s*(?:#|no\.?)?\s*-?\s*{number}(?![ .-]?\d{{3}}(?!\d))"
        rf"(?:\s*(?:,|\by\b|\band\b|\bor\b|\bo\b|&)\s*{number})*",
        re.I,
    )
