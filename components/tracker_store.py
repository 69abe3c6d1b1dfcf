"""Keeps each conversation's dialogue state: bounded, one row a conversation, forgotten on demand and by age."""

from __future__ import annotations

import json
import logging
import sqlite3
import time
from collections import OrderedDict
from pathlib import Path
from typing import Any, Dict, Iterable, List, Optional, Text, Tuple, Type

from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActiveLoop,
    AllSlotsReset,
    Event,
    Restarted,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.utils.common import all_subclasses

logger = logging.getLogger(__name__)

_TABLE = """
    CREATE TABLE IF NOT EXISTS dialogue (
        sender TEXT PRIMARY KEY,
        revision INTEGER NOT NULL,
        updated REAL NOT NULL,
        events TEXT NOT NULL
    ) WITHOUT ROWID
"""
_SAVE = """
    INSERT INTO dialogue (sender, revision, updated, events) VALUES (?, 1, ?, ?)
    ON CONFLICT (sender) DO UPDATE
    SET revision = revision + 1, updated = excluded.updated, events = excluded.events
    RETURNING revision
"""
_SWEEP_EVERY_SECONDS = 600
_TRACKERS_IN_MEMORY = 1000


class BoundedTrackerStore(TrackerStore):
    """A tracker store on SQLite whose cost per message does not grow with the conversation.

    It keeps the last few turns of a conversation and, of all before, only each slot's last value and
    the active form. A tracker saved by this process is handed out again without being rebuilt, as
    long as no other process has saved the conversation since.
    """

    def __init__(
        self,
        domain: Domain,
        event_broker: Optional[EventBroker] = None,
        path: Text = "var/dialogues.sqlite3",
        turns: int = 3,
        days: float = 14,
        **kwargs: Any,
    ) -> None:
        """Opens the database, creating it where it is not there.

        Args:
            path: the database file, or ``:memory:``.
            turns: how many of the last turns are kept whole.
            days: conversations without a message for this long are deleted.
        """
        super().__init__(domain, event_broker)
        if path != ":memory:":
            Path(path).parent.mkdir(parents=True, exist_ok=True)
        self._connection = sqlite3.connect(path, isolation_level=None, timeout=10)
        for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "secure_delete=ON"):
            self._connection.execute(f"PRAGMA {pragma}")
        self._connection.execute(_TABLE)
        self._turns = turns
        self._seconds_kept = days * 86_400
        self._next_sweep = 0.0
        self._event_classes: Dict[Text, Type[Event]] = {
            event_class.type_name: event_class for event_class in all_subclasses(Event)
        }
        self._in_memory: "OrderedDict[Text, Tuple[int, int, DialogueStateTracker]]" = OrderedDict()

    async def retrieve(self, sender_id: Text) -> Optional[DialogueStateTracker]:
        """The tracker of a conversation, or None when nothing is kept of it."""
        tracker = await self.peek(sender_id)
        # Whoever retrieves a tracker may change it: it is held again once it is saved.
        self._in_memory.pop(sender_id, None)
        return tracker

    async def peek(self, sender_id: Text) -> Optional[DialogueStateTracker]:
        """Like ``retrieve``, for a caller who only reads."""
        row = self._connection.execute(
            "SELECT revision, events FROM dialogue WHERE sender = ?", (sender_id,)
        ).fetchone()
        if row is None:
            return None
        revision, events = row
        held = self._in_memory.get(sender_id)
        # Rasa saves a new conversation before its first turn and goes on with the same tracker: one that has grown since is
        # a turn under way, or broken off, and was never saved.
        if held is not None and held[:2] == (revision, len(held[2].events)):
            return held[2]
        return self._tracker(sender_id, self._events_from(json.loads(events)))

    async def is_listening(self, sender_id: Text) -> bool:
        """True when the conversation waits for the person: a turn that Rasa broke off does not."""
        tracker = await self.peek(sender_id)
        return tracker is None or tracker.latest_action_name == ACTION_LISTEN_NAME

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Writes the conversation's state in one transaction."""
        await self.stream_events(tracker)
        events = compact(list(tracker.events), self._turns)
        serialised = "[" + ",".join(_serialised(event) for event in events) + "]"
        now = time.time()
        (revision,) = self._connection.execute(_SAVE, (tracker.sender_id, now, serialised)).fetchone()
        if len(events) < len(tracker.events):
            tracker = self._tracker(tracker.sender_id, events)
        self._hold(tracker, revision)
        if now >= self._next_sweep:
            self._next_sweep = now + _SWEEP_EVERY_SECONDS
            self.forget_older_than(now - self._seconds_kept)

    async def take_back(self, sender_id: Text, message_id: Text) -> None:
        """Leaves the conversation as it was before this message, so that it can be heard again."""
        tracker = await self.retrieve(sender_id)
        events = list(tracker.events) if tracker else []
        for place, event in enumerate(events):
            if isinstance(event, UserUttered) and event.message_id == message_id:
                await self.save(self._tracker(sender_id, events[:place]))
                return

    async def keys(self) -> Iterable[Text]:
        """The senders of all kept conversations."""
        return [row[0] for row in self._connection.execute("SELECT sender FROM dialogue")]

    def forget(self, sender_id: Text) -> bool:
        """Deletes a conversation; False when nothing was kept of it."""
        self._in_memory.pop(sender_id, None)
        deleted = self._connection.execute("DELETE FROM dialogue WHERE sender = ?", (sender_id,))
        self._empty_log()
        return deleted.rowcount > 0

    def forget_older_than(self, moment: float) -> int:
        """Deletes conversations last saved before ``moment`` (Unix seconds); returns how many."""
        deleted = self._connection.execute("DELETE FROM dialogue WHERE updated < ?", (moment,))
        if deleted.rowcount:
            self._in_memory.clear()
            self._empty_log()
            logger.info("Forgot %d conversations by age.", deleted.rowcount)
        return deleted.rowcount

    def _empty_log(self) -> None:
        """The write-ahead log would keep what was deleted until later turns write over it."""
        self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def _hold(self, tracker: DialogueStateTracker, revision: int) -> None:
        self._in_memory[tracker.sender_id] = (revision, len(tracker.events), tracker)
        self._in_memory.move_to_end(tracker.sender_id)
        while len(self._in_memory) > _TRACKERS_IN_MEMORY:
            self._in_memory.popitem(last=False)

    def _tracker(self, sender_id: Text, events: List[Event]) -> DialogueStateTracker:
        return DialogueStateTracker.from_events(sender_id, events, self.domain.slots)

    def _events_from(self, stored: List[Dict[Text, Any]]) -> List[Event]:
        events = []
        for parameters in stored:
            event = self._event_classes[parameters["event"]]._from_parameters(parameters)
            if event is not None:
                events.append(event)
        return events


def compact(events: List[Event], turns: int) -> List[Event]:
    """The last ``turns`` turns of ``events``, behind each slot's last value and the active form of before.

    A turn starts with the ``action_listen`` that waited for the person's message.
    """
    starts = [
        place
        for place, event in enumerate(events)
        if isinstance(event, UserUttered) and place and _is_listen(events[place - 1])
    ]
    if len(starts) <= turns:
        return events
    cut = starts[-turns] - 1
    slots: Dict[Text, Event] = {}
    loop: List[Event] = []
    for event in events[:cut]:
        if isinstance(event, SlotSet):
            slots[event.key] = event
        elif isinstance(event, ActiveLoop):
            loop = [event] if event.name else []
        elif isinstance(event, AllSlotsReset):
            slots = {}
        elif isinstance(event, Restarted):
            slots, loop = {}, []
    return [*slots.values(), *loop, *events[cut:]]


def _is_listen(event: Event) -> bool:
    return isinstance(event, ActionExecuted) and event.action_name == ACTION_LISTEN_NAME


def _serialised(event: Event) -> Text:
    # An event is written with every later save of its conversation, and never changes.
    written: Optional[Text] = getattr(event, "_serialised", None)
    if written is None:
        written = json.dumps(event.as_dict(), ensure_ascii=False)
        event._serialised = written  # type: ignore[attr-defined]
    return written
