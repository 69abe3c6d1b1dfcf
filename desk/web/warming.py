"""Loads what the first family would otherwise wait for: the approved words, the lexicon, what finds identifiers."""

from desk.privacy.numbering import Numbering
from desk.privacy.redaction import redact
from desk.record.catalogue import approved_words, the_lexicon, understanding_alone

_A_PHONE, _A_NAME = "213-555-0100", "Quetzalina"


def warm_up() -> None:
    """Also ends the start where a content file or a word list cannot be read."""
    approved_words()
    the_lexicon()
    understanding_alone()
    redact(_A_PHONE, Numbering())
    redact(_A_NAME, Numbering(), expects="name")
