"""What a lawyer has signed: who, when, and the very strings; any later change of a string voids the signature."""

from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any, Dict, Mapping, Optional

import yaml

from answers.content import ContentError, ContentFile, read_yaml

VOLATILE_DAYS = 90
LASTING_DAYS = 365


@dataclass(frozen=True)
class Signature:
    """One lawyer's signature under one content file.

    Attributes:
        by: name and bar number.
        on, due: ISO dates: when it was signed, until when it holds.
        hash: SHA-256 of the strings, in hex.
        strings: id -> the string that was signed.
    """

    by: str
    on: str
    due: str
    hash: str
    strings: Mapping[str, str]

    def holds(self, file: ContentFile) -> bool:
        """True while every string of the file is the one that was signed."""
        return self.hash == hash_of(strings_of(file))


def strings_of(file: ContentFile) -> Dict[str, str]:
    """id -> string, for every string of the file that a family can receive: texts, their buttons, the label."""
    strings = {f"label-{language}": label for language, label in file.label.items()}
    for response in file.responses.values():
        for text in response.values():
            strings[text.id] = text.text
            strings.update(
                {f"{text.id} button {button['payload']}": button["title"] for button in text.buttons}
            )
    return strings


def hash_of(strings: Mapping[str, str]) -> str:
    """SHA-256 over ids and strings, in hex, the same whatever their order in the file."""
    digest = sha256()
    for name, string in sorted(strings.items()):
        for part in (name, string):
            digest.update(f"{len(part)}:{part}".encode())
    return digest.hexdigest()


def longest(file: ContentFile, facts: Mapping[str, Mapping[str, Any]]) -> timedelta:
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
    data: Path, file: ContentFile, facts: Mapping[str, Mapping[str, Any]], by: str, on: date
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
    try:
        read = read_yaml(path)
        by, on, due, signed = (str(read[name]) for name in ("by", "on", "due", "hash"))
        return Signature(by, on, due, signed, strings=dict(read["strings"]))
    except (KeyError, TypeError) as error:
        raise ContentError(f"{path}: no signature: {error} is missing") from error
