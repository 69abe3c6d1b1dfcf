"""Choices named by their place: "1", "uno", "opcion 2", "la 2", "la primera", "the first one"; "no one" and "la una" name none."""

import re
import unicodedata
from collections.abc import Mapping, Sequence

_PLACES = {
    word: place
    for words in (
        "one two three four five six seven eight nine ten",
        "uno dos tres cuatro cinco seis siete ocho nueve diez",
    )
    for place, word in enumerate(words.split(), 1)
}
_ORDINALS = {
    word: place
    for words in (
        "first second third fourth fifth sixth seventh eighth ninth tenth",
        "primera segunda tercera cuarta quinta sexta septima octava novena decima",
        "primero segundo tercero cuarto quinto sexto septimo octavo noveno decimo",
    )
    for place, word in enumerate(words.split(), 1)
}
_DIGITS = r"(?P<digits>[1-9][0-9]?)"
_COUNTED = rf"(?:{_DIGITS}|(?P<word>{'|'.join(_PLACES)}))"
_NOUN = r"(?:numero|number|opcion|option)"
_THE = r"(?:la|el|the)"
_POLITE = r"(?:[\W_]+(?:por ?favor|porfa|please|pls|plz|(?:muchas )?gracias|thanks|thank you|thx))*"


def _whole(said: str) -> re.Pattern[str]:
    return re.compile(rf"[^\w#]*(?:{said}){_POLITE}[\W_]*")


# "No" is a word of its own unless a point makes it short for "number".
_NUMBER = _whole(rf"(?:no?\.|num\.?|#)\s*#?\s*{_DIGITS}"), _whole(_COUNTED)
_OPTION = (_whole(rf"(?:{_THE}\s+)?{_NOUN}\s+#?\s*{_COUNTED}"),)
_POINTED = (
    _whole(rf"{_THE}\s+#?{_DIGITS}(?:\s+one)?"),
    _whole(rf"(?:{_THE}\s+)?{_DIGITS}(?:a|era|ra|da|ro|do|st|nd|rd|th)(?:\s+one)?"),
    _whole(rf"(?:{_THE}\s+)?(?P<ordinal>{'|'.join(_ORDINALS)})(?:\s+(?:one|option|opcion))?"),
)
# Under these questions "la 1" is an hour and "el 2" a day.
_WHEN = ("handoff_callback", "detained_when")
_ORDINAL_SIGNS = str.maketrans({"º": ".", "°": "."})


def choice_at_place(offered: Sequence[Mapping[str, str]], text: str, is_numbered: bool) -> str | None:
    """The value of the choice whose place is all that ``text`` says; a bare number only where the choices have numbers."""
    place = _place(_plain(text), offered, is_numbered)
    return offered[place - 1]["value"] if place is not None and 1 <= place <= len(offered) else None


def _place(said: str, offered: Sequence[Mapping[str, str]], is_numbered: bool) -> int | None:
    asks_when = any(slot in choice["value"] for choice in offered for slot in _WHEN)
    shapes = (*(_NUMBER if is_numbered else ()), *_OPTION, *(() if asks_when else _POINTED))
    match = next((match for shape in shapes if (match := shape.fullmatch(said))), None)
    if match is None:
        return None
    named = match.groupdict()
    digits = named.get("digits")
    return int(digits) if digits else (_PLACES | _ORDINALS)[named.get("word") or named["ordinal"]]


def _plain(text: str) -> str:
    signs = unicodedata.normalize("NFKD", text.translate(_ORDINAL_SIGNS))
    return "".join(sign for sign in signs if not unicodedata.combining(sign)).casefold()
