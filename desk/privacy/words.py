"""The words by which redaction tells a name or a phone from everything else (data/privacy_words.yml)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

PATH = Path(__file__).resolve().parents[2] / "data" / "privacy_words.yml"


@dataclass(frozen=True)
class Words:
    """The lists of one file; those used inside patterns are ready-made alternatives."""

    name_cues: str
    weak_name_cues: str
    taken_cues: str
    kin: frozenset[str]
    particles: frozenset[str]
    first_names: frozenset[str]
    surnames: frozenset[str]
    not_names: frozenset[str]
    common: frozenset[str]
    phone_cues: str
    alien_cues: str
    social_cues: str
    date_cues: str
    months: str
    money: str
    statutes: str
    street_after: str
    street_before: str
    not_in_street: frozenset[str]
    counted: frozenset[str]
    units: str
    directions: str
    ones: dict[str, int]
    teens: dict[str, int]
    tens: dict[str, int]
    hundreds: dict[str, int]
    times: dict[str, int]


@cache
def privacy_words(path: Path = PATH) -> Words:
    """The lists, read once."""
    # The plainest loader: "no", "on" and "yes" are words here, not truth values.
    data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
    sets = {name: frozenset(words) for name, words in data.items() if isinstance(words, list)}
    patterns = {name: alternatives(words) for name, words in sets.items()}
    numbers = {
        name: {word: int(digit) for word, digit in words.items()} for name, words in data["digits"].items()
    }
    return Words(
        name_cues=alternatives(data["name_cues"]["sure"]),
        weak_name_cues=alternatives(data["name_cues"]["capital"]),
        taken_cues=patterns["taken_cues"],
        kin=sets["kin"],
        particles=sets["particles"],
        first_names=sets["first_names"],
        surnames=sets["surnames"],
        not_names=sets["not_names"],
        common=sets["common"],
        phone_cues=patterns["phone_cues"],
        alien_cues=patterns["alien_cues"],
        social_cues=patterns["social_cues"],
        date_cues=alternatives(sets["birth_cues"] | sets["entry_cues"]),
        months=patterns["months"],
        money=patterns["money"],
        statutes=patterns["statutes"],
        street_after=patterns["street_after"],
        street_before=patterns["street_before"],
        not_in_street=sets["not_in_street"],
        counted=sets["counted"],
        units=patterns["units"],
        directions=patterns["directions"],
        ones=numbers["ones"],
        teens=numbers["teens"],
        tens=numbers["tens"],
        hundreds=numbers["hundreds"],
        times=numbers["times"],
    )


def alternatives(phrases: Iterable[str]) -> str:
    """A pattern for any of the phrases, the longest first, with any spaces between their words."""
    longest_first = sorted(phrases, key=len, reverse=True)
    return "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in longest_first)
