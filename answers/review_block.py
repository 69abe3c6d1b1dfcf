"""What can be wrong with the ``review:`` block of a content file: who checked it, when, until when, on what facts."""

from datetime import date
from typing import Callable, Iterator, Optional, TypeVar

from answers.catalogue import Catalogue
from answers.content import ContentFile
from answers.signatures import longest

Fault = TypeVar("Fault")


def faults_of_review(
    file: ContentFile, catalogue: Catalogue, fault: Callable[[str, str, str], Fault]
) -> Iterator[Fault]:
    """Every fault of the block, each made by ``fault`` from the words of its line, what is wrong, and how to mend it."""
    for field in ("reviewed", "due", "by", "sources"):
        if not file.review.get(field):
            yield fault("review:", f"no '{field}' in the review", "say who checked it, when, on what facts")
    unknown = [fact for fact in file.review.get("sources") or () if fact not in catalogue.facts]
    for fact in unknown:
        yield fault(fact, f"no fact '{fact}'", "name one of data/facts.yml")
    sources = file.review.get("sources") or ()
    for fact, why in (file.review.get("undated") or {}).items():
        may_change = catalogue.facts.get(fact, {}).get("volatile")
        if fact not in sources or not may_change:
            yield fault(f"{fact}:", f"'{fact}' is excused from a date and needs none", "delete the line")
        elif not isinstance(why, str) or not why.strip():
            what = f"no reason why '{fact}' is stated without a date"
            yield fault(f"{fact}:", what, "write it behind the id")
    reviewed, due = (_day(file.review.get(field)) for field in ("reviewed", "due"))
    for field, day in (("reviewed", reviewed), ("due", due)):
        if file.review.get(field) and day is None:
            yield fault(f"{field}:", f"'{field}' is no date in quotes", 'write it like "2026-11-23"')
    if unknown or reviewed is None or due is None:
        return
    if not str(file.review.get("by")).startswith("draft"):
        yield fault("by:", "a signature typed by hand", "write the draft line; make sign says who signed")
    most = longest(file, catalogue.facts)
    if due - reviewed > most:
        yield fault("due:", f"due more than {most.days} days after the review", "bring it forward")


def _day(written: object) -> Optional[date]:
    try:
        return date.fromisoformat(written) if isinstance(written, str) else None
    except ValueError:
        return None
