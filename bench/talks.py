"""The talks through each flow, with every process real: what each side said, by the names of the texts."""

from __future__ import annotations

import itertools
import re
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from itertools import takewhile
from typing import NamedTuple, Protocol

from answers import Catalogue, Office
from answers.catalogue import ROOT
from answers.content import read_yaml
from tests.e2e.family import Message, SmsFamily, WebFamily, receipt
from tests.e2e.installation import Installation

# How the names of the texts begin that tell where to look for somebody.
CHECKLIST = ("look-",)


Turn = str | dict[str, str]  # typed, or {"press": the value of a choice or of its detail}


class Script(NamedTuple):
    """What a family says in one language, and the texts that show that the flow came to its end."""

    flow: str
    way: str
    said: dict[str, list[Turn]]
    ends: tuple[str, ...]
    again: int
    later: dict[str, list[str]]


class NotOffered(Exception):
    """The choice that a script presses is not among those of the last reply that has any."""


class Family(Protocol):
    """A conversation on one channel; both give the names of the texts that answer, in their order."""

    @property
    def receipt(self) -> str: ...
    def say(self, text: str) -> list[str]: ...
    def press(self, wanted: str) -> list[str]: ...


def scripts() -> list[Script]:
    """Those of bench/flows.yml."""
    return [
        Script(
            one["flow"],
            one["way"],
            one["said"],
            tuple(one["ends"]),
            one.get("again", 0),
            one.get("later", {}),
        )
        for one in read_yaml(ROOT / "bench" / "flows.yml")
    ]


@dataclass
class Talk:
    """One conversation, as it went: the texts of each turn by their names."""

    script: Script
    language: str
    channel: str
    turns: list[list[str]] = field(default_factory=list)

    @property
    def is_completed(self) -> bool:
        return set(self.script.ends) <= {name for turn in self.turns for name in turn}

    @property
    def questions(self) -> list[str]:
        return [name for turn in self.turns for name in turn if name.startswith("ask-")]

    @property
    def turns_to_the_checklist(self) -> int | None:
        """Turns until the family is told where to look, its first message counted; None where it never is."""
        found = (number for number, turn in enumerate(self.turns, 1) if _has(turn, CHECKLIST))
        return next(found, None)

    @property
    def requests_told(self) -> int:
        """Turns in which the bot said that a request was sent."""
        return sum("handoff-received" in turn for turn in self.turns)

    @property
    def unanswered(self) -> int:
        return sum(not turn for turn in self.turns)

    @property
    def asked_twice(self) -> int:
        """Questions asked again, beside those that have to come back."""
        return max(0, sum(count - 1 for count in Counter(self.questions).values()) - self.script.again)

    @property
    def question_missing(self) -> int:
        """Turns before the end of the flow that leave no question open."""
        before = takewhile(lambda turn: not _has(turn, self.script.ends), self.turns)
        return sum(not any(name.startswith("ask-") for name in turn) for turn in before)


def _has(turn: list[str], begins: tuple[str, ...]) -> bool:
    return any(name.startswith(begins) for name in turn)


def talk(script: Script, language: str, channel: str, new_family: Callable[[], Family]) -> Talk:
    """Says every line of the script and keeps the names of what is answered; ends where a choice is not offered."""
    done, family = Talk(script, language, channel), new_family()
    try:
        for turn in script.said[language]:
            done.turns.append(family.say(turn) if isinstance(turn, str) else family.press(turn["press"]))
    except NotOffered:
        return done
    if script.later and done.requests_told:
        other = new_family()
        done.turns += [other.say(line.format(receipt=family.receipt)) for line in script.later[language]]
    return done


class ByWeb:
    """A new conversation of the web chat, which presses buttons."""

    def __init__(self, installation: Installation, language: str, names: dict[str, str]) -> None:
        self._family, self._names = WebFamily(installation, language), names
        self._offered: list[str] = []
        self._last = ""

    @property
    def receipt(self) -> str:
        """The code in the last reply."""
        return receipt(self._last)

    def say(self, text: str) -> list[str]:
        return self._heard(self._family.say(text))

    def press(self, wanted: str) -> list[str]:
        return self._heard(self._family.choose(_the_one(self._offered, wanted)))

    def _heard(self, messages: list[Message]) -> list[str]:
        self._offered = [choice["value"] for one in messages for choice in one["choices"]] or self._offered
        self._last = "\n".join(one["text"] for one in messages)
        return _names_in(self._last, self._names)


class BySms:
    """A new phone, which answers with the number that it reads beside a choice."""

    def __init__(
        self, installation: Installation, phone: str, names: dict[str, str], values: dict[str, set[str]]
    ) -> None:
        """Takes also label -> the values that a choice of these words may have."""
        self._family, self._names, self._values = SmsFamily(installation, phone), names, values
        self._offered: dict[str, str] = {}
        self._last = ""

    @property
    def receipt(self) -> str:
        """The code in the last reply."""
        return receipt(self._last)

    def say(self, text: str) -> list[str]:
        reply = self._last = self._family.say(text)
        numbered = re.findall(r"^(\d+) (.+)$", reply, re.MULTILINE)
        shown = {value: number for number, label in numbered for value in self._values.get(label.strip(), ())}
        self._offered = shown or self._offered
        return _names_in(reply, self._names)

    def press(self, wanted: str) -> list[str]:
        return self.say(self._offered[_the_one(self._offered, wanted)])


def _the_one(offered: Iterable[str], wanted: str) -> str:
    """The value that is ``wanted`` or has it as its detail.

    Raises:
        NotOffered: none is.
    """
    for value in offered:
        if value == wanted or value.endswith(f':"{wanted}"}}'):
            return value
    raise NotOffered(wanted)


def _names_in(reply: str, names: dict[str, str]) -> list[str]:
    """The texts of a reply, in their order; a text is known by how it begins, and one that is not known is ``?``."""
    lines = f"\n{reply}"
    found = sorted((lines.find(f"\n{begin}"), name) for begin, name in names.items() if f"\n{begin}" in lines)
    return list(dict.fromkeys(name for _, name in found)) or ["?"] * bool(reply.strip())


def _plain(answer_id: str) -> str:
    return answer_id.removesuffix("-sms")[: -len("-en")]


def _names(channel: str) -> dict[str, str]:
    """How each text on a channel begins -> its name, up to the first thing that is filled in."""
    catalogue = Catalogue.load(office=Office(name="The Office", phone="213-555-0100"))
    names: dict[str, str] = {}
    for response in (name for file in catalogue.files for name in file.responses):
        for language in ("en", "es"):
            message = catalogue.say(response, language, channel)[0]
            begin = re.split(r"\{|\n|The Office|213-555", message["text"])[0][:40].rstrip()
            names.setdefault(begin, _plain(message["answer_id"]))
    return {begin: name for begin, name in names.items() if len(begin) > 8}


def _values() -> dict[str, set[str]]:
    """Label -> the values of every choice by text message with these words."""
    catalogue = Catalogue.load()
    values: dict[str, set[str]] = {}
    for file in catalogue.files:
        for language in ("en", "es"):
            offered = [
                choice
                for response in file.responses
                for message in catalogue.say(response, language, "sms")
                for choice in message["choices"]
            ]
            for choice in offered:
                values.setdefault(choice["label"], set()).add(choice["value"])
    return values


def all_talks(installation: Installation) -> Iterator[Talk]:
    """Every script in both languages and on both channels, each from a phone of its own."""
    web, sms, values, phones = _names("web"), _names("sms"), _values(), itertools.count(200)

    def by_text() -> Family:
        return BySms(installation, f"+1213556{next(phones):04}", sms, values)

    for script in scripts():
        for language in ("en", "es"):
            by_web = partial(ByWeb, installation, language, web)
            yield talk(script, language, "web", by_web)
            yield talk(script, language, "sms", by_text)


def requests_at_the_desk(installation: Installation) -> int:
    with closing(sqlite3.connect(installation.state / "record.sqlite3")) as record:
        count: int = record.execute("SELECT count(*) FROM handoffs_handoff").fetchone()[0]
    return count
