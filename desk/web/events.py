"""Server-Sent Events of one conversation: every message after a cursor, from whichever process wrote it."""

import asyncio
import json
from collections.abc import AsyncIterator
from uuid import UUID

from desk.record.models import Conversation
from desk.record.store import in_store
from desk.web.listing import messages_after
from desk.web.shapes import message_body
from desk.web.watch import the_watch

# Shorter than the patience of proxies and of the widget.
_HEARTBEAT = 15.0
_RETRY_MILLISECONDS = 2000


async def event_stream(
    conversation_id: UUID, cursor: int, heartbeat: float = _HEARTBEAT
) -> AsyncIterator[bytes]:
    """The events as bytes; ends when the conversation is erased."""
    yield f"retry: {_RETRY_MILLISECONDS}\n\n".encode()
    with the_watch().bell(conversation_id) as bell:
        while True:
            bell.clear()
            try:
                events, cursor = await in_store(_events_after, conversation_id, cursor)
            except Conversation.DoesNotExist:
                return
            if events:
                yield events
            if not await _rings(bell, heartbeat):
                yield b": still here\n\n"


def _events_after(conversation_id: UUID, cursor: int) -> tuple[bytes, int]:
    conversation = Conversation.objects.get(pk=conversation_id)
    events = ""
    for message in messages_after(conversation, cursor):
        data = json.dumps(message_body(message), ensure_ascii=False)
        events += f"id: {message.pk}\nevent: message\ndata: {data}\n\n"
        cursor = message.pk
    return events.encode(), cursor


async def _rings(bell: asyncio.Event, seconds: float) -> bool:
    try:
        async with asyncio.timeout(seconds):
            return await bell.wait()
    except TimeoutError:
        return False
