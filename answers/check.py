"""`make check`: what section by section can be wrong with a content file, one line for each fault.

Run as ``python -m answers.check``; ends with 1 when there is a fault.
"""

import re
import sys
from datetime import date
from pathlib import Path
from typing import Callable, Iterator, List, NamedTuple

from answers.catalogue import ROOT, Catalogue
from answers.content import CHANNELS, LANGUAGES, ContentError, ContentFile, Text
from answers.examples import faults_of_examples
from answers.reading import grade
from answers.signatures import longest
from answers.sms import outside_gsm7, segments

HARDEST_GRADE = 6.0
LONGEST_BUBBLE_WORDS = 120
MOST_BUBBLES = 3
LONGEST_LABEL = 24
SEGMENTS = {"emergency": 2, "other": 3}
# The first contact says everything twice, once in each language.
BILINGUAL_SEGMENTS = 4

_PHONE = re.compile(r"(?<![\w$])(?:\+?1[-. ]?)?\(?\d{3}\)?[-. ]\d{3}[-. ]\d{4}(?!\d)")
_TU = re.compile(
    r"\b(tú|ti|contigo|tienes|puedes|debes|quieres|eres|estás|llama(?:me)?\s+tú|tus?|firmes|digas|abras|hagas)\b",
    re.IGNORECASE,
)
_FALSE_COMFORT = re.compile(
    r"\b(you are safe|you're safe|keeps? you safe|cannot be deported|can't be deported|will not be deported"
    r"|guarantee[sd]?|nothing to fear|don't worry|do not worry"
    r"|está a salvo|están a salvo|no (?:lo|la|los|las) pueden deportar|no (?:lo|la|los|las) van a deportar"
    r"|garantiza\w*|no se preocupe|no tiene nada que temer)\b",
    re.IGNORECASE,
)


class Fault(NamedTuple):
    """What is wrong, where, and how to mend it."""

    path: Path
    line: int
    what: str
    mend: str

    def __str__(self) -> str:
        return f"{self.path.relative_to(ROOT)}:{self.line}: {self.what} -> {self.mend}"


def faults_of(catalogue: Catalogue) -> List[Fault]:
    """Every fault of every content file."""
    return [
        *(fault for file in catalogue.files for fault in _faults_of_file(file, catalogue)),
        *faults_of_signatures(catalogue),
        *_examples(catalogue),
    ]


def _examples(catalogue: Catalogue) -> Iterator[Fault]:
    paths = {id(example): file.path for file in catalogue.files for example in file.examples}
    for example, what, mend in faults_of_examples(catalogue.examples, catalogue.needs):
        path = paths[id(example)]
        lines = path.read_text(encoding="utf-8").splitlines()
        wanted = f"- {example.text}"
        line = next((number for number, line in enumerate(lines, 1) if line.strip() == wanted), 1)
        yield Fault(path, line, what, mend)


def faults_of_signatures(catalogue: Catalogue) -> Iterator[Fault]:
    """What is void, and what signs nothing."""
    for name, signature in catalogue.signatures.items():
        path = ROOT / "data" / "signatures" / f"{name}.yml"
        file = catalogue.file_of(name)
        if file is None:
            yield Fault(path, 1, f"signs '{name}', which has no file", "delete it")
        elif not signature.holds(file):
            what = f"the signature of {signature.by} is void: the text of {name} has changed since {signature.on}"
            yield Fault(
                path, 1, what, "have it signed again (make review, make sign), or delete the signature"
            )
        elif date.fromisoformat(signature.due) > date.fromisoformat(signature.on) + longest(
            file, catalogue.facts
        ):
            what = f"due {signature.due}, more than {longest(file, catalogue.facts).days} days after the signature"
            yield Fault(path, 1, what, "a source is moving now: have it signed again")


def _faults_of_file(file: ContentFile, catalogue: Catalogue) -> Iterator[Fault]:
    lines = file.path.read_text(encoding="utf-8").splitlines()

    def at(needle: str) -> int:
        return next((number for number, line in enumerate(lines, 1) if needle in line), 1)

    def fault(needle: str, what: str, mend: str) -> Fault:
        return Fault(file.path, at(needle), what, mend)

    yield from _review(file, catalogue, fault)
    yield from _choices(file, catalogue, fault)
    for response, texts in file.responses.items():
        for language in LANGUAGES:
            for channel in CHANNELS:
                if (language, channel) not in texts:
                    yield fault(response, f"{response} has no text for {language}, {channel}", "write it")
        for text in texts.values():
            yield from _wording(text, catalogue, fault, bool(file.review.get("bilingual")))
            yield from _length(response, text, catalogue, fault, bool(file.review.get("bilingual")))


def _review(
    file: ContentFile, catalogue: Catalogue, fault: Callable[[str, str, str], Fault]
) -> Iterator[Fault]:
    for field in ("reviewed", "due", "by", "sources"):
        if not file.review.get(field):
            yield fault("review:", f"no '{field}' in the review", "say who checked it, when, on what facts")
    unknown = [fact for fact in file.review.get("sources") or () if fact not in catalogue.facts]
    for fact in unknown:
        yield fault(fact, f"no fact '{fact}'", "name one of data/facts.yml")
    for field in ("reviewed", "due"):
        if file.review.get(field) and not isinstance(file.review[field], str):
            yield fault(f"{field}:", f"'{field}' is not in quotes", "put the date in quotes")
            return
    if unknown or not file.review.get("due") or not file.review.get("reviewed"):
        return
    if not str(file.review.get("by")).startswith("draft"):
        yield fault("by:", "a signature typed by hand", "write the draft line; make sign says who signed")
    most = longest(file, catalogue.facts)
    if date.fromisoformat(file.review["due"]) - date.fromisoformat(file.review["reviewed"]) > most:
        yield fault("due:", f"due more than {most.days} days after the review", "bring it forward")


def _choices(
    file: ContentFile, catalogue: Catalogue, fault: Callable[[str, str, str], Fault]
) -> Iterator[Fault]:
    if file.name in catalogue.needs:
        for language in LANGUAGES:
            label = file.label.get(language, "")
            if not label or len(label) > LONGEST_LABEL or outside_gsm7(label):
                yield fault(
                    "label:",
                    f"label '{label}' ({language}) is missing, over {LONGEST_LABEL} letters or not GSM-7",
                    "choose shorter words without á í ó ú",
                )
    for intent in file.next:
        if catalogue.file_of(intent) is None:
            yield fault("next:", f"leads to '{intent}', which has no file", "name an intent with a file")


def _wording(
    text: Text, catalogue: Catalogue, fault: Callable[[str, str, str], Fault], bilingual: bool
) -> Iterator[Fault]:
    where = f"id: {text.id}"
    if _PHONE.search(text.text):
        yield fault(where, f"{text.id} types a phone number", "write <name.phone> of data/phones.yml")
    if text.language == "es" and not bilingual and (found := _TU.search(text.text)):
        yield fault(where, f"{text.id} says '{found.group()}'", "use the formal usted")
    if found := _FALSE_COMFORT.search(text.text):
        yield fault(where, f"{text.id} comforts falsely: '{found.group()}'", "say what the rule does not do")
    try:
        filled = catalogue.fill(text.text, text.language)
    except KeyError as error:
        yield fault(where, f"{text.id} names {error}", "add it to data/phones.yml")
        return
    found_grade = grade(filled, text.language)
    if text.channel == "web" and not bilingual and found_grade > HARDEST_GRADE:
        yield fault(where, f"{text.id} is of grade {found_grade:.1f}", "shorter sentences, plainer words")


def _length(
    response: str,
    text: Text,
    catalogue: Catalogue,
    fault: Callable[[str, str, str], Fault],
    bilingual: bool,
) -> Iterator[Fault]:
    where = f"id: {text.id}"
    if text.channel == "web":
        bubbles = [bubble for bubble in text.text.split("\n\n") if bubble.strip()]
        if len(bubbles) > MOST_BUBBLES:
            yield fault(where, f"{text.id} has {len(bubbles)} bubbles", f"at most {MOST_BUBBLES}")
        for bubble in bubbles:
            if len(bubble.split()) > LONGEST_BUBBLE_WORDS:
                yield fault(where, f"{text.id} has {len(bubble.split())} words", "at most 120 in a bubble")
        return
    filled = catalogue.fill(text.text, text.language)
    if outside := outside_gsm7(filled):
        yield fault(where, f"{text.id} has '{outside}'", "an SMS uses GSM-7 letters only")
    most = SEGMENTS["emergency" if catalogue.kind(response) == "emergency" else "other"]
    most = BILINGUAL_SEGMENTS if bilingual else most
    if segments(filled) > most:
        yield fault(where, f"{text.id} has {segments(filled)} SMS segments", f"at most {most}")


def main() -> int:
    try:
        faults = faults_of(Catalogue.load())
    except ContentError as error:
        print(error)
        return 1
    for fault in faults:
        print(fault)
    print(f"{len(faults)} faults in the content files.")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
