"""Numbered choices: "1", "1.", "uno" or the words of a choice pick it."""

import re
from collections.abc import Mapping, Sequence

from desk.sms.keywords import plain

_NUMBERS = {
    **{
        word: place
        for place, word in enumerate("one two three four five six seven eight nine ten".split(), 1)
    },
    **{
        word: place
        for place, word in enumerate("uno dos tres cuatro cinco seis siete ocho nueve diez".split(), 1)
    },
    **{"una": 1, "primero": 1, "primera": 1, "first": 1, "segundo": 2, "segunda": 2, "second": 2},
}
_BEFORE = re.compile(r"^(?:la |el |the )?(?:opcion |option |numero |number |no |num )?(?:the |la |el )?")


def picked(offered: Sequence[Mapping[str, str]], body: str) -> str | None:
    """The value of the choice that ``body`` names; None when it is a text like any other."""
    said = plain(body)
    for choice in offered:
        if said and said == plain(choice["label"]):
            return choice["value"]
    place = _place(_BEFORE.sub("", said))
    return offered[place - 1]["value"] if place is not None and 1 <= place <= len(offered) else None


def _place(word: str) -> int | None:
    # plain() has already turned other scripts' digits that mean 1 to 9 into these.
    return int(word) if re.fullmatch(r"[1-9]\d?", word) else _NUMBERS.get(word)
