"""Requests for a lawyer that the desk has not taken yet: kept on disk, sent again until it has, given up after two hours."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import sqlite3
import threading
import time
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Callable, Dict, Iterator, List, Mapping, Text

from actions.desk import Desk, DeskRefused, DeskUnavailable

logger = logging.getLogger(__name__)

# The desk forgets the phone behind a placeholder after this time: nobody could call then.
SECONDS_KEPT = 2 * 60 * 60
_FIRST_PAUSE = 10.0
_LONGEST_PAUSE = 120.0
_LOOK_EVERY = 2.0
_TABLE = """
    CREATE TABLE IF NOT EXISTS request (
        id TEXT PRIMARY KEY,
        body TEXT NOT NULL,
        kept_at REAL NOT NULL,
        again_at REAL NOT NULL,
        attempts INTEGER NOT NULL DEFAULT 0
    ) WITHOUT ROWID
"""


class Outbox:
    """One SQLite file. A request is in it from before it is sent until the desk has it."""

    def __init__(self, path: Path, now: Callable[[], float] = time.time) -> None:
        """Creates the file where it is not there."""
        self._path = path
        self._now = now
        path.parent.mkdir(parents=True, exist_ok=True)
        with self._open() as database:
            # Not a write-ahead log: it would keep the words of a request that is gone.
            database.execute("PRAGMA journal_mode=DELETE")
            database.execute(_TABLE)

    @classmethod
    def from_environment(cls, environment: Mapping[Text, Text] = os.environ) -> Outbox:
        """The outbox in the folder of STATE."""
        return cls(Path(environment.get("STATE") or "var") / "requests.sqlite3")

    def keep(self, request: Dict[Text, Any]) -> None:
        """Remembers a request; the same one again changes nothing."""
        now = self._now()
        with self._open() as database:
            database.execute(
                "INSERT OR IGNORE INTO request (id, body, kept_at, again_at) VALUES (?, ?, ?, ?)",
                (request["request_id"], json.dumps(request), now, now + _FIRST_PAUSE),
            )

    def remove(self, request: Dict[Text, Any]) -> None:
        """Forgets a request: the desk has it, or never will."""
        with self._open() as database:
            database.execute("DELETE FROM request WHERE id = ?", (request["request_id"],))

    def due(self) -> List[Dict[Text, Any]]:
        """What is to be sent now, the oldest first."""
        with self._open() as database:
            rows = database.execute(
                "SELECT body FROM request WHERE again_at <= ? ORDER BY kept_at", (self._now(),)
            ).fetchall()
        return [json.loads(body) for (body,) in rows]

    def put_off(self, request: Dict[Text, Any]) -> None:
        """To be tried again later, each time after a longer pause."""
        with self._open() as database:
            database.execute(
                "UPDATE request SET attempts = attempts + 1, again_at = ? + min(?, ? * (1 << attempts)) WHERE id = ?",
                (self._now(), _LONGEST_PAUSE, _FIRST_PAUSE, request["request_id"]),
            )

    def give_up(self) -> int:
        """Forgets what is too old to be of use; returns how many."""
        with self._open() as database:
            old = database.execute("DELETE FROM request WHERE kept_at <= ?", (self._now() - SECONDS_KEPT,))
        return old.rowcount

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        # A connection of its own each time: the action and the sending thread never share one.
        with closing(sqlite3.connect(self._path, timeout=10)) as database, database:
            database.execute("PRAGMA secure_delete=ON")
            yield database


async def send_due(outbox: Outbox, desk: Desk) -> int:
    """Sends what is due; returns how many requests the desk took. One ``request_id`` opens one request, ever."""
    given_up = outbox.give_up()
    if given_up:
        logger.error("Gave up %d requests for a lawyer: the desk was away for two hours.", given_up)
    taken = 0
    for request in outbox.due():
        try:
            await desk.request_handoff(request)
        except DeskRefused as error:
            logger.error("The desk refused a kept request: %s", error)
            outbox.remove(request)
        except DeskUnavailable:
            outbox.put_off(request)
            break
        else:
            outbox.remove(request)
            taken += 1
    return taken


def send_in_background(outbox: Outbox, desk: Desk) -> threading.Thread:
    """A thread that sends what is due for as long as the action server lives."""
    thread = threading.Thread(target=lambda: asyncio.run(_send_for_ever(outbox, desk)), daemon=True)
    thread.start()
    return thread


async def _send_for_ever(outbox: Outbox, desk: Desk) -> None:
    while True:
        try:
            taken = await send_due(outbox, desk)
            if taken:
                logger.info("Sent %d kept requests to the desk.", taken)
        except Exception as error:
            # The thread must outlive a full disk or a locked file.
            logger.error("Cannot send kept requests: %s", type(error).__name__)
        await asyncio.sleep(_LOOK_EVERY)
