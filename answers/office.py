"""The law office and the list of phone numbers: what the names in a text stand for."""

import os
import re
from dataclasses import dataclass
from typing import Any, Mapping

_REFERENCE = re.compile(r"<(?P<entry>[a-z0-9_]+)\.(?P<what>phone|name|address|hours)>")


class UnknownReference(KeyError):
    """A text names a phone or a person that stands in no list."""


@dataclass(frozen=True)
class Office:
    """The law office that answers, all of it settings."""

    name: str
    phone: str
    address: str = ""
    hours: str = ""


def office_from_environment(environment: Mapping[str, str] = os.environ) -> Office:
    """The office as set by ORG_NAME, ORG_PHONE, ORG_ADDRESS and ORG_HOURS.

    The default phone is a 555-01xx number, which exists nowhere: it says that this is a demonstration.
    """
    return Office(
        name=environment.get("ORG_NAME") or "Goldstein Immigration Lawyers",
        phone=environment.get("ORG_PHONE") or "213-555-0100",
        address=environment.get("ORG_ADDRESS", ""),
        hours=environment.get("ORG_HOURS", ""),
    )


def fill(text: str, office: Office, phones: Mapping[str, Mapping[str, Any]], language: str) -> str:
    """``text`` with every ``<entry.phone>`` or ``<entry.name>`` replaced.

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

    return _REFERENCE.sub(value, text)
