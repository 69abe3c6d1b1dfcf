"""The messages of a conversation behind a cursor."""

from desk.record.models import Conversation, Message


def messages_after(conversation: Conversation, after: int) -> list[Message]:
    """In order, each with the conversation at hand, whose key opens it."""
    messages = list(conversation.messages.filter(id__gt=after).order_by("id"))
    for message in messages:
        message.conversation = conversation
    return messages
