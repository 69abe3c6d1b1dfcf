"""`make sign INTENT=bond BY="name, bar no." ON=2026-12-01`: a lawyer's signature under one answer or several, under the
words of the chat window and its page (widget), or of the clock (clock)."""

import argparse
import sys
from datetime import date
from typing import List, Sequence

from answers.around import file_around
from answers.catalogue import ROOT, Catalogue
from answers.content import ContentError, ContentFile
from answers.signatures import HASH_SHOWN, short_hash, write_signature


class CannotSign(ValueError):
    """What is asked for cannot be signed; nothing was changed."""


def main(arguments: Sequence[str]) -> int:
    asked = argparse.ArgumentParser(prog="make sign", description=__doc__)
    asked.add_argument("--intent", required=True, help="one name, or several with commas between them")
    asked.add_argument("--by", required=True, help="the lawyer's name and bar number")
    asked.add_argument("--on", required=True, help="the date of the signature, as 2026-12-01")
    given = asked.parse_args(arguments)
    try:
        catalogue = Catalogue.load()
        by, on = signer(given.by), day_of(given.on, date.today())
        files = files_named(given.intent, catalogue, on)
    except (CannotSign, ContentError) as error:
        print(f"Not signed: {error}", file=sys.stderr)
        return 1
    for file in files:
        path = write_signature(ROOT / "data", file, catalogue.facts, by, on)
        print(f"{file.name}  {short_hash(file)}  signed in {path.relative_to(ROOT)}")
    return 0


def files_named(names: str, catalogue: Catalogue, on: date) -> List[ContentFile]:
    """The content files of the names, all or none.

    A name may be as it is printed under an answer, ``bond:3f2a91c0d4e7``: then the text must still be the printed one.

    Raises:
        CannotSign: no name, one without a content file, or a text that is not the one that was read.
    """
    wanted = [name.strip() for name in names.split(",") if name.strip()]
    if not wanted:
        raise CannotSign("no INTENT is named")
    found = {file.name: file for file in (_file_of(name, catalogue, on) for name in wanted)}
    return list(found.values())


def _file_of(wanted: str, catalogue: Catalogue, on: date) -> ContentFile:
    name, printed, read = wanted.partition(":")
    file = catalogue.file_of(name) or file_around(ROOT / "data", name)
    if file is None:
        raise CannotSign(f"there is no answer '{name}'; the names stand on the pages of make review")
    if printed and read != short_hash(file):
        raise CannotSign(
            f"{name} is no longer the text that was printed: '{read}' is not the first {HASH_SHOWN} letters "
            f"of its hash, {short_hash(file)}"
        )
    prepared = str(file.review.get("reviewed", ""))
    if on.isoformat() < prepared:
        raise CannotSign(f"{name} was written on {prepared}, after {on}")
    return file


def signer(by: str) -> str:
    """The lawyer's name and number, trimmed.

    Raises:
        CannotSign: nothing that could be a name.
    """
    by = " ".join(by.split())
    if not any(letter.isalpha() for letter in by) or by.lower().startswith("draft"):
        raise CannotSign("BY must be the lawyer's name and bar number")
    return by


def day_of(on: str, today: date) -> date:
    """The date of the signature.

    Raises:
        CannotSign: no date, or one that has not come yet.
    """
    try:
        day = date.fromisoformat(on)
    except ValueError as error:
        raise CannotSign(f"ON must be a date such as 2026-12-01, not '{on}'") from error
    if day.isoformat() != on:
        raise CannotSign(f"ON must be a date such as 2026-12-01, not '{on}'")
    if day > today:
        raise CannotSign(f"{day} has not come yet")
    return day


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
