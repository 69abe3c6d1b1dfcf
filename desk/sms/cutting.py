"""Cuts approved words into text messages at the ends of sentences."""

import re

from answers.sms import segments

# Neither "p.m. to", "300 N. Los Angeles" nor the "1." of a list ends a sentence.
_ENDS = re.compile(r"(?<=[.!?:])(?<!\b\w\.)(?=\s)|(?=\n)")
_WORDS = re.compile(r"(?=\s)")


def cut_at_sentences(text: str, most: int) -> list[str]:
    """Parts of at most ``most`` segments, each as long as it can be; only a sentence longer than that is cut between words."""
    parts: list[str] = []
    rest = ""
    for piece in _pieces(text.strip(), most):
        if rest and segments((rest + piece).strip()) > most:
            parts.append(rest.strip())
            rest = ""
        rest += piece
    return [*parts, rest.strip()] if rest.strip() else parts


def _pieces(text: str, most: int) -> list[str]:
    pieces = []
    for sentence in _ENDS.split(text):
        pieces += [sentence] if segments(sentence) <= most else _WORDS.split(sentence)
    return pieces
