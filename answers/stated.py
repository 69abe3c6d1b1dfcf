"""What a text states that somebody can look up: its numbers, statutes, forms and dates, read alike in answers and in facts."""

import re
from typing import Any, FrozenSet, Iterator, List, Mapping, NamedTuple, Optional, Pattern, Set, Tuple

from answers.number_words import InWords, numbers_in_words, states
from answers.phrases import without_accents

PHONE = re.compile(
    r"(?<![\w$])(?:\+?1[-. \u2010-\u2014]?)?\(?\d{3}\)?[-. /\u2010-\u2014]{1,2}\d{3}[-. \u2010-\u2014]\d{4}(?!\d)"
)
# As nobody should write one who has a list of them: bare digits, no area code, letters for digits.
TYPED_PHONE = re.compile(
    rf"{PHONE.pattern}|(?<![\w$,.-])(?:\+?1)?[2-9]\d{{9}}(?![\d,.]\d)|(?<![\w$-])\d{{3}}-\d{{4}}(?![-\d])"
    r"|\b1?-?8(?:00|33|44|55|66|77|88)-[A-Z0-9-]*[A-Z][A-Z0-9-]*\b"
)

_NOT_WORDS = re.compile(rf"<[^<>]*>|\{{[^{{}}]*\}}|{PHONE.pattern}")
_MONTHS = {
    name: month
    for month, names in enumerate(
        (
            "january jan enero ene",
            "february feb febrero",
            "march mar marzo",
            "april apr abril abr",
            "may mayo",
            "june jun junio",
            "july jul julio",
            "august aug agosto ago",
            "september sept sep septiembre",
            "october oct octubre",
            "november nov noviembre",
            "december dec diciembre dic",
        ),
        1,
    )
    for name in names.split()
}
# "Grade 12 may enrol" names no month.
_MONTH_NAMES = "|".join(
    "(?-i:May)" if name == "may" else name for name in sorted(_MONTHS, key=len, reverse=True)
)
_MONTH = rf"(?P<month>{_MONTH_NAMES})\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?![\d-])"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th|ro|er|º|°)?"
_DATES = (
    re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)(?:-(?P<day>\d\d))?(?!\d)"),
    # As Americans write it; where that is no date, as the rest of the world does.
    re.compile(rf"(?<![\d/])(?P<month>0?[1-9]|1[0-2])/(?P<day>[0-3]?\d)/{_YEAR}"),
    re.compile(rf"(?<![\d/])(?P<day>[0-3]?\d)/(?P<month>0?[1-9]|1[0-2])/{_YEAR}"),
    re.compile(rf"(?<![\d/])(?P<month>0?[1-9]|1[0-2])/{_YEAR}"),
    re.compile(rf"\b{_MONTH}\s+{_DAY},?\s+{_YEAR}", re.IGNORECASE),
    re.compile(rf"\b{_DAY}\s+(?:del?\s+|of\s+)?{_MONTH}(?:,?\s+(?:del?\s+|of\s+)?{_YEAR})?\b", re.IGNORECASE),
    re.compile(rf"\b{_MONTH},?\s+(?:del?\s+|of\s+)?{_YEAR}", re.IGNORECASE),
    re.compile(rf"\b{_MONTH}\s+{_DAY}(?![\d,.:-]*\d)", re.IGNORECASE),
)
_STATUTES = (
    re.compile(
        r"\b(?P<of>[AS]\.? ?B\.?|(?:Senate|Assembly) Bill|Prop(?:osition|osici[o\u00f3]n|\.)?|H\.? ?R\.?)[ .-]?"
        r"(?:No\. ?|n[u\u00fa]mero )?(?P<number>\d+)\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:form|forma|formulario) (?P<of>(?-i:[A-Z]{1,4}))[ .]?(?P<number>\d+[A-Z]*)\b", re.IGNORECASE
    ),
    # K-12 is no form: it carries the number of a grade.
    re.compile(r"\b(?!K-12\b)(?P<of>[A-Z]{1,4})-(?P<number>\d+[A-Z]*)\b"),
    re.compile(r"(?<![\w.])(?P<number>\d[\d.]*(?:\([a-z0-9]+\))+)"),
)
_LAWS = {"SENATEBILL": "SB", "ASSEMBLYBILL": "AB", "PROPOSITION": "PROP", "PROPOSICION": "PROP"}
_NUMBER = re.compile(r"(?P<money>\$\s?)?(?P<number>\d+(?:,\d{3})*(?:\.\d+)*)(?P<dollars>\sdollars?)?")
_A_UNIT = re.compile(r"\ban? (?:hour|day|week|month|year)\b", re.IGNORECASE)
_DAYS = re.compile(r"\b(?P<days>\d{1,3})(?=(?: to \d+)?[- ](?:\w+ )?days?\b)")
_STEP = re.compile(r"(?<!\S)(?P<number>[1-9])[.)](?=\s)")


class Date(NamedTuple):
    """As much of a date as a text gives."""

    year: Optional[int]
    month: Optional[int]
    day: Optional[int]


class Stated(NamedTuple):
    """One thing that a text states: its words as they stand, and what they mean in any spelling and language."""

    written: str
    means: object


def stated_in(text: str) -> List[Stated]:
    """The dates, statutes, forms and numbers of ``text``, in figures and in words; its own numbered steps are none, and phones are not its matter."""
    found: List[Stated] = []
    rest = _without_steps(_NOT_WORDS.sub(" ", text))
    for pattern in _DATES:
        rest = _taken(pattern, rest, found, _date)
    for pattern in _STATUTES:
        rest = _taken(pattern, rest, found, _statute)
    rest = _taken(_NUMBER, rest, found, _number)
    found += (Stated(number.written, _means(number)) for number in numbers_in_words(rest) if states(number))
    return found


class Carried:
    """What facts carry: every number, statute and date that stands in one of them."""

    def __init__(self, facts: List[Mapping[str, Any]], short_numbers: FrozenSet[str] = frozenset()) -> None:
        self._means: Set[object] = set(short_numbers)
        for fact in facts:
            source = fact.get("source") or {}
            claim = f"{fact['claim']} ; {fact.get('note') or ''} ; {source.get('as_of') or ''}"
            self._means.update(stated.means for stated in stated_in(claim))
            self._means.update(_means(number) for number in numbers_in_words(claim))
            self._means.update(_said_otherwise(claim))
        self._dates = [means for means in self._means if isinstance(means, Date)]

    def __contains__(self, stated: Stated) -> bool:
        means = stated.means
        if isinstance(means, Date):
            return any(_covers(date, means) for date in self._dates)
        return means in self._means or any(str(date.year) == means for date in self._dates)


def _covers(known: Date, said: Date) -> bool:
    return all(part is None or part == fully for part, fully in zip(said, known))


def _taken(pattern: Pattern[str], text: str, found: List[Stated], meaning: Any) -> str:
    """Notes every match and blanks it, so that a date is not read again as two numbers."""

    def note(match: "re.Match[str]") -> str:
        found.append(Stated(match.group().strip(), meaning(match.groupdict())))
        return " ; "

    return pattern.sub(note, text)


def _date(parts: Mapping[str, Optional[str]]) -> Date:
    year, month, day = parts.get("year"), parts.get("month") or "", parts.get("day")
    return Date(
        year=int(year) if year else None,
        month=int(month) if month.isdigit() else _MONTHS[month.casefold()],
        day=int(day) if day else None,
    )


def _statute(parts: Mapping[str, Optional[str]]) -> Tuple[str, str]:
    """Senate Bill 54, S.B. 54 and sb 54 are one law; a form is one with a hyphen and without."""
    of = without_accents(re.sub(r"[. ]", "", parts.get("of") or "")).upper()
    return _LAWS.get(of, of), (parts["number"] or "").casefold()


def _number(parts: Mapping[str, Optional[str]]) -> str:
    is_money = parts["money"] or parts["dollars"]
    return ("$" if is_money else "") + (parts["number"] or "").replace(",", "")


def _means(number: InWords) -> str:
    return ("$" if number.is_money else "") + str(number.value)


def _said_otherwise(claim: str) -> Iterator[str]:
    """Spanish for days is dear in a text message: 14 days are 2 weeks, 30 days a month; and a year is one year."""
    if _A_UNIT.search(claim):
        yield "1"
    for found in _DAYS.finditer(claim):
        days = int(found["days"])
        yield from (str(days // length) for length in (7, 30) if days % length == 0)


def _without_steps(text: str) -> str:
    """``text`` without the 1. 2. 3. or 1) 2) 3) that count its own steps."""
    expected = 1

    def step(match: "re.Match[str]") -> str:
        nonlocal expected
        number = int(match["number"])
        if number not in (1, expected):
            return match.group()
        expected = number + 1
        return ""

    return _STEP.sub(step, text)
