"""`make review`: one page per theme for the lawyer, in HTML and PDF, under var/review/. Runs in the desk's environment."""

import io
import sys
from contextlib import redirect_stdout
from datetime import date, datetime, timezone
from pathlib import Path
from typing import Any, Dict, List, Mapping, Sequence, Tuple
from zoneinfo import ZoneInfo

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from answers.around import CLOCK, WIDGET, words_around
from answers.catalogue import ROOT, Catalogue
from answers.changes import Words, changed_words
from answers.content import CHANNELS, LANGUAGES, ContentFile, Text
from answers.office import UnknownReference, phones_in
from answers.reading import grade
from answers.signatures import buttons_of, place_of, short_hash, strings_of
from answers.sms import segments
from desk.handoffs.spoken import in_words

FOLDER = ROOT / "var" / "review"
AROUND = "around"
# A morning, and the hour that Spanish says in the singular.
_MOMENTS = [
    datetime(2026, 11, 30, 9, tzinfo=timezone.utc),
    datetime(2026, 7, 1, 13, tzinfo=timezone.utc),
]


# Where a lawyer looks first among the sources of an answer, in this order.
MARKS = {
    "dangerous": "DANGEROUS TO STATE AS LAW",
    "unconfirmed": "NOT CONFIRMED",
    "known": "GENERAL KNOWLEDGE, READ ON NO PAGE",
}


class NoPrinter(RuntimeError):
    """A library that WeasyPrint needs from the system is missing."""


def pages(catalogue: Catalogue, today: date, around: Sequence[ContentFile] = ()) -> Dict[str, str]:
    """Theme -> its page in HTML; the words ``around`` the answers have a page of their own."""
    by_theme: Dict[str, List[ContentFile]] = {}
    for file in catalogue.files:
        by_theme.setdefault(file.path.parent.name, []).append(file)
    if around:
        by_theme[AROUND] = list(around)
    templates = Environment(
        loader=FileSystemLoader(str(Path(__file__).parent / "templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    page = templates.get_template("review.html")
    return {
        theme: page.render(
            theme=theme.capitalize(),
            today=today.isoformat(),
            office=catalogue.office.name,
            answers=[_answer(file, catalogue, today) for file in files],
        )
        for theme, files in by_theme.items()
    }


def state(file: ContentFile, catalogue: Catalogue, today: date) -> Tuple[str, str]:
    """Where the review of a file stands, in words, and its class: ``signed``, ``draft``, ``void`` or ``overdue``."""
    signature = catalogue.signatures.get(file.name)
    if signature and not signature.holds(file):
        return f"VOID: signed by {signature.by} on {signature.on}, changed since", "void"
    due = signature.due if signature else str(file.review.get("due", ""))
    if due and due < today.isoformat():
        return f"OVERDUE since {due}", "overdue"
    if signature:
        return f"Signed by {signature.by} on {signature.on}, due {due}", "signed"
    return f"Draft, not signed; prepared {file.review.get('reviewed', '')}, due {due}", "draft"


def print_to_pdf(page: Path) -> Path:
    """Prints an HTML page beside itself; returns where.

    Raises:
        NoPrinter: a library is missing.
    """
    try:
        with redirect_stdout(io.StringIO()):  # it also prints a page of advice
            from weasyprint import HTML
    except OSError as error:
        raise NoPrinter(str(error).splitlines()[0]) from error
    printed = page.with_suffix(".pdf")
    HTML(filename=str(page)).write_pdf(str(printed))
    return printed


def _answer(file: ContentFile, catalogue: Catalogue, today: date) -> Dict[str, Any]:
    said, kind = state(file, catalogue, today)
    signature = catalogue.signatures.get(file.name)
    signed: Mapping[str, str] = signature.strings if signature else {}
    now = strings_of(file)
    need = catalogue.needs.get(file.name, {})
    undated = file.review.get("undated") or {}
    facts = [
        {**_fact(catalogue.facts[fact]), "undated": undated.get(fact, "")}
        for fact in file.review.get("sources") or ()
    ]
    facts.sort(key=lambda fact: [*MARKS.values(), ""].index(fact["mark"]))
    return {
        "name": file.name,
        "need": need.get("need", "") or _about(file),
        "emergency": need.get("urgency") == "emergency",
        "state": said,
        "state_class": kind,
        "hash": short_hash(file),
        "labels": [_since(signed, f"label {language}", label) for language, label in file.label.items()],
        "next": [[catalogue.label(intent, language) for language in LANGUAGES] for intent in file.next],
        "facts": facts,
        "moving": any(fact["volatile"] for fact in facts),
        "not_settled": any(fact["not_settled"] for fact in facts),
        "phones": _phones(file, catalogue),
        "responses": [
            {
                "name": response,
                "rows": [
                    [_cell(response, texts[(language, channel)], catalogue, signed) for language in LANGUAGES]
                    for channel in CHANNELS
                    if (LANGUAGES[0], channel) in texts
                ],
            }
            for response, texts in file.responses.items()
        ],
        "gone": {place: string for place, string in signed.items() if place not in now},
    }


def _about(file: ContentFile) -> str:
    """What a file is that answers no need. The patterns of the clock come with what they say: nobody reads them as they are."""
    if file.name == WIDGET:
        return "The chat window, and the page around it."
    if file.name != CLOCK:
        return ""
    spoken = [in_words(moment, ZoneInfo("UTC")) for moment in _MOMENTS]
    said = "; ".join(" / ".join(words[language] for language in LANGUAGES) for words in spoken)
    return f"When the office opens next, as patterns. They say: {said}"


def _cell(response: str, text: Text, catalogue: Catalogue, signed: Mapping[str, str]) -> Dict[str, Any]:
    filled = catalogue.fill(text.text, text.language)
    level = f"grade {max(0.0, grade(filled, text.language)):.1f}"
    parts = segments(filled)
    sms = f"{parts} {'segment' if parts == 1 else 'segments'}, "
    return {
        "language": text.language,
        "where": f"{'English' if text.language == 'en' else 'Spanish'}, {'SMS' if text.channel == 'sms' else 'web'}",
        "measure": (sms if text.channel == "sms" else "") + level,
        "words": _filled(_since(signed, place_of(response, text), text.text), text, catalogue),
        "buttons": [_since(signed, place, title) for place, title in buttons_of(response, text)],
    }


def _since(signed: Mapping[str, str], place: str, string: str) -> Words:
    """The string with what has changed since the signature; all of it where nothing was signed at this place."""
    return changed_words(signed.get(place, "") if signed else None, string)


def _filled(words: Words, text: Text, catalogue: Catalogue) -> Words:
    """The words with phones and office as a family gets them; a name that is in no list any more stays as it was."""
    filled = []
    for kind, some in words:
        try:
            filled.append((kind, catalogue.fill(some, text.language)))
        except UnknownReference:
            filled.append((kind, some))
    return filled


def _phones(file: ContentFile, catalogue: Catalogue) -> List[Mapping[str, Any]]:
    """The entries of the list of phones that the texts of a file give, each once, as they come."""
    texts = (text.text for by_place in file.responses.values() for text in by_place.values())
    named = dict.fromkeys(entry for text in texts for entry in phones_in(text))
    return [{"read": {}, **catalogue.phones[entry]} for entry in named if entry in catalogue.phones]


def _fact(fact: Mapping[str, Any]) -> Dict[str, Any]:
    source = fact.get("source") or {}
    return {
        "mark": MARKS.get(fact.get("status") or fact.get("confidence", ""), ""),
        **{name: fact.get(name, "") for name in ("claim", "confidence", "volatile", "note")},
        "not_settled": bool(fact.get("status")),
        "source": {name: source.get(name) or "" for name in ("title", "publisher", "url", "as_of")},
    }


def main() -> int:
    FOLDER.mkdir(parents=True, exist_ok=True)
    missing = ""
    for theme, html in pages(Catalogue.load(), date.today(), words_around(ROOT / "data")).items():
        page = FOLDER / f"{theme}.html"
        page.write_text(html, encoding="utf-8")
        print(page.relative_to(ROOT))
        if not missing:
            try:
                print(print_to_pdf(page).relative_to(ROOT))
            except NoPrinter as error:
                missing = str(error)
    if missing:
        print(f"No PDF, only HTML: {missing} (Debian's packages stand in CONTRIBUTING.md)", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
