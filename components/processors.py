"""Spreads work that is the same for many items over the machine's processors."""

from __future__ import annotations

import gc
import os
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any, Callable, Dict, List, Sequence, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

_FEWEST = 500  # items; with fewer the processes take longer to start than the work does
_CHUNKS = 4  # for each processor, so that none waits long for the last one

# What the processes of a pool work on. They are copies of this one, so nothing but results goes between them.
_work: Dict[str, Any] = {}


def on_all_processors(function: Callable[[Item], Result], items: Sequence[Item]) -> List[Result]:
    """``function`` of each item, in the order of the items; on one processor, or for few items, simply a loop.

    Raises:
        Exception: what ``function`` raises, for the first item of which it does.
    """
    processors = len(os.sched_getaffinity(0))
    if processors == 1 or len(items) < _FEWEST:
        return [function(item) for item in items]
    size = -(-len(items) // (processors * _CHUNKS))
    chunks = [slice(start, start + size) for start in range(0, len(items), size)]
    gc.freeze()  # or each process copies all memory as it looks for rubbish in it
    try:
        with ProcessPoolExecutor(processors, get_context("fork"), _begin, (function, items)) as pool:
            return [result for results in pool.map(_chunk, chunks) for result in results]
    finally:
        gc.unfreeze()


def _begin(function: Callable[[Any], Any], items: Sequence[Any]) -> None:
    _work.update(function=function, items=items)


def _chunk(place: slice) -> List[Any]:
    return [_work["function"](item) for item in _work["items"][place]]
