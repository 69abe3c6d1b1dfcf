"""`make review`: one page per theme for the lawyer, in HTML and PDF, under var/review/."""

import shutil
import subprocess
import sys
import tempfile
from datetime import date
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any, Dict, List, Mapping, Optional, Tuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from answers.catalogue import ROOT, Catalogue
from answers.content import CHANNELS, LANGUAGES, ContentFile, Text
from answers.reading import grade
from answers.signatures import hash_of, strings_of
from answers.sms import segments

FOLDER = ROOT / "var" / "review"
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_SECONDS = 120
_HASH_SHOWN = 12

Words = List[Tuple[str, str]]  # ("same", "ins" or "del"; some words)


def pages(catalogue: Catalogue, today: date) -> Dict[str, str]:
    """Theme -> its page in HTML."""
    by_theme: Dict[str, List[ContentFile]] = {}
    for file in catalogue.files:
        by_theme.setdefault(file.path.parent.name, []).append(file)
    templates = Environment(
        loader=FileSystemLoader(str(Path(__file__).parent / "templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
    )
    page = templates.get_template("review.html")
    return {
        theme: page.render(
            theme=theme.capitalize(),
            today=today.isoformat(),
            answers=[_answer(file, catalogue, today) for file in files],
        )
        for theme, files in by_theme.items()
    }


def changed_words(old: Optional[str], new: str) -> Words:
    """``new``, with what has come and gone since ``old`` marked; nothing is marked without an ``old``."""
    if old is None or old == new:
        return [("same", new)]
    before, after = old.split(), new.split()
    words: Words = []
    for what, first, last, start, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what == "equal":
            words.append(("same", " ".join(after[start:end])))
            continue
        if last > first:
            words.append(("del", " ".join(before[first:last])))
        if end > start:
            words.append(("ins", " ".join(after[start:end])))
    return words


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


def _answer(file: ContentFile, catalogue: Catalogue, today: date) -> Dict[str, Any]:
    said, kind = state(file, catalogue, today)
    signature = catalogue.signatures.get(file.name)
    signed: Mapping[str, str] = signature.strings if signature else {}
    return {
        "name": file.name,
        "need": catalogue.needs.get(file.name, {}).get("need", ""),
        "state": said,
        "state_class": kind,
        "label": {language: file.label.get(language, "") for language in LANGUAGES},
        "next": file.next,
        "hash": hash_of(strings_of(file))[:_HASH_SHOWN],
        "facts": [_fact(catalogue.facts[fact]) for fact in file.review.get("sources") or ()],
        "responses": [
            {
                "name": response,
                "rows": [
                    [_cell(texts[(language, channel)], catalogue, signed) for language in LANGUAGES]
                    for channel in CHANNELS
                ],
            }
            for response, texts in file.responses.items()
        ],
    }


def _cell(text: Text, catalogue: Catalogue, signed: Mapping[str, str]) -> Dict[str, Any]:
    filled = catalogue.fill(text.text, text.language)
    level = f"grade {max(0.0, grade(filled, text.language)):.1f}"
    return {
        "id": text.id,
        "language": text.language,
        "measure": f"SMS, {segments(filled)} segments, {level}" if text.channel == "sms" else f"web, {level}",
        "words": changed_words(signed.get(text.id), text.text),
    }


def _fact(fact: Mapping[str, Any]) -> Dict[str, Any]:
    source = fact.get("source") or {}
    return {
        **{name: fact.get(name, "") for name in ("claim", "confidence", "volatile", "note")},
        "source": {name: source.get(name, "") for name in ("title", "publisher", "url", "as_of")},
    }


def print_to_pdf(browser: str, page: Path) -> None:
    """Prints an HTML page beside itself.

    Raises:
        subprocess.SubprocessError: the browser failed or took longer than two minutes.
    """
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            [browser, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
             f"--user-data-dir={profile}", f"--print-to-pdf={page.with_suffix('.pdf')}", page.as_uri()],
            check=True, timeout=_SECONDS, capture_output=True,
        )  # fmt: skip


def main() -> int:
    FOLDER.mkdir(parents=True, exist_ok=True)
    browser = next(filter(None, map(shutil.which, _BROWSERS)), None)
    for theme, html in pages(Catalogue.load(), date.today()).items():
        page = FOLDER / f"{theme}.html"
        page.write_text(html, encoding="utf-8")
        if browser:
            print_to_pdf(browser, page)
        print(page.relative_to(ROOT), page.with_suffix(".pdf").name if browser else "")
    if not browser:
        print("No PDF: install chromium, or print the pages from any browser.", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
