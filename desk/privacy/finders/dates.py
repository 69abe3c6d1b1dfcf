"""Dates of birth and of entry, which tell who somebody is; every other date stays."""

import re
from collections.abc import Iterator
from functools import cache

from desk.privacy.finders.harmless import any_date
from desk.privacy.finders.span import Span
from desk.privacy.words import privacy_words


def personal_dates(shadow: str) -> Iterator[Span]:
    """Full dates right behind "born on", "fecha de nacimiento", "I entered on" and the like."""
    for match in _announced().finditer(shadow):
        yield Span(match.start("value"), match.end("value"), "DATE")


@cache
def _announced() -> re.Pattern[str]:
    gap = r"(?:[\s:=,-]|\b(?:is|es|was|fue|on|in|en|el|the)\b){0,6}"
    return re.compile(rf"(?<!\w)(?:{privacy_words().date_cues}){gap}(?<!\d)(?P<value>{any_date()})", re.I)
