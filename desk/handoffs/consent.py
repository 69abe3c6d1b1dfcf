"""What a family read before it agreed: in which language it was shown to it, and in which words."""

from typing import Any

from answers.consents import words_read
from desk.handoffs.models import Handoff
from desk.record.catalogue import approved_words
from desk.record.models import Conversation

# So the id of each of its texts begins. Not looked up: the side that takes a request has not read the approved words, and a family waits.
QUESTION = "ask-handoff-consent-"


def language_read(conversation: Conversation, otherwise: str) -> str:
    """The language in which the consent question was last put; ``otherwise`` where the record does not say.

    A family may change the language between the question and the end of the form.
    """
    asked = conversation.messages.filter(answer_id__startswith=QUESTION).order_by("-id").first()
    return asked.lang if asked and asked.lang else otherwise


def consent_of(handoff: Handoff) -> dict[str, Any]:
    """The consent that holds, the last one."""
    language = handoff.consent_language or handoff.language
    return in_full(handoff.consent_version, handoff.consent_items, language, handoff.channel)


def in_full(version: str, items: list[str], language: str, channel: str) -> dict[str, Any]:
    """A consent with the words that were read; they are None when that version was not kept."""
    read = words_read(approved_words(), version, language, channel)
    return {
        "version": version,
        "items": items,
        "language": language,
        "channel": channel,
        "words": read.words if read else None,
    }
