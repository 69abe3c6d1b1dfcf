"""The first words of an emergency: the sentences within the first part of a text message, which must protect on their own."""

import re

LONGEST = 160  # letters: one text message, or what is read before the screen has to be moved

_ENDS = re.compile(r"[.!?][\"”»)]?(?=\s|$)|\n|$")
# What somebody can do at once that cannot hurt them.
_PROTECTS = {
    "en": re.compile(
        r"\b(?:(?:do not|don't|never) (?:open|sign|run|talk)|sign nothing|stay silent|say nothing|keep the door closed|keep your distance"
        r"|ask for (?:\w+ ){0,4}lawyer|i want a lawyer|(?:call|text)(?: the school or)? (?:911|988)|send an adult)\b",
        re.IGNORECASE,
    ),
    "es": re.compile(
        r"\b(?:no (?:abra|firme|corra|hable|se acerque)|guarde silencio|no diga nada|pida (?:\w+ ){0,3}abogado|quiero (?:hablar con )?un abogado"
        r"|(?:llame|texto)(?: a la escuela o)? al (?:911|988)|mande (?:ya )?a un adulto)\b",
        re.IGNORECASE,
    ),
}


def first_words(text: str) -> str:
    """The sentences of ``text`` that end within ``LONGEST`` letters; empty when the first one is longer."""
    ends = [end.end() for end in _ENDS.finditer(text) if end.end() <= LONGEST]
    return text[: max(ends, default=0)].strip()


def protects(words: str, language: str) -> bool:
    """True when ``words`` say at least one thing to do that protects at once."""
    return bool(_PROTECTS[language].search(words))
