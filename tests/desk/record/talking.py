"""A conversation to talk in, and a bot that answers with first steps."""

from typing import Any

from desk.record.models import Conversation
from desk.record.turn import in_store, open_conversation

EMERGENCY: dict[str, Any] = {
    "messages": [{"text": "First steps.", "kind": "emergency", "topic": "ice_at_door", "lang": "en"}]
}


async def a_conversation(channel: str = "web", language: str = "en") -> Conversation:
    conversation, _ = await in_store(open_conversation, channel, language)
    return conversation
