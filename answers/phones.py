"""What can be wrong with an entry of the list of phones: a gap, its number, what its hours rest on, the page that was read."""

import re
from datetime import date
from typing import Any, Iterator, Mapping

from answers.content import LANGUAGES
from answers.wording import Wrong

UNDATED = "undated"
UNKNOWN = "unknown"
_READ = ("page", "url", "on")
_A_DAY_OR_LESS = re.compile(r"(?:19|20)\d\d(?:-\d\d){0,2}")


def wrong_with(name: str, phone: Mapping[str, Any], facts: Mapping[str, Any]) -> Iterator[Wrong]:
    """Everything that is wrong with the entry ``name``; ``words`` of a fault begin its line below that of the entry."""
    source, number = phone.get("source"), phone.get("number")
    if not source:
        yield Wrong(f"{name} has no source", "name the fact of data/facts.yml that carries its number")
    if not isinstance(number, str) or not number:
        yield Wrong(f"{name} has no number", 'write it in quotes, like "213-555-0100"')
    elif source and number not in facts.get(source, {}).get("claim", ""):
        what = f"{name} has {number}, which does not stand in the fact '{source}'"
        yield Wrong(what, "name the fact of data/facts.yml that carries it")
    for fact in phone.get("rests_on") or ():
        if fact not in facts:
            yield Wrong(
                f"{name} rests on '{fact}', which is no fact", "name one of data/facts.yml", "rests_on:"
            )
    yield from _incomplete(name, phone)
    if "read" in phone:
        yield from _wrong_with_page(name, phone["read"])


def _incomplete(name: str, phone: Mapping[str, Any]) -> Iterator[Wrong]:
    for field in ("hours", "what_happens"):
        said = phone.get(field)
        for language in LANGUAGES:
            words = said.get(language) if isinstance(said, dict) else None
            if not isinstance(words, str) or not words.strip():
                yield Wrong(
                    f"{name} has no {field} in {language}", "write it, or that it is not known", field
                )
    languages = phone.get("languages")
    if not isinstance(languages, list) or not set(languages) <= set(LANGUAGES):
        what = f"the languages of {name} are no list of {' and '.join(LANGUAGES)}"
        yield Wrong(what, "name those that a page names; [] where none does", "languages:")
    if not is_called(phone.get("verified")):
        what = f"'verified' of {name} is '{phone.get('verified')}', no day in quotes up to today"
        yield Wrong(what, f'write the day somebody called, like "2026-11-23", or "{UNKNOWN}"', "verified:")


def is_called(on: object) -> bool:
    """Whether ``on`` is the day of a call, today at the latest, or says that nobody has called."""
    if on == UNKNOWN:
        return True
    try:
        return isinstance(on, str) and len(on) == 10 and date.fromisoformat(on) <= date.today()
    except ValueError:
        return False


def _wrong_with_page(name: str, read: object) -> Iterator[Wrong]:
    if not isinstance(read, dict) or set(read) != set(_READ):
        mend = 'write {page: "title, publisher", url: "https://...", "on": "2026-02"}, with on in quotes'
        yield Wrong(f"'read' of {name} is not {', '.join(_READ)}", mend, "read:")
        return
    if not isinstance(read["page"], str) or not read["page"].strip():
        yield Wrong(f"'read' of {name} names no page", "write its title and its publisher", "read:")
    if not str(read["url"]).startswith("https://"):
        yield Wrong(f"'read' of {name} has no https address", "write where the page stands", "read:")
    if not is_dated(read["on"]):
        what = f"'read' of {name} is of '{read['on']}', which is no date in quotes"
        yield Wrong(what, f'write what the page prints, like "2026-02", or {UNDATED}', "read:")


def is_dated(on: object) -> bool:
    """Whether ``on`` is a year, a month or a day that exists, or says that the page prints none."""
    if on == UNDATED:
        return True
    if not isinstance(on, str) or not _A_DAY_OR_LESS.fullmatch(on):
        return False
    try:
        date.fromisoformat(f"{on}-01-01"[:10])
    except ValueError:
        return False
    return True
