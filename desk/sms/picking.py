"""Numbered choices: "1", "1.", "no. 1", "uno" or the words of a choice pick it; "no one" and "la una" do not."""

import re
import unicodedata
from collections.abc import Mapping, Sequence

from desk.sms.keywords import plain

_WORDS = {
    word: place
    for words in (
        "one two three four five six seven eight nine ten",
        "uno dos tres cuatro cinco seis siete ocho nueve diez",
    )
    for place, word in enumerate(words.split(), 1)
}
_WORD = rf"(?P<word>{'|'.join(_WORDS)})"
_DIGITS = r"(?P<digits>[1-9][0-9]?)"
# "No" is a word of its own unless a point makes it short for "number".
_SHORT = rf"(?:no?\.|num\.?|#)\s*#?\s*{_DIGITS}"
_LONG = rf"(?:(?:numero|number|opcion|option)\s+)?#?\s*(?:{_DIGITS.replace('digits', 'place')}|{_WORD})"
_PICK = re.compile(rf"[^\w#]*(?:{_SHORT}|{_LONG})[\W_]*")
_ORDINAL_SIGNS = str.maketrans({"º": ".", "°": "."})


def picked(offered: Sequence[Mapping[str, str]], body: str) -> str | None:
    """The value of the choice that ``body`` names; None when it is a text like any other."""
    said = plain(body)
    for choice in offered:
        if said and said == plain(choice["label"]):
            return choice["value"]
    place = _place(body)
    return offered[place - 1]["value"] if place is not None and 1 <= place <= len(offered) else None


def _place(body: str) -> int | None:
    signs = unicodedata.normalize("NFKD", body.translate(_ORDINAL_SIGNS))
    match = _PICK.fullmatch("".join(sign for sign in signs if not unicodedata.combining(sign)).casefold())
    if match is None:
        return None
    digits = match["digits"] or match["place"]
    return int(digits) if digits else _WORDS[match["word"]]
