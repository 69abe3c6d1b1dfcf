"""Replies as text messages, most often one: the words, then the choices with numbers, as TwiML."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from twilio.twiml.messaging_response import MessagingResponse

from answers.sms import MOST_SEGMENTS, segments
from desk.sms.rest import is_rest

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
    @property
    def answer_id(self) -> str: ...


def as_texts(
    replies: Sequence[Bubble], welcome: Sequence[Bubble] = (), numbered: bool = True, offer: str = ""
) -> list[str]:
    """The text messages that say these replies: one, or one for each part of the rest of an answer."""
    if replies and all(is_rest(reply.answer_id) for reply in replies):
        return _as_parts(replies, numbered)
    text = as_text(replies, welcome, numbered, offer)
    return in_parts(text)


def as_text(
    replies: Sequence[Bubble], welcome: Sequence[Bubble] = (), numbered: bool = True, offer: str = ""
) -> str:
    """The words of the replies and, if ``numbered``, the choices under them with their numbers and the ``offer`` of more.

    The offer is left out where it would make a text of too many segments, or one more of them.

    The welcome stands before the first answer, except in an emergency: nothing comes before what protects.
    """
    is_emergency = any(reply.kind == "emergency" for reply in replies)
    if is_emergency:
        said = [*replies, *welcome]
    else:
        said = [*welcome, *replies]
    parts = [message.text for message in said]
    # While the bot is silent, what the welcome offers is all there is.
    offered = _numbered([choice for reply in replies or welcome for choice in reply.choices])
    if not numbered:
        return "\n\n".join(parts)
    text = "\n\n".join([*parts, offered] if offered else parts)
    with_offer = f"{text}\n{offer}"
    most = max(MOST_SEGMENTS["emergency" if is_emergency else "other"], segments(text))
    return with_offer if offer and segments(with_offer) <= most else text


def as_twiml(texts: Iterable[str]) -> str:
    """TwiML that sends each of ``texts``, or nothing when there is none."""
    response = MessagingResponse()
    for text in texts:
        response.message(text)
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


def _as_parts(replies: Sequence[Bubble], numbered: bool) -> list[str]:
    texts = [reply.text for reply in replies]
    offered = _numbered([choice for reply in replies for choice in reply.choices]) if numbered else ""
    if not offered:
        return texts
    last = f"{texts[-1]}\n\n{offered}"
    return [*texts[:-1], last] if segments(last) <= MOST_SEGMENTS["other"] else [*texts, offered]


def _numbered(choices: Iterable[Mapping[str, str]]) -> str:
    """Each choice once, numbered in the order in which the record keeps them."""
    labels = {choice["value"]: choice["label"] for choice in choices}
    return "\n".join(f"{number} {label}" for number, label in enumerate(labels.values(), 1))
