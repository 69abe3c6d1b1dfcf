"""When the bot is away: the first steps in a certain emergency, or the menu; else the outage card. All reviewed words."""

from typing import Any

from desk.record.catalogue import approved_words, the_lexicon, understanding_alone
from desk.record.models import Conversation, Message

_CARD = "utter_notice_outage"
_MENU = "menu"


def first_aid(conversation: Conversation, message: Message) -> list[dict[str, Any]]:
    """What the family gets at once; the message itself stays waiting for the bot."""
    text = message.text
    language = _language(conversation, message, text)
    intent = message.choice.partition("{")[0] if message.choice else _certain_intent(text)
    if _stands_alone(intent):
        return approved_words().say(f"utter_{intent}", language, conversation.channel)
    return approved_words().say(_CARD, language, conversation.channel)


def _language(conversation: Conversation, message: Message, text: str) -> str:
    chosen = conversation.language if conversation.language_chosen or message.choice else ""
    return chosen or the_lexicon().read(text).language or conversation.spoken


def _certain_intent(text: str) -> str:
    certain = understanding_alone().certain(the_lexicon().read(text))
    return certain[0].intent if certain else ""


def _stands_alone(intent: str) -> bool:
    """First steps in an emergency, and the menu, may come twice; any other answer is left to the bot."""
    words = approved_words()
    return (intent in words.emergencies or intent == _MENU) and f"utter_{intent}" in words
