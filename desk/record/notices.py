"""What is said of a name or number that was taken out of a message: a kind warning, once; never before first steps."""

import re
from typing import Any

from desk.record.catalogue import approved_words
from desk.record.models import Message
from desk.record.open_request import phone_not_taken
from desk.record.saying import SYSTEM

_NOTICE = "utter_notice_typed_identifier"
_PLACEHOLDER = re.compile(r"\[(?P<kind>[A-Z][A-Z-]*) \d+\]")
_EXPECTED = {"name": "NAME", "phone": "PHONE"}


def with_notice(
    message: Message, said: list[tuple[str, dict[str, Any]]], language: str
) -> list[tuple[str, dict[str, Any]]]:
    """What is ``said``, (author, bubble) each, and before it the warning, or the word about an open request, where it is due.

    In an emergency it comes last: the first words are those that protect.
    """
    if message.choice or not _has_unexpected_identifier(message):
        return said
    notice = phone_not_taken(message, said, language) or _warning(message, language)
    if any(bubble.get("kind") == "emergency" for _, bubble in said):
        return said + notice
    return notice + said


def _warning(message: Message, language: str) -> list[tuple[str, dict[str, Any]]]:
    if _was_warned(message):
        return []
    conversation = message.conversation
    spoken = language or conversation.language
    return [(SYSTEM, bubble) for bubble in approved_words().say(_NOTICE, spoken, conversation.channel)]


def _has_unexpected_identifier(message: Message) -> bool:
    kinds = {match["kind"] for match in _PLACEHOLDER.finditer(message.text)}
    return bool(kinds - {_EXPECTED.get(message.conversation.expects, "")})


def _was_warned(message: Message) -> bool:
    said = message.conversation.messages.filter(author=SYSTEM, kind="notice")
    return said.filter(answer_id__startswith="notice_typed_identifier").exists()
