"""Which choices a family may send back: those that were offered, and the few buttons that are always there."""

import json
from dataclasses import dataclass

from desk.record.catalogue import approved_words
from desk.record.models import Conversation
from desk.record.places import choice_at_place
from lexicon.normalise import words

CHANGE_LANGUAGE = "change_language"
_ALWAYS = frozenset(("ice_at_door", "relative_detained", "talk_to_lawyer", "menu"))
_LANGUAGES = ("en", "es")


class NotOffered(ValueError):
    """Nobody offered this choice."""


@dataclass(frozen=True)
class Choice:
    """A choice and its words; ``language`` is the one it switches to, for a button that does that."""

    value: str
    label: str
    language: str = ""

    @property
    def intent(self) -> str:
        return self.value.partition("{")[0]


def offered_choice(conversation: Conversation, value: str) -> Choice:
    """The choice with this value.

    Raises:
        NotOffered: it stands under no reply of this conversation and is none of the buttons always there.
    """
    label = _label_in(conversation.offered, value)
    intent, _, _ = value.partition("{")
    if intent == CHANGE_LANGUAGE:
        return Choice(value, label or _label(intent, conversation), _wanted_language(value))
    if label is None and value in _ALWAYS:
        label = _label(intent, conversation)
    if label is None and leads_to_a_need(value):
        label = _label_further_up(conversation, value)
    if label is None:
        raise NotOffered
    return Choice(value, label)


def choice_named(conversation: Conversation, text: str) -> Choice | None:
    """The offered choice whose words, or on the web whose place, somebody typed instead of pressing it; None for any other text.

    A text message has numbers to pick, dealt with at its door.
    """
    said = words(text)
    for choice in conversation.offered:
        if said and said == words(choice["label"]):
            return offered_choice(conversation, choice["value"])
    value = (
        choice_at_place(conversation.offered, text, is_numbered=False)
        if conversation.channel == "web"
        else None
    )
    return offered_choice(conversation, value) if value else None


def leads_to_a_need(value: str) -> bool:
    """A yes under an old question must never answer a new one; the way to a need is good for ever."""
    return approved_words().needs.get(value, {}).get("kind") in ("answer", "flow")


def _label_in(offered: list[dict[str, str]], value: str) -> str | None:
    return next((choice["label"] for choice in offered if choice["value"] == value), None)


def _label(intent: str, conversation: Conversation) -> str:
    return approved_words().label(intent, conversation.spoken)


def _wanted_language(value: str) -> str:
    """Raises NotOffered for anything but ``change_language{"language":"es"}`` (or en)."""
    try:
        details = json.loads(value.removeprefix(CHANGE_LANGUAGE))
    except ValueError as error:
        raise NotOffered from error
    if not isinstance(details, dict) or set(details) != {"language"} or details["language"] not in _LANGUAGES:
        raise NotOffered
    return str(details["language"])


def _label_further_up(conversation: Conversation, value: str) -> str | None:
    """A button may be pressed after scrolling back, or be sent late because there was no signal."""
    earlier = conversation.messages.exclude(choices=[]).values_list("choices", flat=True)
    return next((label for offered in earlier if (label := _label_in(offered, value))), None)
