"""The worker: runs every job again and again until it is told to stop, each at its own pace."""

import asyncio
import logging
import random
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass

logger = logging.getLogger(__name__)

_SECONDS_TO_FINISH = 8.0


@dataclass(frozen=True)
class Job:
    """Something done over and over, at least every ``every`` seconds."""

    name: str
    run: Callable[[], Awaitable[object]]
    every: float


async def work(jobs: Iterable[Job], stop: asyncio.Event) -> None:
    """Returns once ``stop`` is set and what was under way is done, or has had its time."""
    tasks = [asyncio.create_task(_repeat(job, stop), name=job.name) for job in jobs]
    await stop.wait()
    _, late = await asyncio.wait(tasks, timeout=_SECONDS_TO_FINISH)
    for task in late:
        task.cancel()
    await asyncio.gather(*late, return_exceptions=True)


async def _repeat(job: Job, stop: asyncio.Event) -> None:
    """A job that fails is tried again: the worker must outlive a locked store and a bot in pieces."""
    while not stop.is_set():
        try:
            await job.run()
        except Exception:
            logger.exception("job %s failed", job.name)
        await _pause(stop, job.every * random.uniform(0.6, 1.0))  # noqa: S311


async def _pause(stop: asyncio.Event, seconds: float) -> None:
    """Uneven on purpose, so that several workers do not ask the store at the same moment."""
    try:
        async with asyncio.timeout(seconds):
            await stop.wait()
    except TimeoutError:
        return
