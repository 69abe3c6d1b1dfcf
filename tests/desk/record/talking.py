"""A conversation to talk in and to look into, and a bot that answers with first steps."""

from typing import Any

from desk.record.models import Conversation, Message
from desk.record.turn import in_store, open_conversation

EMERGENCY: dict[str, Any] = {
    "messages": [{"text": "First steps.", "kind": "emergency", "topic": "ice_at_door", "lang": "en"}]
}


async def a_conversation(channel: str = "web", language: str = "en") -> Conversation:
    conversation, _ = await in_store(open_conversation, channel, language)
    return conversation


async def history(conversation: Conversation) -> list[Message]:
    return await in_store(lambda: list(conversation.messages.order_by("id")))


async def fresh(message: Message) -> Message:
    return await in_store(Message.objects.select_related("conversation").get, pk=message.pk)
