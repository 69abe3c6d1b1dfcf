"""Replies as text messages: the words, then the choices with numbers, cut between bubbles where one text is too much, as TwiML."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from twilio.twiml.messaging_response import MessagingResponse

from answers.sms import MOST_SEGMENTS, segments
from desk.sms.cutting import in_cheap_letters
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
    """The text messages that say these replies: one if that is within the limit, else cut between the bubbles.

    ``numbered`` lists the choices under the last reply; the ``offer`` of more stands under them, where it makes no text of too
    many segments, or one more of them. An emergency's first words are alone within two segments, the open question with its
    choices is a text of its own. The welcome stands before the first answer, except in an emergency: nothing comes before what
    protects.
    """
    if replies and all(is_rest(reply.answer_id) for reply in replies):
        return _as_parts(replies, numbered)
    is_emergency = any(reply.kind == "emergency" for reply in replies)
    most = MOST_SEGMENTS["emergency" if is_emergency else "other"]
    said, welcomed = ([in_cheap_letters(bubble.text) for bubble in bubbles] for bubbles in (replies, welcome))
    if numbered:
        # While the bot is silent, what the welcome offers is all there is.
        offered = _numbered([choice for reply in replies or welcome for choice in reply.choices])
        ending = _with_offer(_with_choices((said or welcomed)[-1:], offered, most), offer, most)
        said, welcomed = ([*said[:-1], *ending], welcomed) if said else (said, [*welcomed[:-1], *ending])
    texts = _joined([*said, *welcomed] if is_emergency else [*welcomed, *said], most)
    return [part for text in texts for part in in_parts(text)]


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
    return [*texts[:-1], *_with_choices(texts[-1:], offered, MOST_SEGMENTS["other"])]


def _with_choices(last: list[str], offered: str, most: int) -> list[str]:
    """The choices stay with the words that ask for them; where both are too much they are a text of their own."""
    return _joined([*last, offered] if offered else last, most)


def _with_offer(texts: list[str], offer: str, most: int) -> list[str]:
    if not offer or not texts:
        return texts
    with_offer = f"{texts[-1]}\n{offer}"
    return [*texts[:-1], with_offer] if segments(with_offer) <= max(most, segments(texts[-1])) else texts


def _joined(pieces: Sequence[str], most: int) -> list[str]:
    """One text if it has at most ``most`` segments, else as few as keep each within them, in order."""
    texts: list[str] = []
    for piece in pieces:
        if texts and segments(with_piece := f"{texts[-1]}\n\n{piece}") <= most:
            texts[-1] = with_piece
        else:
            texts.append(piece)
    return texts


def _numbered(choices: Iterable[Mapping[str, str]]) -> str:
    """Each choice once, numbered in the order in which the record keeps them."""
    labels = {choice["value"]: choice["label"] for choice in choices}
    return "\n".join(f"{number} {label}" for number, label in enumerate(labels.values(), 1))
