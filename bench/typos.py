"""Misspells a sentence the way people do on a phone, the same way each time."""

import random
import unicodedata
from typing import Callable

_SHARE_OF_WORDS = 0.3
_SHORTEST_WORD = 4
_NEIGHBOURS = {
    "a": "sq", "b": "vn", "c": "xv", "d": "sf", "e": "wr", "f": "dg", "g": "fh", "h": "gj", "i": "uo",
    "j": "hk", "k": "jl", "l": "k", "m": "n", "n": "bm", "o": "ip", "p": "o", "q": "w", "r": "et",
    "s": "ad", "t": "ry", "u": "yi", "v": "cb", "w": "qe", "x": "zc", "y": "tu", "z": "x",
}  # fmt: skip
_SOUNDS = (
    ("qu", "k"), ("ll", "y"), ("v", "b"), ("z", "s"), ("ce", "se"), ("ci", "si"), ("h", ""),
    ("ie", "ei"), ("ea", "ee"), ("ou", "uo"), ("b", "v"), ("y", "ll"),
)  # fmt: skip


def misspell(text: str, seed: int = 7) -> str:
    """``text`` with about a third of its longer words misspelt, at least one if there is one."""
    # A seed of its own for each sentence: adding a question does not change the others.
    dice = random.Random(f"{seed} {text}")
    words = text.split(" ")
    long_words = [place for place, word in enumerate(words) if len(word) >= _SHORTEST_WORD]
    chosen = [place for place in long_words if dice.random() < _SHARE_OF_WORDS] or long_words[:1]
    for place in chosen:
        words[place] = dice.choice(_MISTAKES)(words[place], dice)
    return " ".join(words)


def without_accents(text: str) -> str:
    """``text`` as typed on a keyboard without accents, ñ, ¿ and ¡."""
    plain = unicodedata.normalize("NFD", text.replace("¿", "").replace("¡", ""))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def _swap(word: str, dice: random.Random) -> str:
    place = dice.randrange(len(word) - 1)
    return word[:place] + word[place + 1] + word[place] + word[place + 2 :]


def _drop(word: str, dice: random.Random) -> str:
    place = dice.randrange(1, len(word))
    return word[:place] + word[place + 1 :]


def _double(word: str, dice: random.Random) -> str:
    place = dice.randrange(len(word))
    return word[: place + 1] + word[place:]


def _miss_the_key(word: str, dice: random.Random) -> str:
    place = dice.randrange(len(word))
    return word[:place] + dice.choice(_NEIGHBOURS.get(word[place], word[place])) + word[place + 1 :]


def _write_by_ear(word: str, dice: random.Random) -> str:
    fitting = [sound for sound in _SOUNDS if sound[0] in word]
    return word.replace(*dice.choice(fitting), 1) if fitting else _drop(word, dice)


_MISTAKES: tuple[Callable[[str, random.Random], str], ...] = (
    _swap, _drop, _double, _miss_the_key, _write_by_ear, _write_by_ear,
)  # fmt: skip
