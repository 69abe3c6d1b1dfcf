"""Conversations as the console shows them."""

import json
from datetime import timedelta
from typing import Any

from django.utils import timezone

from desk.record.models import Conversation, Message
from desk.record.opening import open_conversation

UNDERSTOOD = {
    "intent": "relative_detained",
    "confidence": 0.914,
    "ranking": [
        {"intent": "relative_detained", "confidence": 0.914},
        {"intent": "ice_at_door", "confidence": 0.05},
        {"intent": "bond", "confidence": 0.02},
        {"intent": "dont_sign", "confidence": 0.01},
    ],
    "concepts": ["TAKEN", "RELATIVE"],
    "because": ["took", "husband"],
}


def a_conversation(
    kind: str = "answer",
    topic: str = "bond",
    channel: str = "web",
    language: str = "en",
    minutes_ago: int = 0,
) -> Conversation:
    """One question and one reply of the given kind."""
    conversation, _ = open_conversation(channel, language)
    understood = conversation.seal(json.dumps(UNDERSTOOD))
    asked = say(
        conversation,
        "you",
        "ICE took my <b>husband</b> [NAME 1]",
        state="answered",
        sealed_nlu=understood,
    )
    said = {
        "kind": kind,
        "topic": topic,
        "lang": language,
        "choices": [{"label": "Talk to a lawyer", "value": "talk_to_lawyer"}],
        "sources": [{"title": "A page on bond", "url": "https://example.org/bond"}],
        "reviewed": {"on": "2026-11-23", "due": "2027-02-20", "by": "a draft"},
    }
    say(conversation, "bot", "A judge decides.", reply_to=asked, **said)
    conversation.last_at = timezone.now() - timedelta(minutes=minutes_ago)
    conversation.save(update_fields=["last_at"])
    return conversation


def say(conversation: Conversation, author: str, text: str, **fields: Any) -> Message:
    message = Message(conversation=conversation, author=author, created_at=timezone.now(), **fields)
    message.sealed_text = conversation.seal(text)
    message.idempotency_key = str(conversation.messages.count())
    message.save()
    return message
