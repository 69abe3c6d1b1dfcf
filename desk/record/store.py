"""Runs work on the record from async code, in a few threads of its own whose connections stay open."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache, partial

from django.conf import settings
from django.db import close_old_connections, connection


async def in_store[**P, T](work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """The result of ``work``, which may use the ORM.

    Django would give every request a thread and a new connection; here a message pays for neither. Keep a
    whole transaction inside one call: between two calls another may run.
    """
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(_threads(), partial(_with_good_connection, work, *args, **kwargs))


def empty_log() -> None:
    """For whoever has erased something: SQLite's write-ahead log would keep it until later writes go over it."""
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


@cache
def _threads() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(settings.STORE_THREADS, thread_name_prefix="store")


def _with_good_connection[**P, T](work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    close_old_connections()
    return work(*args, **kwargs)
