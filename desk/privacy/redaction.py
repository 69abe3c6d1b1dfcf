"""Takes out of a message what names a person and puts a placeholder in its place, before anybody writes it down."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from desk.privacy.cleaning import clean, fold
from desk.privacy.finders import documents, phones
from desk.privacy.finders.addresses import addresses
from desk.privacy.finders.dates import personal_dates
from desk.privacy.finders.emails import emails
from desk.privacy.finders.harmless import harmless
from desk.privacy.finders.names import HasMeaning, answered_name, names
from desk.privacy.finders.span import Span, mask
from desk.privacy.finders.spoken import spoken_numbers
from desk.privacy.meaning import says_something
from desk.privacy.numbering import Numbering

type _Finder = Callable[[str], Iterable[Span]]

_NINE_DIGITS = re.compile(r"\d{9,}")
# What cleaning makes of a placeholder: it names nobody, and its number belongs to no phone beside it.
_TYPED_PLACEHOLDER = re.compile(r"\([A-Z][A-Z-]{2,8} \d{1,2}\)")
_ZEROS = re.compile(r"(?<!\w)(?=[\dOo]*\d)\d*[Oo][\dOo]*(?!\w)")
# A second round nearly always finds nothing; a text made to need more is not worth more time.
_ROUNDS = 6


@dataclass(frozen=True)
class Redacted:
    """The text that may be kept, and (placeholder, value) of all that was taken out, in order."""

    text: str
    found: list[tuple[str, str]]


@dataclass(frozen=True)
class Identified:
    """A clean text and where it names a person, in order; to find that is what takes time."""

    text: str
    spans: list[Span]

    def numbered(self, known: Numbering) -> Redacted:
        """The text with placeholders; ``known`` holds those this conversation already has, and gets the new ones."""
        return _replace(self.text, self.spans, known)


def redact(
    text: str,
    known: Numbering,
    region: str = "US",
    expects: str | None = None,
    has_meaning: HasMeaning = says_something,
) -> Redacted:
    """``text`` without identifiers; the arguments are those of ``identify`` and of ``numbered``."""
    return identify(text, region, expects, has_meaning).numbered(known)


def identify(
    text: str, region: str = "US", expects: str | None = None, has_meaning: HasMeaning = says_something
) -> Identified:
    """Everything in ``text`` that names a person.

    The finders look again at what is left until they find nothing: what one takes can uncover something for another.

    Args:
        region: where a phone without country code is from.
        expects: "name" or "phone" when that was just asked for, so that a bare answer is understood as one.
        has_meaning: tells words that say something (about a family's need) from a name.
    """
    cleaned = clean(text)
    shadow = _ZEROS.sub(_with_zeros, fold(cleaned))
    shadow = mask(shadow, (match.span() for match in _TYPED_PLACEHOLDER.finditer(shadow)))
    spans: list[Span] = []
    for _ in range(_ROUNDS):
        before = len(spans)
        for finder in _finders(region, expects, has_meaning):
            found = _apart(finder(shadow))
            shadow = mask(shadow, ((span.start, span.end) for span in found))
            spans.extend(found)
        if len(spans) == before:
            break
    return Identified(cleaned, sorted(spans))


def _with_zeros(match: re.Match[str]) -> str:
    """The letter O among digits is a zero: 555-O147."""
    return match[0].replace("O", "0").replace("o", "0")


def _finders(region: str, expects: str | None, has_meaning: HasMeaning) -> Iterator[_Finder]:
    """In order: a finder never sees what one before it has taken."""
    yield emails
    yield documents.receipts
    yield personal_dates
    yield from _unless_phone(expects, documents.alien_numbers, documents.social_numbers)
    if expects == "phone":
        yield from (
            _hiding_harmless(finder)
            for finder in (phones.phones_abroad, phones.usual_phones, phones.any_number)
        )
        yield lambda shadow: spoken_numbers(shadow, "PHONE")
        yield documents.alien_numbers
    yield documents.cards
    yield phones.phones_abroad
    yield addresses
    yield _hiding_harmless(lambda shadow: phones.phones(shadow, region))
    yield _hiding_harmless(phones.other_phones)
    yield _hiding_harmless(documents.long_numbers)
    yield spoken_numbers
    yield _long_runs
    if expects == "name":
        yield lambda shadow: answered_name(shadow, has_meaning)
    yield lambda shadow: names(shadow, has_meaning)


def _unless_phone(expects: str | None, *finders: _Finder) -> Iterator[_Finder]:
    if expects != "phone":
        yield from finders


def _hiding_harmless(finder: _Finder) -> _Finder:
    return lambda shadow: finder(mask(shadow, harmless(shadow)))


def _long_runs(shadow: str) -> Iterator[Span]:
    """The last net: whatever the others thought of it, nine digits in a row never stay."""
    for match in _NINE_DIGITS.finditer(shadow):
        yield Span(match.start(), match.end(), "NUMBER")


def _apart(spans: Iterable[Span]) -> list[Span]:
    """Of spans that overlap, the longest."""
    chosen: list[Span] = []
    taken: set[int] = set()
    for span in sorted(spans, key=lambda span: span.start - span.end):
        if span.end > span.start and taken.isdisjoint(range(span.start, span.end)):
            taken.update(range(span.start, span.end))
            chosen.append(span)
    return chosen


def _replace(text: str, spans: list[Span], known: Numbering) -> Redacted:
    parts: list[str] = []
    found: list[tuple[str, str]] = []
    position = 0
    for span in spans:
        value = span.value or text[span.start : span.end].strip()
        placeholder = known.placeholder(span.kind, value)
        found.append((placeholder, value))
        parts += [text[position : span.start], placeholder]
        position = span.end
    return Redacted("".join([*parts, text[position:]]), list(dict(found).items()))
