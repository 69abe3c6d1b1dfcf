"""E-mail addresses, typed or spelt out ("maria arroba gmail punto com")."""

import re
from collections.abc import Iterator

from desk.privacy.finders.span import Span

_TYPED = re.compile(r"(?<![\w.+%'-])[\w.+%'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,4}")
_SPACED = re.compile(
    r"(?<![\w.+%'-])[\w.+%'-]{1,64}\s?@\s?[\w-]{1,63}\s?\.\s?(?:com|net|org|edu|gov|us|mx|gt|sv|hn|ni)\b",
    re.I,
)
_SPELT = re.compile(
    r"(?<!\w)(?:[\w+-]{1,40}[\s.]+(?:punto|dot|guion|bajo|underscore)\s+){0,3}[\w.+-]{1,40}\s*[(<]?\s*(?:arroba|at)\s*[)>]?\s*"
    r"(?:gmail|hotmail|yahoo|outlook|icloud|live|aol|msn|proton\w*)\s*(?:(?:\.|\bpunto\b|\bdot\b)\s*\w{2,5})?",
    re.I,
)


def emails(shadow: str) -> Iterator[Span]:
    """Every address of the shadow."""
    for pattern in (_TYPED, _SPACED, _SPELT):
        for match in pattern.finditer(shadow):
            yield Span(match.start(), match.end(), "EMAIL")
