"""Cuts approved words into text messages at the ends of sentences, in letters that cost no more than they must."""

import re
import unicodedata

from answers.sms import outside_gsm7, segments

# Neither "p.m. to", "300 N. Los Angeles" nor the "1." of a list ends a sentence.
_ENDS = re.compile(r"(?<=[.!?:])(?<!\b\w\.)(?=\s)|(?=\n)")
_WORDS = re.compile(r"(?=\s)")


def in_cheap_letters(text: str) -> str:
    """``text`` with the accents taken off those letters that stand outside GSM-7; the others stay."""
    dear = outside_gsm7(text)
    return text.translate({ord(letter): _bare(letter) for letter in dear})


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


def _bare(letter: str) -> str:
    bare = "".join(part for part in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(part))
    return bare or letter
