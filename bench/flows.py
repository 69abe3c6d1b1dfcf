"""Talks each flow through with every process real: what is completed, asked, asked twice and left without an answer."""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from answers import Catalogue, Office
from answers.catalogue import ROOT
from answers.content import read_yaml
from bench.report import write_between_markers
from tests.e2e.family import SmsFamily, WebFamily
from tests.e2e.installation import Installation, running_installation

PAGE = ROOT / "docs" / "benchmarks.md"
MARKERS = ("<!-- flows: begin -->", "<!-- flows: end -->")


class Script(NamedTuple):
    """What a family says in one language, and the texts of which one shows that the flow came to its end."""

    flow: str
    way: str
    said: dict[str, list[str]]
    ends: tuple[str, ...]


def scripts() -> list[Script]:
    """Those of bench/flows.yml."""
    return [
        Script(one["flow"], one["way"], one["said"], tuple(one["ends"]))
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
        return any(name.startswith(self.script.ends) for turn in self.turns for name in turn)

    @property
    def questions(self) -> list[str]:
        return [name for turn in self.turns for name in turn if name.startswith("ask-")]

    @property
    def unanswered(self) -> int:
        return sum(not turn for turn in self.turns)

    @property
    def asked_twice(self) -> int:
        """Questions asked again, beside those that an interruption had to bring back."""
        brought_back = 1 if "middle" in self.script.way else 0
        return max(0, sum(count - 1 for count in Counter(self.questions).values()) - brought_back)


def talk(script: Script, language: str, channel: str, say: Callable[[str], list[str]]) -> Talk:
    """Says every line of the script and keeps the names of what is answered."""
    done = Talk(script, language, channel)
    for text in script.said[language]:
        done.turns.append(say(text))
    return done


def by_web(installation: Installation, language: str, names: dict[str, str]) -> Callable[[str], list[str]]:
    """A new conversation of the web chat."""
    family = WebFamily(installation, language)
    return lambda text: _names_in("\n".join(message["text"] for message in family.say(text)), names)


def by_sms(installation: Installation, phone: str, names: dict[str, str]) -> Callable[[str], list[str]]:
    """A new phone."""
    family = SmsFamily(installation, phone)
    return lambda text: _names_in(family.say(text), names)


def _names_in(reply: str, names: dict[str, str]) -> list[str]:
    """The texts of a reply, in their order; a text is known by how it begins, and one that is not known is ``?``."""
    found = sorted((reply.find(begin), name) for begin, name in names.items() if begin in reply)
    return list(dict.fromkeys(name for _, name in found)) or ["?"] * bool(reply.strip())


def table(talks: Sequence[Talk]) -> str:
    """One line for each flow and way of talking."""
    rows: dict[tuple[str, str], list[Talk]] = {}
    for one in talks:
        rows.setdefault((one.script.flow, one.script.way), []).append(one)
    lines = [
        "| flow | how | completed | turns | questions | asked twice | unanswered |",
        "| --- | --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    for (flow, way), group in rows.items():
        turns, questions = (
            sum(len(getattr(one, what)) for one in group) / len(group) for what in ("turns", "questions")
        )
        completed, twice, lost = (
            sum(getattr(one, what) for one in group) for what in ("is_completed", "asked_twice", "unanswered")
        )
        lines.append(
            f"| {flow} | {way} | {completed} of {len(group)} | {turns:.1f} | {questions:.1f} | {twice} | {lost} |"
        )
    open_ = [one for one in talks if not one.is_completed]
    lines += [
        "",
        *(
            f"- Not completed: {one.script.flow}, {one.script.way}, {one.language}, {one.channel}."
            for one in open_
        ),
    ]
    return "\n".join(lines).rstrip()


def _plain(answer_id: str) -> str:
    return answer_id.removesuffix("-sms")[: -len("-en")]


def _names(channel: str) -> dict[str, str]:
    """How each text on a channel begins -> its name, up to the first thing that is filled in."""
    catalogue = Catalogue.load(office=Office(name="The Office", phone="213-555-0100"))
    names: dict[str, str] = {}
    for response in (name for file in catalogue.files for name in file.responses):
        for language in ("en", "es"):
            for message in catalogue.say(response, language, channel):
                begin = message["text"].split("{")[0][:24].rstrip()
                names.setdefault(begin, _plain(message["answer_id"]))
    return {begin: name for begin, name in names.items() if len(begin) > 8}


def all_talks(installation: Installation) -> Iterator[Talk]:
    web, sms, phones = _names("web"), _names("sms"), iter(range(200, 999))
    for script in scripts():
        for language in ("en", "es"):
            yield talk(script, language, "web", by_web(installation, language, web))
            yield talk(script, language, "sms", by_sms(installation, f"+12135551{next(phones)}", sms))


def main(arguments: list[str]) -> None:
    """Prints the table, and writes it into docs/benchmarks.md with ``--write``."""
    with tempfile.TemporaryDirectory() as folder:
        running: Any = running_installation(Path(folder))
        installation = next(running)
        try:
            talks = list(all_talks(installation))
        finally:
            running.close()
    written = table(talks)
    print(written)
    if "--write" in arguments:
        write_between_markers(PAGE, written, *MARKERS)


if __name__ == "__main__":
    main(sys.argv[1:])
