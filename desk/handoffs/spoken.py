"""Says a moment in words, in both languages and in the time of the office (patterns: data/clock.yml)."""

from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import yaml
from babel.dates import format_datetime

PATH = Path(__file__).resolve().parents[2] / "data" / "clock.yml"
_LANGUAGES = ("en", "es")
_NOON = 12


def in_words(moment: datetime, zone: ZoneInfo) -> dict[str, str]:
    """``moment`` on the clocks of ``zone``, by language: ``{"en": "Monday, November 30 at 9:00 a.m.", "es": ...}``."""
    local = moment.astimezone(zone)
    period = _patterns()["before_noon" if local.hour < _NOON else "from_noon_on"]
    # Without its zone, or Babel would reckon it back into UTC.
    shown = local.replace(tzinfo=None)
    return {
        language: f"{format_datetime(shown, _pattern(language, local), locale=language)} {period}"
        for language in _LANGUAGES
    }


def _pattern(language: str, local: datetime) -> str:
    patterns: dict[str, str] = _patterns()["opens_at"]
    return patterns.get(f"{language}_at_one" if local.hour % _NOON == 1 else language, patterns[language])


@cache
def _patterns() -> dict[str, Any]:
    patterns: dict[str, Any] = yaml.safe_load(PATH.read_text(encoding="utf-8"))
    return patterns
