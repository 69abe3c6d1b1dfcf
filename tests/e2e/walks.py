"""The walks to a lawyer: what a family says until its request is sent, and what the lawyer must read of it."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Walk:
    """``words`` on the web or by text message; ``asked`` is what the answer to each of them asks, but the last.

    ``first_aid`` is what the first of the words may get while the bot is away, and again with the answer.
    """

    language: str
    words: tuple[str, ...]
    sealed: dict[str, Any]
    asked: tuple[str, ...] = ()
    first_aid: str = ""

    @property
    def is_by_text(self) -> bool:
        return bool(self.asked)


# What the lawyer reads: a call in the family's own words; and everything about somebody who was taken.
_A_CALL: dict[str, Any] = {
    "topic": "talk_to_lawyer",
    "about": "relative",
    "details": {},
    # In her own words, so nothing is said to a voicemail.
    "callback": "no_voicemail",
    "callback_note": "any time",
    # Yes to a call is no yes to sharing.
    "consented": ["call"],
}
_TAKEN_TODAY: dict[str, Any] = {
    "topic": "relative_detained",
    "about": "relative",
    "details": {"detained_when": "hours", "detained_by": "ice", "minor": "no"},
    "callback": "any_time",
    "callback_note": "",
    "consented": ["call", "share"],
}

WALKS = (
    Walk(
        "en",
        ("i want a lawyer", "yes", "for my brother", "Rosa", "{phone}", "any time"),
        _A_CALL,
    ),
    Walk(
        "es",
        (
            "se llevaron a mi hermano",
            "hoy en la mañana",
            "la migra",
            "tiene 34",
            "si",
            "Llámenme y compartan",
            "Rosa",
            "{phone}",
            "A toda hora, con mensaje",
        ),
        _TAKEN_TODAY,
    ),
    Walk(
        "en",
        ("i wanna talk to a lawyer", "yes", "for my brother", "Rosa", "yes", "any time"),
        _A_CALL,
        asked=(
            "utter_ask_handoff_consent",
            "utter_ask_handoff_about",
            "utter_ask_handoff_name",
            "utter_ask_handoff_phone",
            "utter_ask_handoff_callback",
        ),
    ),
    # As people text: a word as it is heard, no accents, no capitals, and yes to "this number".
    Walk(
        "es",
        (
            "c yevaron a mi ermano",
            "oy en la manana",
            "la migra",
            "tiene 34",
            "si",
            "llamen y compartan",
            "rosa",
            "si",
            "a toda hora con mensaje",
        ),
        {**_TAKEN_TODAY, "name": "rosa"},
        asked=(
            "utter_ask_detained_when",
            "utter_ask_detained_by",
            "utter_ask_detained_minor",
            "utter_ask_lawyer_offer",
            "utter_ask_handoff_consent",
            "utter_ask_handoff_name",
            "utter_ask_handoff_phone",
            "utter_ask_handoff_callback",
        ),
        first_aid="utter_relative_detained",
    ),
)

ON_THE_WEB = tuple(walk for walk in WALKS if not walk.is_by_text)
BY_TEXT = tuple(walk for walk in WALKS if walk.is_by_text)
