"""The words of an alarm, in the language its reader reads (data/alarms.yml)."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings
from django.urls import reverse

from desk.handoffs.alarms.models import Alarm
from desk.handoffs.models import Handoff

PATH = Path(__file__).resolve().parents[3] / "data" / "alarms.yml"
_CONSOLE = "desk.urls_staff"


@dataclass(frozen=True)
class Mail:
    """What an e-mail says."""

    subject: str
    body: str


def as_text_message(alarm: Alarm) -> str:
    """One part of a text message."""
    return _filled(_words()["sms"][_kind(alarm)], alarm)


def as_mail(alarm: Alarm) -> Mail:
    words = _words()["email"][_kind(alarm)]
    return Mail(_filled(words["subject"], alarm), _filled(words["body"], alarm))


def reply(name: str, language: str, handoff: Handoff | None = None) -> str:
    """What a lawyer gets who answered: ``taken``, ``too_late`` or ``which``."""
    code = handoff.code if handoff else ""
    text: str = _words()["reply"][name][language]
    return text.format(code=code, where=where(handoff))


def means_yes(plain: str) -> bool:
    """``plain`` is in lower case and without accents."""
    return plain in _words()["takes_it"]


def where(handoff: Handoff | None) -> str:
    """The page of the console: the request's, or the list."""
    if handoff is None:
        return settings.STAFF_URL + reverse("console:requests", _CONSOLE)
    return settings.STAFF_URL + reverse("console:request", _CONSOLE, args=[handoff.code])


def _kind(alarm: Alarm) -> str:
    return "request" if alarm.handoff else "digest"


def _filled(words: dict[str, str], alarm: Alarm) -> str:
    language = alarm.person.reads if alarm.person else "en"
    values = {"count": str(alarm.count), "where": where(alarm.handoff)}
    if alarm.handoff:
        values["code"] = alarm.handoff.code
        values["urgency"] = _words()["urgency"][alarm.handoff.urgency][language]
        values["language"] = _words()["language"][alarm.handoff.language][language]
    return words[language].format(**values)


@cache
def _words() -> dict[str, Any]:
    words: dict[str, Any] = yaml.safe_load(PATH.read_text(encoding="utf-8"))
    return words
