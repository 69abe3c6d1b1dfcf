"""What the lexicon has understood of one message."""

from __future__ import annotations

from dataclasses import dataclass

# An age or a time of which only the open question tells that it is one: "16", "6 meses", "two hours", "lunes".
IF_ASKED = frozenset({"NUMBER_MINOR", "NUMBER_OF_AGE", "AGE_UNSURE", "TIME_TODAY", "TIME_BEFORE"})
# The concepts that lexicon/amounts.py finds beside MINOR, OF_AGE, TODAY and BEFORE_TODAY, which have words of their own under data/words.
AMOUNTS = frozenset({*IF_ASKED, "AGE", "BIRTHDAY"})
# Concepts that answer a question of a flow ("two hours ago"); they say nothing of what a message is about.
ANSWERS = (
    frozenset(
        {"TODAY", "BEFORE_TODAY", "OF_AGE", "ICE_NAMED", "UNMARKED", "PHONE_NUMBER", "IMMIGRATION_JUDGE"}
    )
    | AMOUNTS
)

# A language that is neither English nor Spanish and that no list knows.
UNNAMED = "unnamed"


@dataclass(frozen=True)
class Reading:
    """One message, read.

    Attributes:
        tokens: the words, normalised and with known misspellings put right.
        concepts: names of the concepts found, such as ``RELATIVE`` or ``TAKEN``.
        words: for each concept, the words of the message that stood for it.
        meanings: the plain meaning of each word that has one, in English whatever the language
            ("abogada" -> "lawyer").
        language: ``en``, ``es`` or None when unsure.
        other_language: name of another language the message is written in or asks for (``UNNAMED`` for one that is in no
            list), else None.
        wanted_language: ``en`` or ``es`` when the message asks to be answered in it, else None.
        as_typed: the whole message, normalised but with its own spelling ("thx", "nvm").
    """

    tokens: tuple[str, ...]
    concepts: frozenset[str]
    words: dict[str, tuple[str, ...]]
    meanings: tuple[str, ...] = ()
    language: str | None = None
    other_language: str | None = None
    wanted_language: str | None = None
    as_typed: str = ""

    @property
    def subjects(self) -> frozenset[str]:
        """The concepts that tell what a message is about: all but the answers to questions."""
        return self.concepts - ANSWERS

    @property
    def sentence(self) -> str:
        """The whole message, normalised and with its spelling put right."""
        return " ".join(self.tokens)
