"""What may change is stated with its date and that it may have changed; what is not settled also with whom to ask, never as law."""

import re
from typing import Any, Iterator, List, Mapping, Tuple

from answers.catalogue import Catalogue
from answers.content import ContentFile, Text
from answers.stated import Carried, Date, Stated, stated_in

CONFIDENCES = ("confirmed", "known")
# What `status` says of a fact of which nobody could see what holds today.
NOT_SETTLED = ("dangerous", "unconfirmed")

_MAY_HAVE_CHANGED = {
    "en": re.compile(
        r"\b(?:may|might|could|can)(?: all| also)?(?: have)? chang|\bchanges? fast|\bbe more since|\b(?:ask|check) (?:first|today|if it)",
        re.IGNORECASE,
    ),
    "es": re.compile(
        r"\bpued[ea]n?(?: tambi\u00e9n)?(?: haber)? cambia|\bcambia mucho|\btodo cambia|\bhaber otr[ao]s|\bpregunte (?:antes|hoy|si sigue)",
        re.IGNORECASE,
    ),
}
_WHOM_TO_ASK = {
    "en": re.compile(r"\b(?:ask|call|check|lawyer)\b", re.IGNORECASE),
    "es": re.compile(r"\b(?:pregunt|llam|consult|revis|abogad)\w", re.IGNORECASE),
}
_YEAR = re.compile(r"20\d\d")


def faults_of_dates(text: Text, file: ContentFile, catalogue: Catalogue) -> Iterator[Tuple[str, str]]:
    """What is wrong with the dates of one text of an answer, fact by fact, and how to mend it."""
    facts = [catalogue.facts[fact] for fact in file.review.get("sources") or () if fact in catalogue.facts]
    moving = [fact for fact in facts if fact.get("volatile") and not _is_excused(fact, text, file)]
    if undated := [fact["id"] for fact in moving if not _is_dated(fact, text)]:
        what = f"{text.id} gives no date of what may change: {', '.join(undated)}"
        yield (
            what,
            "name the month or the year that its fact carries, or say why not under 'undated' in the review",
        )
    if moving and not _MAY_HAVE_CHANGED[text.language].search(text.text):
        what = f"{text.id} rests on what may change and does not say that it may have changed since"
        yield what, "say that it may have changed, or whom to ask"
    if (open_questions := [fact for fact in moving if fact.get("status")]) and not _is_left_open(text):
        named = ", ".join(f"{fact['id']} ({fact['status']})" for fact in open_questions)
        what = f"{text.id} states as law what is not settled: {named}"
        yield (
            what,
            "say in the same paragraph that it may have changed and whom to ask, or rest on another fact",
        )


def faults_of_marks(fact: Mapping[str, Any]) -> Iterator[Tuple[str, str]]:
    """What is wrong with the marks of a fact itself: unread, they would guard nothing."""
    if fact.get("confidence") not in CONFIDENCES:
        yield f"has the confidence '{fact.get('confidence')}'", f"write {' or '.join(CONFIDENCES)}"
    status = fact.get("status")
    if status is not None and status not in NOT_SETTLED:
        yield f"has the status '{status}'", f"write {' or '.join(NOT_SETTLED)}, or delete it"
    elif status and not fact.get("volatile"):
        yield f"is {status} and not volatile", "write volatile: true, so that its date is asked for"


def _is_excused(fact: Mapping[str, Any], text: Text, file: ContentFile) -> bool:
    """The review says why the date is missing; of what is not settled only a text message may be silent, which MORE completes."""
    is_excused = fact["id"] in (file.review.get("undated") or {})
    return is_excused and not (fact.get("status") and text.channel == "web")


def _is_dated(fact: Mapping[str, Any], text: Text) -> bool:
    """The text names a date of the fact's own, or one of the year up to the day of its page; never only a later one."""
    named = _dates_in(text.text)
    own = Carried([{**fact, "note": None}])
    pages = _dates_in(str((fact.get("source") or {}).get("as_of")))
    return any(date in own for date in named) or any(
        _is_of_the_year_before(_day(date), _day(page)) for date in named for page in pages
    )


def _dates_in(text: str) -> List[Stated]:
    return [
        stated
        for stated in stated_in(text)
        if (isinstance(stated.means, Date) and stated.means.year) or _YEAR.fullmatch(str(stated.means))
    ]


def _day(stated: Stated) -> Date:
    means = stated.means
    return means if isinstance(means, Date) else Date(int(str(means)), None, None)


def _is_of_the_year_before(named: Date, page: Date) -> bool:
    if not named.year or not page.year:
        return False
    if named.year != page.year:
        return named.year == page.year - 1
    return page.month is None or (named.month is not None and named.month <= page.month)


def _is_left_open(text: Text) -> bool:
    return any(
        _MAY_HAVE_CHANGED[text.language].search(part) and _WHOM_TO_ASK[text.language].search(part)
        for part in text.text.split("\n\n")
    )
