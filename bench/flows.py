"""Talks each flow through with every process real: what is completed, asked, asked twice and lost."""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from answers import Catalogue, Office
from answers.catalogue import ROOT
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


LOOK = ("look-new", "look-again", "look-in-jail", "look-for-minor")
SCRIPTS = [
    Script(
        "relative_detained",
        "typed",
        {
            "en": ["they took my husband", "this morning", "ICE", "he is 40 years old"],
            "es": ["se llevaron a mi esposo", "hoy en la mañana", "la migra", "tiene 40 años"],
        },
        LOOK,
    ),
    Script(
        "relative_detained",
        "misspelt",
        {
            "en": ["they tok my bruther", "yesturday", "the polise", "no"],
            "es": ["se yebaron a mi ermano", "fue aller", "la polisia", "no"],
        },
        LOOK,
    ),
    Script(
        "find_detainee",
        "a question in the middle",
        {
            "en": ["where did they take him", "today", "can I pay a bond", "ICE", "no"],
            "es": ["a donde se lo llevaron", "hoy", "puedo pagar fianza", "la migra", "no"],
        },
        LOOK,
    ),
    Script(
        "find_detainee",
        "another language in the middle",
        {
            "en": ["where did they take him", "español", "hoy", "la migra", "no"],
            "es": ["a donde se lo llevaron", "english", "today", "ICE", "no"],
        },
        LOOK,
    ),
    Script(
        "ice_at_door",
        "typed",
        {
            "en": ["ICE is knocking on my door", "they have no paper"],
            "es": ["la migra está tocando mi puerta", "no traen nada"],
        },
        ("door-none",),
    ),
    Script(
        "ice_at_door",
        "cancelled",
        {"en": ["ICE is at my door", "never mind"], "es": ["la migra en mi puerta", "olvídelo"]},
        ("cancel",),
    ),
    Script(
        "family_plan",
        "typed",
        {
            "en": ["make a family plan", "next", "next", "next", "next"],
            "es": ["plan para mi familia", "siguiente", "siguiente", "siguiente", "siguiente"],
        },
        ("family-plan-list", "family_plan_list"),
    ),
    Script(
        "talk_to_lawyer",
        "typed",
        {
            "en": [
                "i want a lawyer",
                "only call me",
                "my husband",
                "Maria",
                "213-555-0147",
                "any time, no voicemail",
            ],
            "es": [
                "quiero un abogado",
                "solo llámenme",
                "mi esposo",
                "Maria",
                "213-555-0147",
                "a toda hora, sin mensaje",
            ],
        },
        ("handoff-received",),
    ),
    Script(
        "handoff_status",
        "typed",
        {"en": ["nobody called me"], "es": ["no me han llamado"]},
        ("ask-receipt-code",),
    ),
    Script(
        "delete_my_data",
        "typed",
        {"en": ["erase this chat", "yes"], "es": ["borre este chat", "sí"]},
        ("delete-my-data-done",),
    ),
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
    """The texts of a reply, in their order; a text is known by how it begins."""
    found = sorted((reply.find(begin), name) for begin, name in names.items() if begin in reply)
    return list(dict.fromkeys(name for _, name in found))


def table(talks: Iterable[Talk]) -> str:
    """One line for each flow and way of talking."""
    rows: dict[tuple[str, str], list[Talk]] = {}
    for one in talks:
        rows.setdefault((one.script.flow, one.script.way), []).append(one)
    lines = [
        "| flow | how | completed | turns | questions | asked twice |",
        "| --- | --- | ---: | ---: | ---: | ---: |",
    ]
    for (flow, way), group in rows.items():
        turns, questions = (
            sum(len(getattr(one, what)) for one in group) / len(group) for what in ("turns", "questions")
        )
        completed, twice = sum(one.is_completed for one in group), sum(one.asked_twice for one in group)
        lines.append(
            f"| {flow} | {way} | {completed} of {len(group)} | {turns:.1f} | {questions:.1f} | {twice} |"
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
    for script in SCRIPTS:
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
