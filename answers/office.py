"""The law office, the list of phone numbers and the lists to print: what the names in a text stand for."""

import os
import re
from dataclasses import dataclass
from typing import Any, List, Mapping

_REFERENCE = re.compile(r"<(?P<entry>[a-z0-9_]+)\.(?P<what>phone|name|address|hours)>")
_LIST = re.compile(r"<lists\.(?P<name>[a-z_]+)>")
_SENTENCE_WITH_LIST = re.compile(rf"[^.!?\n]*{_LIST.pattern}[^.!?\n]*[.!?]?")


class UnknownReference(KeyError):
    """A text names a phone or a person that stands in no list."""


@dataclass(frozen=True)
class Office:
    """The law office that answers, all of it settings; ``url`` is where families reach the public side."""

    name: str
    phone: str
    address: str = ""
    hours: str = ""
    url: str = ""


def office_from_environment(environment: Mapping[str, str] = os.environ) -> Office:
    """The office as set by ORG_NAME, ORG_PHONE, ORG_ADDRESS and ORG_HOURS, and the PUBLIC_URL.

    The default phone is a 555-01xx number, which exists nowhere: it says that this is a demonstration.
    """
    return Office(
        name=environment.get("ORG_NAME") or "Goldstein Immigration Lawyers",
        phone=environment.get("ORG_PHONE") or "213-555-0100",
        address=environment.get("ORG_ADDRESS", ""),
        hours=environment.get("ORG_HOURS", ""),
        url=environment.get("PUBLIC_URL", "").rstrip("/"),
    )


def fill(text: str, office: Office, phones: Mapping[str, Mapping[str, Any]], language: str) -> str:
    """``text`` with every ``<entry.phone>`` or ``<entry.name>`` replaced, and ``<lists.name>`` by the list's address.

    Where the public side has no address, the sentence that would name one is left out: half a sentence helps nobody.

    Raises:
        UnknownReference: the entry is neither the office nor in the list of phones.
    """

    def value(match: "re.Match[str]") -> str:
        entry, what = match.group("entry"), match.group("what")
        if entry == "office":
            return str(getattr(office, what))
        if entry not in phones or what == "address":
            raise UnknownReference(match.group(0))
        listed = phones[entry]
        if what == "phone":
            return str(listed["number"])
        return str(listed[language] if what == "name" else listed["hours"][language])

    if office.url:
        text = _LIST.sub(lambda match: list_address(office.url, match.group("name"), language), text)
    else:
        text = _SENTENCE_WITH_LIST.sub("", text)
    return _REFERENCE.sub(value, text)


def phones_in(text: str) -> List[str]:
    """The entries of the list of phones whose number ``text`` gives."""
    named = (match.group("entry") for match in _REFERENCE.finditer(text) if match.group("what") == "phone")
    return [entry for entry in named if entry != "office"]


def list_address(url: str, name: str, language: str) -> str:
    """Where the list ``name`` stands to be read and printed."""
    return f"{url}/lists/{name}/{language}"


def lists_in(text: str) -> List[str]:
    """The names of the lists to print that ``text`` refers to."""
    return [match.group("name") for match in _LIST.finditer(text)]
