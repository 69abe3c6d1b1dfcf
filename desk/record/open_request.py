"""What a family is told of a request that is open: leaving a flow does not end it, and a new phone does not change it."""

import re
from itertools import groupby
from typing import Any

from desk.handoffs.models import Handoff
from desk.record.catalogue import approved_words
from desk.record.models import Conversation, Message
from desk.record.saying import SYSTEM

type Said = tuple[str, dict[str, Any]]

_STANDS = "utter_notice_request_stands"
_SAME_PHONE = "utter_notice_request_phone"
# These sound as if nobody would call any more, or say so.
_ENDINGS = frozenset(("utter_cancel", "utter_handoff_cancelled", "utter_handoff_declined"))
_TAKEN = frozenset(("utter_handoff_received", "utter_handoff_joined"))
_HANDOFF = "talk_to_lawyer"
_PHONE = re.compile(r"\[PHONE \d+\]")


def with_request_standing(said: list[Said], conversation: Conversation, language: str) -> list[Said]:
    """What is ``said``, (author, bubble) each; with a request open, its end is not let be believed."""
    code = _code_of(conversation) if any(map(_is_ending, said)) else ""
    if not code:
        return said
    told: list[Said] = []
    for is_ending, group in groupby(said, key=_is_ending):
        bubbles = list(group)
        told += _instead_of(bubbles[-1][1], code, conversation, language) if is_ending else bubbles
    return told


def phone_not_taken(message: Message, said: list[Said], language: str) -> list[Said]:
    """The notice that a phone in ``message`` changes nothing, where a request is open and no other is being asked for."""
    if not _PHONE.search(message.text) or any(map(_is_asking_anew, said)):
        return []
    code = _code_of(message.conversation)
    return _notice(_SAME_PHONE, code, message.conversation, language) if code else []


def _code_of(conversation: Conversation) -> str:
    codes = Handoff.objects.open().filter(conversation=conversation).values_list("code", flat=True)
    return codes.first() or ""


def _is_ending(said: Said) -> bool:
    return _response(said) in _ENDINGS


def _is_asking_anew(said: Said) -> bool:
    _, bubble = said
    is_question = bubble.get("kind") == "question" and bubble.get("topic") == _HANDOFF
    return is_question or _response(said) in _TAKEN


def _response(said: Said) -> str | None:
    return approved_words().response_of(said[1].get("answer_id") or "")


def _instead_of(bubble: dict[str, Any], code: str, conversation: Conversation, language: str) -> list[Said]:
    notice = _notice(_STANDS, code, conversation, language)
    notice[-1][1].update(topic=bubble.get("topic"), choices=bubble.get("choices") or [])
    return notice


def _notice(response: str, code: str, conversation: Conversation, language: str) -> list[Said]:
    spoken = language or conversation.spoken
    bubbles = approved_words().say(response, spoken, conversation.channel, values={"code": code})
    return [(SYSTEM, bubble) for bubble in bubbles]
