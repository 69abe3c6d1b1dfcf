"""Every string that a family can receive: of the content files and the page, text messages as they go out, and what is said of time."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from answers.around import CLOCK, words_around
from answers.catalogue import ROOT
from answers.content import LANGUAGES, ContentFile
from answers.dump import SENT, one_string, strings_in, strings_of_the_page
from answers.texting import REST
from desk.handoffs.clock import OFFICE_ZONE
from desk.handoffs.spoken import in_words
from desk.record.catalogue import approved_words
from desk.record.current import day_in_words
from desk.sms.as_sent import as_sent, as_sent_after_more

# The first days of the twelve months are of all seven weekdays.
_YEAR = 2027
_HOURS = [(9, 0), (13, 0), (17, 30), (1, 15)]


def every_string() -> Iterator[dict[str, Any]]:
    """Objects as ``answers.dump.one_string`` makes them, all of one intent together."""
    words = approved_words()
    for file in words.files:
        yield from strings_in(file, words)
        yield from _texted(file)
    yield from strings_of_the_page(words)
    yield from _of_time()


def _texted(file: ContentFile) -> Iterator[dict[str, Any]]:
    words = approved_words()
    for response in file.responses:
        for language in LANGUAGES:
            id = words.text(response, language, "sms").id
            texts = [(SENT + id, text) for text in as_sent(response, language)]
            texts += [(SENT + REST + id, text) for text in as_sent_after_more(response, language)]
            for sent_id, text in texts:
                yield one_string(
                    file.name,
                    response,
                    sent_id,
                    language,
                    "sms",
                    kind=words.kind(response),
                    text=text,
                    sources=words.sources(response),
                    reviewed=words.reviewed(response),
                )


def _of_time() -> Iterator[dict[str, Any]]:
    """When the office opens, and the day of a review, with the name of every weekday and month in them."""
    file = next(file for file in words_around(ROOT / "data") if file.name == CLOCK)
    for month in range(1, 13):
        opens_at = datetime(_YEAR, month, 1, *_HOURS[month % len(_HOURS)], tzinfo=OFFICE_ZONE)
        day = date(_YEAR, month, 1).isoformat()
        spoken = in_words(opens_at, OFFICE_ZONE)
        for language in LANGUAGES:
            for name, text in (("opens_at", spoken[language]), ("day", day_in_words(day, language))):
                yield one_string(
                    None,
                    name,
                    f"{CLOCK}-{name}-{language}",
                    language,
                    None,
                    kind="clock",
                    text=text,
                    sources=approved_words().pages_behind(file.review["sources"]),
                    reviewed=approved_words().review_of(file),
                )
