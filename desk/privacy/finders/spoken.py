"""Numbers said in words: "two one three, five five five ...", "dos trece, cincuenta y cinco ..."."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from desk.privacy.finders.span import Span
from desk.privacy.words import Words, privacy_words

_TOKEN = re.compile(r"[a-z]+|\d+")
_BETWEEN = re.compile(r"[\s,.;:-]{1,3}|\s*")
_JOINS = ("y", "and", "i")
_FEWEST_DIGITS = 7
_FEWEST_WORDS = 4


@dataclass
class _Number:
    """What was said so far, as digits; ``open`` is how much the next word may still add to the last part."""

    start: int
    end: int
    parts: list[int | str] = field(default_factory=list)
    words: int = 0
    open: int = 0
    repeat: int = 1

    @property
    def digits(self) -> str:
        return "".join(map(str, self.parts))


def spoken_numbers(shadow: str, kind: str = "") -> Iterator[Span]:
    """Seven or more digits of which at least some were said in words; the value is the digits.

    ``kind`` is what was asked for; else their number tells.
    """
    known = privacy_words()
    number: _Number | None = None
    for token in _TOKEN.finditer(shadow.lower()):
        if number and not _BETWEEN.fullmatch(shadow, number.end, token.start()):
            yield from _finished(number, kind)
            number = None
        if number is None:
            number = _Number(token.start(), token.start())
        if not _add(number, token[0], known):
            yield from _finished(number, kind)
            number = None
            continue
        number.end = token.end()
    if number:
        yield from _finished(number, kind)


def _finished(number: _Number, kind: str) -> Iterator[Span]:
    digits = number.digits
    if len(digits) >= _FEWEST_DIGITS and number.words >= _FEWEST_WORDS:
        usual = "NUMBER" if len(digits) == 9 or len(digits) > 15 else "PHONE"
        yield Span(number.start, number.end, kind or usual, digits)


def _add(number: _Number, word: str, known: Words) -> bool:
    """Takes one more word into the number; False when it is none."""
    if word.isdigit() and len(word) <= 4:
        number.parts.append(word)
        number.open = 0
        return True
    if word in _JOINS and number.parts:
        return number.open > 0
    if word in known.times:
        number.repeat, number.open = known.times[word], 0
    elif word == "hundred" and number.parts and len(str(number.parts[-1])) == 1:
        number.parts[-1] = int(number.parts[-1]) * 100
        number.open = 0
    elif word in known.hundreds:
        _append(number, known.hundreds[word], 100)
    elif word in known.tens:
        _join(number, known.tens[word], 10)
    elif word in known.teens:
        _join(number, known.teens[word], 0)
    elif word in known.ones:
        _unit(number, known.ones[word])
    else:
        return False
    number.words += 1
    return True


def _append(number: _Number, value: int, open_for: int) -> None:
    number.parts.extend([value] * number.repeat)
    number.repeat, number.open = 1, open_for


def _join(number: _Number, value: int, open_for: int) -> None:
    """Tens and teens: "doscientos trece" is one number, "dos trece" is two."""
    if number.open == 100:
        number.parts[-1] = int(number.parts[-1]) + value
        number.open = open_for
    else:
        _append(number, value, open_for)


def _unit(number: _Number, value: int) -> None:
    """A single digit: "cincuenta y cinco" is one number, "ochocientos cinco" is said digit by digit."""
    if number.open == 10 and value:
        number.parts[-1] = int(number.parts[-1]) + value
        number.open = 0
    else:
        _append(number, value, 0)
