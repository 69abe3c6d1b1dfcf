"""What a slip of the finger makes of a word, and how usual each slip is."""

from __future__ import annotations

from collections.abc import Iterator
from string import ascii_lowercase

# How much likelier one slip is than another, as far as it matters for a choice between two words.
_TWO_SWAPPED = 4.0
_TYPED_TWICE = 2.0
_LEFT_OUT = 1.0
_NEXT_KEY = 1.0
_ONE_TOO_MANY = 0.3
_OTHER_KEY = 0.1

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


def slips(word: str) -> Iterator[tuple[str, float]]:
    """Every row of letters that may have been meant by ``word``, one slip away, and how usual the slip is.

    The same row may come more than once, by slips of several kinds.
    """
    for place in range(len(word) + 1):
        before, after = word[:place], word[place:]
        for letter in ascii_lowercase:
            yield before + letter + after, _LEFT_OUT
        if not after:
            return
        typed, rest = after[0], after[1:]
        yield before + rest, _TYPED_TWICE if rest[:1] == typed else _ONE_TOO_MANY
        for letter in ascii_lowercase:
            yield before + letter + rest, _NEXT_KEY if letter in _NEIGHBOURS.get(typed, "") else _OTHER_KEY
        if rest:
            yield before + rest[0] + typed + rest[1:], _TWO_SWAPPED


def _neighbours() -> dict[str, str]:
    """The keys around each letter of a keyboard: those beside it, and the two above and the two below."""
    places = {letter: (row, column) for row, keys in enumerate(_ROWS) for column, letter in enumerate(keys)}
    return {
        letter: "".join(other for other, at in places.items() if other != letter and _touch(place, at))
        for letter, place in places.items()
    }


def _touch(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Each row stands half a key to the right of the one above."""
    upper, lower = sorted((one, other))
    if upper[0] == lower[0]:
        return lower[1] - upper[1] == 1
    return lower[0] - upper[0] == 1 and lower[1] - upper[1] in (-1, 0)


_NEIGHBOURS = _neighbours()
