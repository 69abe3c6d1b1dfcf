"""What a slip of the finger makes of a word, and how usual each slip is."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from string import ascii_lowercase

# How much likelier one slip is than another, as far as it matters for a choice between two words.
_TWO_SWAPPED = 4.0
_TYPED_TWICE = 2.0
_LEFT_OUT = 1.0
_NEXT_KEY = 1.0
_ONE_TOO_MANY = 0.3
_OTHER_KEY = 0.1

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


def slips(word: str, meanable: AbstractSet[str]) -> dict[str, float]:
    """Those of ``meanable`` that may have been meant by ``word``, one slip away, and how usual the slip is."""
    return {row: how_usual for how_usual, rows in _by_kind(word) for row in rows & meanable}


def one_slip_away(word: str) -> set[str]:
    """Every row of letters that differs from the word by one slip."""
    return set().union(*(rows for _, rows in _by_kind(word)))


def _by_kind(word: str) -> Iterator[tuple[float, set[str]]]:
    """What may have been meant, for each kind of slip; the more usual kinds come last."""
    halves = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    letters = [(before, after[0], after[1:]) for before, after in halves[:-1]]
    yield _OTHER_KEY, {before + key + rest for before, _, rest in letters for key in ascii_lowercase}
    yield _ONE_TOO_MANY, {before + rest for before, _, rest in letters}
    yield _LEFT_OUT, {before + key + after for before, after in halves for key in ascii_lowercase}
    yield (
        _NEXT_KEY,
        {before + key + rest for before, typed, rest in letters for key in _NEIGHBOURS.get(typed, "")},
    )
    yield _TYPED_TWICE, {before + rest for before, typed, rest in letters if rest[:1] == typed}
    yield _TWO_SWAPPED, {before + rest[0] + typed + rest[1:] for before, typed, rest in letters if rest}


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
