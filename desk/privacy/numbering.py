"""Gives every value its placeholder: [PHONE 1], [PHONE 2]; the same value keeps its number in a conversation."""

import re
from collections.abc import Callable, Iterable

from desk.privacy.cleaning import fold

_PLACEHOLDER = re.compile(r"\[(?P<kind>[A-Z][A-Z-]*) (?P<number>\d+)\]")
_NOT_LETTERS = re.compile(r"[^a-z]+")
_BY_LETTERS = ("NAME", "EMAIL", "ADDRESS", "DATE")


def canonical(kind: str, value: str) -> str:
    """What makes two spellings the same value: the digits of a number, the letters of a name."""
    if kind in _BY_LETTERS:
        letters = fold(value).lower()
        return f"{kind}:{_NOT_LETTERS.sub(' ', letters).strip() if kind == 'NAME' else ' '.join(letters.split())}"
    if kind == "PHONE":
        value = value.replace("O", "0").replace("o", "0")
    digits = "".join(character for character in value if character.isdigit())
    if kind == "PHONE" and len(digits) == 11 and digits.startswith("1"):
        digits = digits[1:]
    return f"{kind}:{digits}"


def kind_of(placeholder: str) -> str:
    """PHONE of [PHONE 1]; empty for what is no numbered placeholder."""
    match = _PLACEHOLDER.fullmatch(placeholder)
    return match["kind"] if match else ""


class Numbering:
    """The placeholders of one conversation.

    Args:
        known: pairs of lookup and placeholder already given; a forgotten value has an empty lookup, and its number
            is never given to another value.
        lookup: turns a canonical value into what is kept of it, by default itself.
    """

    def __init__(
        self,
        known: Iterable[tuple[str, str]] = (),
        lookup: Callable[[str], str] = str,
    ) -> None:
        self._lookup = lookup
        self._placeholders: dict[str, str] = {}
        self._highest: dict[str, int] = {}
        for found, placeholder in known:
            self._know(found, placeholder)

    def placeholder(self, kind: str, value: str) -> str:
        """The placeholder of ``value``, a new one if it was never seen."""
        found = self._lookup(canonical(kind, value))
        if found not in self._placeholders:
            self._know(found, f"[{kind} {self._highest.get(kind, 0) + 1}]")
        return self._placeholders[found]

    def _know(self, found: str, placeholder: str) -> None:
        match = _PLACEHOLDER.fullmatch(placeholder)
        if match is None:
            return
        self._highest[match["kind"]] = max(self._highest.get(match["kind"], 0), int(match["number"]))
        if found:
            self._placeholders[found] = placeholder
