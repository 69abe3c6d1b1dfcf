"""Replies as one text message: the words, then the choices with numbers, as TwiML."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from twilio.twiml.messaging_response import MessagingResponse

# Twilio refuses a longer text.
LONGEST = 1600


class Bubble(Protocol):
    """What is rendered: a recorded message."""

    @property
    def text(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def choices(self) -> list[dict[str, str]]: ...


def as_text(replies: Sequence[Bubble], welcome: Sequence[Bubble] = (), numbered: bool = True) -> str:
    """The words of the replies and, if ``numbered``, the choices under them with their numbers.

    The welcome stands before the first answer, except in an emergency: nothing comes before what protects.
    """
    if any(reply.kind == "emergency" for reply in replies):
        said = [*replies, *welcome]
    else:
        said = [*welcome, *replies]
    parts = [message.text for message in said]
    # While the bot is silent, what the welcome offers is all there is.
    offered = _numbered([choice for reply in replies or welcome for choice in reply.choices])
    return "\n\n".join([*parts, offered] if offered and numbered else parts)


def as_twiml(text: str) -> str:
    """TwiML that sends ``text``, or nothing when there is none; over Twilio's limit, in as few messages as fit."""
    response = MessagingResponse()
    for part in in_parts(text):
        response.message(part)
    return str(response)


def in_parts(text: str, longest: int = LONGEST) -> list[str]:
    """``text`` cut between paragraphs, else between words, so that no part is longer than ``longest``."""
    parts = []
    rest = text.strip()
    while len(rest) > longest:
        cut = max(rest.rfind("\n\n", 1, longest), 0) or max(
            rest.rfind("\n", 1, longest), rest.rfind(" ", 1, longest)
        )
        cut = cut if cut > 0 else longest
        parts.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return [*parts, rest] if rest else parts


def _numbered(choices: Iterable[Mapping[str, str]]) -> str:
    """Each choice once, numbered in the order in which the record keeps them."""
    labels = {choice["value"]: choice["label"] for choice in choices}
    return "\n".join(f"{number} {label}" for number, label in enumerate(labels.values(), 1))
