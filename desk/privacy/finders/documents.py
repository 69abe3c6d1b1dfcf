"""Numbers on papers: A-numbers, USCIS receipts, social security, cards, and any other long number."""

import re
from collections.abc import Iterator
from functools import cache

from stdnum import luhn

from desk.privacy.finders.span import Span
from desk.privacy.words import privacy_words

# Between the words that announce a number and the number: ": ", " is ", " es el ", " #".
_GAP = r"(?:[\s:#.=,()-]|\b(?:is|was|es|era|the|el|mi|my|his|her|su|number|numero|num|no|id)\b){0,10}"
_NINE_DIGITS = r"\d(?:[ .-]{0,2}\d){7,8}(?![ .-]?\d)"

_RECEIPT = re.compile(
    r"(?<![A-Za-z0-9])(?:(?:(?:EAC|WAC|LIN|SRC|NBC|MSC|IOE|YSC|TSC|VSC|NSC|CSC|PSC|MCT)[\s*#:-]{0,3}|[a-z]{3})"
    r"\d(?:[ -]{0,2}\d){9})(?!\d)",
    re.I,
)
_A_ATTACHED = re.compile(r"(?<![A-Za-z0-9])[Aa][#-]?\d{7,9}(?!\d)")
_A_APART = re.compile(
    r"(?<![A-Za-z0-9])(?:[Aa]\s?[#:.-]\s?|A\s{1,2}|a\s{1,2}(?=\d{3}[ -]?\d{3}[ -]?\d{3}(?!\d)))(?:[#:.-]\s?)?"
    r"(?:\d{8,9}|\d{2,3}([ .-])\s?\d{3}\1\s?\d{3}|\d{3}[ -]\d{2}[ -]\d{4}|\d[ -]\d{4}[ -]\d{4})(?![ .-]?\d)"
)
_SOCIAL = re.compile(r"(?<![\d-])\d{3}(?:\s?[-.]\s?|\s)\d{2}(?:\s?[-.]\s?|\s)\d{4}(?![\d-])")
_CARD = re.compile(r"(?<![\d+])\d(?:[ -]?\d){12,18}(?!\d)")
_ABROAD = ("00", "011")
_RUN = re.compile(r"(?<!\d)\d{8,}(?!\d)")
_CHAIN = re.compile(r"(?<![\d.-])\d{1,8}(?:[.-]\d{1,8}){1,8}(?![\d])")
_GROUPS = re.compile(r"(?<![\d.-])\d{3,8}(?: [.-]? ?\d{3,8}){1,5}(?!\d)")
_LETTERED = re.compile(
    r"(?<![A-Za-z0-9])(?:(?:[A-Za-z]{1,2}-?|[A-Z]{1,2} )\d{7,8}(?![.-]?\d)|[A-Za-z]{4}\d{6}[A-Za-z0-9]{3,8}\b)"
)
_NINE = re.compile(r"\d{9}|\d{3}([ .-])\d{3}\1\d{3}")
_YEAR = re.compile(r"(?:19|20)\d\d")


def receipts(shadow: str) -> Iterator[Span]:
    """USCIS receipt numbers: three letters and ten digits."""
    for match in _RECEIPT.finditer(shadow):
        yield Span(match.start(), match.end(), "RECEIPT")


def alien_numbers(shadow: str) -> Iterator[Span]:
    """A-numbers in every spelling, and bare digits behind "alien number" or "numero A"."""
    for match in _announced_alien_number().finditer(shadow):
        yield Span(match.start("value"), match.end("value"), "A-NUMBER")
    for pattern in (_A_ATTACHED, _A_APART):
        for match in pattern.finditer(shadow):
            yield Span(match.start(), match.end(), "A-NUMBER")


def social_numbers(shadow: str) -> Iterator[Span]:
    """Social security and taxpayer numbers, in their usual groups or announced."""
    for match in _announced_social_number().finditer(shadow):
        yield Span(match.start("value"), match.end("value"), "SSN")
    for match in _SOCIAL.finditer(shadow):
        yield Span(match.start(), match.end(), "SSN")


def cards(shadow: str) -> Iterator[Span]:
    """Payment cards: 13 to 19 digits whose check digit is right."""
    for match in _CARD.finditer(shadow):
        digits = _digits(match[0])
        if luhn.is_valid(digits) and not digits.startswith(_ABROAD):
            yield Span(match.start(), match.end(), "CARD")


def long_numbers(shadow: str) -> Iterator[Span]:
    """Every other number too long to be a date, a price or a law: nobody needs it in order to be helped."""
    for match in _RUN.finditer(shadow):
        if not (len(match[0]) == 8 and _is_a_date(match[0])):
            yield Span(match.start(), match.end(), _kind(match[0]))
    for match in _CHAIN.finditer(shadow):
        if len(_digits(match[0])) >= 9:
            yield Span(match.start(), match.end(), _kind(match[0]))
    for match in _GROUPS.finditer(shadow):
        years = _YEAR.findall(match[0])
        if len(_digits(match[0])) - 4 * len(years) >= 9:
            yield Span(match.start(), match.end(), _kind(match[0]))
    for match in _LETTERED.finditer(shadow):
        yield Span(match.start(), match.end(), "NUMBER")


def _kind(number: str) -> str:
    """Nine digits alone are an A-number or, from 900 on, a taxpayer's number; families mostly mean the first."""
    if not _NINE.fullmatch(number):
        return "NUMBER"
    return "SSN" if number.startswith("9") else "A-NUMBER"


def _is_a_date(digits: str) -> bool:
    year_first = _YEAR.match(digits) and _is_month_and_day(digits[4:6], digits[6:])
    year_last = _YEAR.fullmatch(digits[4:]) and _is_month_and_day(digits[:2], digits[2:4])
    return bool(year_first or year_last)


def _is_month_and_day(one: str, other: str) -> bool:
    low, high = sorted((int(one), int(other)))
    return 1 <= low <= 12 and high <= 31


def _digits(text: str) -> str:
    return "".join(character for character in text if character.isdigit())


@cache
def _announced_alien_number() -> re.Pattern[str]:
    cues = privacy_words().alien_cues
    return re.compile(rf"(?<!\w)(?:{cues}){_GAP}(?P<value>(?:[Aa][\s#:.-]{{0,3}})?{_NINE_DIGITS})", re.I)


@cache
def _announced_social_number() -> re.Pattern[str]:
    cues = privacy_words().social_cues
    return re.compile(rf"(?<!\w)(?:{cues}){_GAP}(?P<value>\d(?:[ .-]{{0,2}}\d){{8}}(?![ .-]?\d))", re.I)
