"""Knows which conversations have something new, whoever wrote it: one question to the store for all open streams."""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from uuid import UUID
from weakref import WeakKeyDictionary

from django.db import DatabaseError
from django.db.models import Max

from desk.record.models import Message
from desk.record.store import in_store

logger = logging.getLogger(__name__)

_SECONDS = 0.5
_NEVER_LOOKED = -1


class Watch:
    """Wakes each stream when the newest message of its conversation changes, or the conversation is gone."""

    def __init__(self, seconds: float = _SECONDS) -> None:
        self._seconds = seconds
        self._bells: defaultdict[UUID, set[asyncio.Event]] = defaultdict(set)
        self._newest: dict[UUID, int | None] = {}
        self._task: asyncio.Task[None] | None = None

    @contextmanager
    def bell(self, conversation_id: UUID) -> Iterator[asyncio.Event]:
        """An event that is set whenever there may be something new."""
        bell = asyncio.Event()
        self._bells[conversation_id].add(bell)
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._look())
        try:
            yield bell
        finally:
            self._bells[conversation_id].discard(bell)
            if not self._bells[conversation_id]:
                del self._bells[conversation_id]

    async def _look(self) -> None:
        """Runs while anybody listens."""
        while self._bells:
            await asyncio.sleep(self._seconds)
            try:
                newest = await in_store(_newest, list(self._bells))
            except DatabaseError as error:
                logger.warning("cannot look for news: %s", type(error).__name__)
                continue
            for conversation_id, bells in self._bells.items():
                if newest.get(conversation_id) != self._newest.get(conversation_id, _NEVER_LOOKED):
                    for bell in bells:
                        bell.set()
            self._newest = newest


def _newest(conversations: Collection[UUID]) -> dict[UUID, int | None]:
    """The id of the newest message of each; None for a conversation that is gone."""
    rows = Message.objects.filter(conversation__in=conversations).values_list("conversation")
    return {**dict.fromkeys(conversations), **dict(rows.annotate(newest=Max("id")))}


_watches: WeakKeyDictionary[asyncio.AbstractEventLoop, Watch] = WeakKeyDictionary()


def the_watch() -> Watch:
    """The watch of the running loop."""
    return _watches.setdefault(asyncio.get_running_loop(), Watch())
