"""What a lawyer has signed: who, when, and the very strings; any later change of a string voids the signature."""

from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Dict, Iterator, Mapping, Optional, Tuple

import yaml

from answers.content import ContentError, ContentFile, Text, read_yaml

VOLATILE_DAYS = 90
LASTING_DAYS = 365

_MEND = "sign it again (make sign) or delete it"
# As many letters of the hash as stand on paper and are compared by eye.
HASH_SHOWN = 12


@dataclass(frozen=True)
class Signature:
    """One lawyer's signature under one content file.

    Attributes:
        by: name and bar number.
        on, due: ISO dates: when it was signed, when the text must be read again.
        hash: SHA-256 of the strings, in hex.
        strings: place -> the string that was signed there.
    """

    by: str
    on: str
    due: str
    hash: str
    strings: Mapping[str, str]

    def holds(self, file: ContentFile) -> bool:
        """True while every string of the file is the one that was signed, and the record itself is untouched."""
        return self.hash == hash_of(self.strings) == hash_of(strings_of(file))


def strings_of(file: ContentFile) -> Dict[str, str]:
    """Place -> string, for all that a family can receive from the file: texts, their buttons, the label."""
    strings = {f"label {language}": label for language, label in file.label.items()}
    for response, texts in file.responses.items():
        for text in texts.values():
            strings[place_of(response, text)] = text.text
            strings.update(buttons_of(response, text))
    return strings


def place_of(response: str, text: Text) -> str:
    """Where a text stands among the signed strings: ``utter_bond en web``."""
    return f"{response} {text.language} {text.channel}"


def buttons_of(response: str, text: Text) -> Iterator[Tuple[str, str]]:
    """Place and words of each button of a text; where it leads is part of the place, so that it is signed too."""
    for number, button in enumerate(text.buttons, 1):
        yield f"{place_of(response, text)} button {number} {button['payload']}", button["title"]


def hash_of(strings: Mapping[str, str]) -> str:
    """SHA-256 over places and strings, in hex, the same whatever their order in the file."""
    digest = sha256()
    for place, string in sorted(strings.items()):
        for part in (place, string):
            digest.update(f"{len(part)}:{part}".encode())
    return digest.hexdigest()


def short_hash(file: ContentFile) -> str:
    """The hash of the file as it is now, as far as it stands on paper."""
    return hash_of(strings_of(file))[:HASH_SHOWN]


def longest(file: ContentFile, facts: Mapping[str, Mapping[str, object]]) -> timedelta:
    """How long a review of the file holds at most: shorter when a fact it rests on is moving."""
    volatile = any(facts.get(fact, {}).get("volatile") for fact in file.review.get("sources") or ())
    return timedelta(days=VOLATILE_DAYS if volatile else LASTING_DAYS)


def read_signatures(data: Path) -> Dict[str, Signature]:
    """Name of the content file -> its signature, below the project's ``data`` folder.

    Raises:
        ContentError: a file that is no signature.
    """
    return {path.stem: _read(path) for path in sorted((data / "signatures").glob("*.yml"))}


def write_signature(
    data: Path, file: ContentFile, facts: Mapping[str, Mapping[str, object]], by: str, on: date
) -> Path:
    """Records a signature, in place of an older one; returns where."""
    strings = strings_of(file)
    path = data / "signatures" / f"{file.name}.yml"
    path.parent.mkdir(exist_ok=True)
    signed = {
        "by": by,
        "on": on.isoformat(),
        "due": (on + longest(file, facts)).isoformat(),
        "hash": hash_of(strings),
        "strings": strings,
    }
    text = yaml.safe_dump(signed, allow_unicode=True, sort_keys=False, width=120)
    path.write_text(f"# Made by `make sign`; a change of any string voids it.\n{text}", encoding="utf-8")
    return path


def signature_of(file: ContentFile, signatures: Mapping[str, Signature]) -> Optional[Signature]:
    """The signature under the file as it is now, or None."""
    signature = signatures.get(file.name)
    return signature if signature and signature.holds(file) else None


def _read(path: Path) -> Signature:
    read = read_yaml(path)
    if not isinstance(read, dict) or not isinstance(read.get("strings"), dict):
        raise ContentError(path, "no signature: no strings in it", _MEND)
    for name in ("by", "on", "due", "hash"):
        if not read.get(name):
            raise ContentError(path, f"no signature: '{name}' is missing", _MEND)
    try:
        on, due = (date.fromisoformat(str(read[name])).isoformat() for name in ("on", "due"))
    except ValueError as error:
        raise ContentError(path, f"no signature: {error}", _MEND) from error
    strings = {str(place): str(string) for place, string in read["strings"].items()}
    return Signature(str(read["by"]), on, due, str(read["hash"]), strings)
