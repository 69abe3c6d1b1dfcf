"""Replies as text messages: the words, then the choices with numbers and the lines under them, cut between bubbles."""

from typing import Dict, Iterable, List, Optional, Protocol, Sequence, Tuple

from answers.catalogue import Catalogue
from answers.content import Text
from answers.sms import MOST_SEGMENTS, in_cheap_letters, segments

# Twilio refuses a longer text.
LONGEST = 1600
ANSWERS = ("answer", "emergency")
# The question back that begins with the words that protect is known by the id of its text, too.
_PROTECTS = "clarify-emergency"
# The rest of an answer, which MORE brings, is known by the id of its text.
REST = "rest:"
# A lawyer, offered at the end of a flow, once more after another question, and to who does not know yet: the only questions that nobody
# has to answer first.
OFFERED_AGAIN = "utter_ask_lawyer_again"
OFFERED_LATER = "utter_ask_lawyer_later"
OFFERS = frozenset(
    {"utter_ask_lawyer_offer", "utter_ask_door_lawyer", "utter_ask_plan_lawyer", OFFERED_AGAIN, OFFERED_LATER}
)
# Fewer words more are the same said at greater length.
_WORDS_MORE = 30


class Bubble(Protocol):
    """What is rendered: a recorded message, or one of the catalogue."""

    @property
    def text(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def choices(self) -> List[Dict[str, str]]: ...
    @property
    def answer_id(self) -> str: ...
    @property
    def lang(self) -> str: ...
    @property
    def reviewed(self) -> Optional[Dict[str, str]]: ...


def as_texts(
    replies: Sequence[Bubble],
    welcome: Sequence[Bubble] = (),
    numbered: bool = True,
    line: str = "",
    offer: str = "",
) -> List[str]:
    """The text messages that say these replies: one if that is within the limit, else cut between the bubbles.

    ``numbered`` lists the choices under the last reply. The ``line`` about the review and the ``offer`` of more (with the choices
    only) stand under them, where they make no text of too many segments. An emergency's first words are alone within two
    segments, the open question with its choices is a text of its own. The welcome stands before the first answer, except in what
    is or may be an emergency: nothing comes before what protects.
    """
    if replies and all(is_rest(reply.answer_id) for reply in replies):
        return _as_parts(replies, numbered)
    is_emergency = any(reply.kind == "emergency" for reply in replies)
    most = MOST_SEGMENTS["emergency" if is_emergency else "other"]
    said, welcomed = ([in_cheap_letters(bubble.text) for bubble in bubbles] for bubbles in (replies, welcome))
    if numbered:
        # While the bot is silent, what the welcome offers is all there is.
        offered = _numbered(replies or welcome)
        ending = _with_choices((said or welcomed)[-1:], offered, most)
        said, welcomed = ([*said[:-1], *ending], welcomed) if said else (said, [*welcomed[:-1], *ending])
    said = _with_line(_with_line(_joined(said, most), line, most), offer if numbered else "", most)
    protects = is_emergency or any(reply.answer_id.startswith(_PROTECTS) for reply in replies)
    texts = _joined([*said, *welcomed] if protects else [*welcomed, *said], most)
    return [part for text in texts for part in in_parts(text)]


def in_order(bubbles: Iterable[Tuple[str, Sequence[Dict[str, str]]]]) -> List[Dict[str, str]]:
    """Every choice under these bubbles, (kind, choices) each, once, in the order of their numbers.

    The answers to an open question come first: whatever is said above it, each keeps its number.
    """
    asked_first = sorted(bubbles, key=lambda bubble: bubble[0] != "question")
    found: Dict[str, Dict[str, str]] = {}
    for _, choices in asked_first:
        for choice in choices:
            found.setdefault(choice["value"], choice)
    return list(found.values())


def says_more_on_the_web(on_the_web: Text, by_sms: Text) -> bool:
    """True where MORE has something to bring; a text with gaps for values cannot be said again."""
    is_more = len(on_the_web.text.split()) >= len(by_sms.text.split()) + _WORDS_MORE
    return is_more and "{" not in on_the_web.text


def has_line(response: str, words: Catalogue) -> bool:
    """True for an answer to a need and for a list: what is about the service itself is no information on the law."""
    file = words.file_with(response)
    is_about_the_law = words.needs.get(file.name, {"kind": "meta"})["kind"] != "meta"
    return words.kind(response) in ANSWERS and (is_about_the_law or file in words.lists.values())


def is_rest(answer_id: str) -> bool:
    """True for a part of what MORE brought; each part is a text message of its own."""
    return answer_id.startswith(REST)


def in_parts(text: str, longest: int = LONGEST) -> List[str]:
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


def _as_parts(replies: Sequence[Bubble], numbered: bool) -> List[str]:
    texts = [reply.text for reply in replies]
    offered = _numbered(replies) if numbered else ""
    return [*texts[:-1], *_with_choices(texts[-1:], offered, MOST_SEGMENTS["other"])]


def _with_choices(last: List[str], offered: str, most: int) -> List[str]:
    """The choices stay with the words that ask for them; where both are too much they are a text of their own."""
    return _joined([*last, offered] if offered else last, most)


def _with_line(texts: List[str], line: str, most: int) -> List[str]:
    if not line or not texts:
        return texts
    with_line = f"{texts[-1]}\n{line}"
    return [*texts[:-1], with_line] if segments(with_line) <= max(most, segments(texts[-1])) else texts


def _joined(pieces: Sequence[str], most: int) -> List[str]:
    """One text if it has at most ``most`` segments, else as few as keep each within them, in order."""
    texts: List[str] = []
    for piece in pieces:
        if texts and segments(with_piece := f"{texts[-1]}\n\n{piece}") <= most:
            texts[-1] = with_piece
        else:
            texts.append(piece)
    return texts


def _numbered(replies: Sequence[Bubble]) -> str:
    choices = in_order((reply.kind, reply.choices) for reply in replies)
    return "\n".join(f"{number} {choice['label']}" for number, choice in enumerate(choices, 1))
