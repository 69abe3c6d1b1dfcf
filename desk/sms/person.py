"""What a person of the office writes, as a text message: marked as a person's, in cheap letters, of three segments at most."""

from answers.sms import MOST_SEGMENTS, in_cheap_letters, segments
from desk.record.catalogue import approved_words
from desk.record.models import LANGUAGE_IF_UNKNOWN

MOST = MOST_SEGMENTS["other"]
_MARKER = "utter_notice_person_marker"
_LETTERS_OF_A_SEGMENT = 153


def as_written(text: str) -> str:
    """``text`` as it is recorded and sent: trimmed, without the accents that would halve its room."""
    return in_cheap_letters(text.strip())


def marked(text: str, language: str) -> str:
    """The text message: the marker of the language, then what the person wrote."""
    return f"{_marker(language)} {text}"


def segments_of(text: str, language: str) -> int:
    """How many segments ``text`` has with its marker."""
    return segments(marked(as_written(text), language))


def most_letters(language: str) -> int:
    """How many letters fit when none of them is a dear one."""
    return MOST * _LETTERS_OF_A_SEGMENT - len(marked("", language))


def _marker(language: str) -> str:
    words = approved_words()
    spoken = language or LANGUAGE_IF_UNKNOWN
    return words.fill(words.text(_MARKER, spoken, "sms").text, spoken)
