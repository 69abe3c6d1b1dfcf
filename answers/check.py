"""`make check`: what section by section can be wrong with a content file, one line for each fault.

Run as ``python -m answers.check``; ends with 1 when there is a fault.
"""

import sys
from datetime import date
from pathlib import Path
from typing import AbstractSet, Callable, Iterator, List, NamedTuple, Set

from answers.around import file_around, words_around
from answers.catalogue import ROOT, Catalogue
from answers.consents import RESPONSE, faults_of_consent, kept_consents
from answers.content import CHANNELS, LANGUAGES, ContentError, ContentFile
from answers.dated import faults_of_marks
from answers.examples import faults_of_examples
from answers.flows import faults_of_flow
from answers.loading import load_what_can_be_read
from answers.phones import wrong_with
from answers.phrases import false_comfort_in
from answers.review_block import faults_of_review
from answers.signatures import longest
from answers.sms import LONGEST_BUTTON, outside_gsm7
from answers.wording import too_hard, wrong_anywhere, wrong_in

# The need that brings a lawyer; every answer leads to it.
_A_PERSON = "talk_to_lawyer"


class Fault(NamedTuple):
    """What is wrong, where, and how to mend it."""

    path: Path
    line: int
    what: str
    mend: str

    def __str__(self) -> str:
        return f"{self.path.relative_to(ROOT)}:{self.line}: {self.what} -> {self.mend}"


def faults_of_project(root: Path) -> List[Fault]:
    """Every fault of the project at ``root``, those first of what cannot be read.

    Raises:
        ContentError: a list on which all else rests cannot be read.
    """
    catalogue, unread = load_what_can_be_read(root)
    faults = [Fault(error.path, error.line, error.what, error.mend) for error in unread]
    return [*faults, *faults_of(catalogue, frozenset(error.path for error in unread))]


def faults_of(catalogue: Catalogue, unread: AbstractSet[Path] = frozenset()) -> List[Fault]:
    """Every fault of every content file but those ``unread``, of the page and of the lists."""
    names = {path.stem for path in unread}
    return [
        *(
            fault
            for file in catalogue.files
            if file.path not in unread
            for fault in faults_of_file(file, catalogue)
        ),
        *faults_of_needs(catalogue),
        *faults_of_page(catalogue),
        *faults_of_facts(catalogue),
        *faults_of_phones(catalogue),
        *(fault for fault in faults_of_signatures(catalogue) if fault.path.stem not in names),
        *_consent(catalogue),
        *_examples(catalogue),
    ]


def _consent(catalogue: Catalogue) -> Iterator[Fault]:
    if RESPONSE not in catalogue:
        return  # its file is missing or cannot be read, which is a fault of its own
    path = catalogue.file_with(RESPONSE).path
    lines = path.read_text(encoding="utf-8").splitlines()
    for text_id, what, mend in faults_of_consent(catalogue, kept_consents()):
        line = next((number for number, line in enumerate(lines, 1) if line.endswith(f"id: {text_id}")), 1)
        yield Fault(path, line, what, mend)


def _examples(catalogue: Catalogue) -> Iterator[Fault]:
    paths = {id(example): file.path for file in catalogue.files for example in file.examples}
    for example, what, mend in faults_of_examples(catalogue.examples, catalogue.needs):
        path = paths[id(example)]
        lines = path.read_text(encoding="utf-8").splitlines()
        wanted = f"- {example.text}"
        line = next((number for number, line in enumerate(lines, 1) if line.strip() == wanted), 1)
        yield Fault(path, line, what, mend)


def faults_of_needs(catalogue: Catalogue) -> Iterator[Fault]:
    """Needs that nothing answers."""
    path = ROOT / "data" / "intents.yml"
    missing = [need for need in catalogue.needs if catalogue.file_of(need) is None]
    lines = path.read_text(encoding="utf-8").splitlines() if missing else []
    for need in missing:
        line = next((at for at, line in enumerate(lines, 1) if line.strip().startswith(f"{need}:")), 1)
        folder = "flows" if catalogue.needs[need].get("kind") == "flow" else "answers/<theme>"
        yield Fault(path, line, f"the need '{need}' has no file", f"write data/{folder}/{need}.yml")


def faults_of_phones(catalogue: Catalogue) -> Iterator[Fault]:
    """Numbers that the fact they name does not carry, and pages that nobody can look up."""
    path = ROOT / "data" / "phones.yml"
    for name, phone in catalogue.phones.items():
        for wrong in wrong_with(name, phone, catalogue.facts):
            lines = path.read_text(encoding="utf-8").splitlines()
            start = lines.index(f"{name}:") + 1
            below = enumerate(lines[start:], start + 1)
            found = (at for at, line in below if wrong.words and line.strip().startswith(wrong.words))
            yield Fault(path, next(found, start), wrong.what, wrong.mend)


def faults_of_facts(catalogue: Catalogue) -> Iterator[Fault]:
    """Marks that nobody can read, and that would let a fact be stated as law."""
    path = ROOT / "data" / "facts.yml"
    for name, fact in catalogue.facts.items():
        for what, mend in faults_of_marks(fact):
            lines = path.read_text(encoding="utf-8").splitlines()
            yield Fault(path, lines.index(f"- id: {name}") + 1, f"{name} {what}", mend)


def faults_of_page(catalogue: Catalogue) -> Iterator[Fault]:
    """What is wrong with the words of the chat window, of the page around it, and of the clock."""
    for file in words_around(ROOT / "data"):
        yield from _around(file, catalogue)


def _around(file: ContentFile, catalogue: Catalogue) -> Iterator[Fault]:
    lines = file.path.read_text(encoding="utf-8").splitlines()

    def fault(needle: str, what: str, mend: str) -> Fault:
        return Fault(
            file.path, next((at for at, line in enumerate(lines, 1) if needle in line), 1), what, mend
        )

    yield from faults_of_review(file, catalogue, fault)
    for name, texts in file.responses.items():
        for language in LANGUAGES:
            if not any(text.language == language for text in texts.values()):
                yield fault(f"{name}:", f"'{name}' has no text for {language}", "write it")
        for text in texts.values():
            for wrong in wrong_anywhere(text, file.review.get("sources") or (), catalogue, is_texted=False):
                yield fault(wrong.words or f"{name}:", wrong.what, wrong.mend)
            for wrong in too_hard(text, text.text):
                yield fault(f"{name}:", wrong.what, wrong.mend)


def faults_of_signatures(catalogue: Catalogue) -> Iterator[Fault]:
    """What is void, and what signs nothing."""
    for name, signature in catalogue.signatures.items():
        path = ROOT / "data" / "signatures" / f"{name}.yml"
        file = catalogue.file_of(name) or file_around(ROOT / "data", name)
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


def faults_of_file(file: ContentFile, catalogue: Catalogue) -> Iterator[Fault]:
    """Every fault of one content file but those of its examples, which are held against all others."""
    lines = file.path.read_text(encoding="utf-8").splitlines()

    def at(needle: str, after: int = 0) -> int:
        return next((number for number, line in enumerate(lines[after:], after + 1) if needle in line), 1)

    def fault(needle: str, what: str, mend: str) -> Fault:
        return Fault(file.path, at(needle), what, mend)

    yield from faults_of_review(file, catalogue, fault)
    yield from _choices(file, catalogue, fault)
    yield from faults_of_flow(file, catalogue, fault)
    yield from _asked_back(file, catalogue, fault)
    for response, texts in file.responses.items():
        for language in LANGUAGES:
            for channel in CHANNELS:
                if (language, channel) not in texts:
                    yield fault(response, f"{response} has no text for {language}, {channel}", "write it")
        for text in texts.values():
            start = at(f"id: {text.id}")
            for wrong in wrong_in(text, response, file, catalogue):
                line = at(wrong.words, start) if wrong.words else start
                yield Fault(file.path, line if line > start else start, wrong.what, wrong.mend)


def _choices(
    file: ContentFile, catalogue: Catalogue, fault: Callable[[str, str, str], Fault]
) -> Iterator[Fault]:
    if file.name in catalogue.needs:
        for language in LANGUAGES:
            label = file.label.get(language, "")
            if not label or len(label) > LONGEST_BUTTON or outside_gsm7(label):
                yield fault(
                    "label:",
                    f"label '{label}' ({language}) is missing, over {LONGEST_BUTTON} letters or not GSM-7",
                    "choose shorter words without á í ó ú",
                )
            if comfort := false_comfort_in(label):
                yield fault("label:", f"label '{label}' comforts falsely: '{comfort}'", "name the question")
    for intent in file.next:
        if catalogue.file_of(intent) is None:
            yield fault("next:", f"leads to '{intent}', which has no file", "name an intent with a file")
    if (file.name in catalogue.needs or file.next) and not _leads_to_a_person(file):
        where = "next:" if "next:" in file.path.read_text(encoding="utf-8") else "choices:"
        yield fault(where, f"{file.name} has no way to a person", f"add {_A_PERSON} to next")


def _leads_to_a_person(file: ContentFile) -> bool:
    """True where a lawyer is one tap away: a choice of the answer, or a button of every question asked in the same turn.

    What offers no choices and answers no need (a notice around another answer, the goodbye after STOP, a list to print) offers none.
    """
    questions = [texts for response, texts in file.responses.items() if response.startswith("utter_ask_")]
    return (
        file.name == _A_PERSON
        or _A_PERSON in file.next
        or bool(questions)
        and all(
            any(button["payload"] == f"/{_A_PERSON}" for button in text.buttons)
            for texts in questions
            for text in texts.values()
        )
    )


def _asked_back(
    file: ContentFile, catalogue: Catalogue, fault: Callable[[str, str, str], Fault]
) -> Iterator[Fault]:
    """What is asked back about must exist; and a message is either answered or asked back about."""
    if not file.ask_back:
        return
    answered = {example.text.casefold(): example.intent for example in catalogue.examples}
    answered.update(
        (said, intent) for intent, rule in catalogue.recognition() for said in rule.get("phrase", ())
    )
    seen: Set[str] = set()
    for asked in file.ask_back:
        for intent in asked["choices"]:
            if catalogue.file_of(intent) is None:
                what = f"asks about '{intent}', which has no file"
                yield fault("ask_back:", what, "name an intent with a file")
        for said in asked.get("phrase", ()):
            where = f'"{said}"'
            if said in answered:
                yield fault(where, f"'{said}' is answered by {answered[said]}", "delete it in one of the two")
            if said in seen:
                yield fault(where, f"'{said}' stands here twice", "delete one")
            seen.add(said)


def main() -> int:
    try:
        faults = faults_of_project(ROOT)
    except ContentError as error:
        print(str(error).replace(f"{ROOT}/", ""))
        return 1
    for fault in faults:
        print(fault)
    print(f"{len(faults)} faults in the content files.")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
