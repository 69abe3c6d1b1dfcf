"""Numbered choices: its place or the words of a choice pick it."""

from collections.abc import Mapping, Sequence

from desk.record.places import choice_at_place
from desk.sms.keywords import plain


def picked(offered: Sequence[Mapping[str, str]], body: str) -> str | None:
    """The value of the choice that ``body`` names; None when it is a text like any other."""
    said = plain(body)
    for choice in offered:
        if said and said == plain(choice["label"]):
            return choice["value"]
    return choice_at_place(offered, body, is_numbered=True)
