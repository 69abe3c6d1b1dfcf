"""Boils measured messages down to figures: plain numbers, ready for the tables and for JSON."""

from __future__ import annotations

import math
from statistics import median
from typing import TypedDict

from bench.load import Depths, Load
from bench.peers import Peer


class Speed(TypedDict):
    """One peer under one number of senders."""

    messages: int
    failed: int
    per_second: float
    p50: float | None
    p95: float | None
    p99: float | None
    cpu_ms: float | None  # per message, all processes
    cpu_ms_of: dict[str, float]  # per message, by process


class Figures(TypedDict):
    """All about one peer; the keys are numbers of senders and places in a conversation, as text for JSON."""

    speed: dict[str, Speed]
    depth: dict[str, float]
    depth_failed: int
    start_up: dict[str, float]
    peak_memory: dict[str, float]


def percentile(values: list[float], percent: float) -> float | None:
    """The smallest value that so many percent of all do not exceed (nearest rank); None for no values."""
    if not values:
        return None
    return sorted(values)[max(0, math.ceil(len(values) * percent / 100) - 1)]


def speed_of(load: Load) -> Speed:
    """Throughput counts answered messages only."""
    answered = len(load.latencies)
    cpu = {name: used * 1000 / answered for name, used in load.cpu_seconds.items() if answered}
    return {
        "messages": answered,
        "failed": load.failed,
        "per_second": answered / load.seconds,
        "p50": percentile(load.latencies, 50),
        "p95": percentile(load.latencies, 95),
        "p99": percentile(load.latencies, 99),
        "cpu_ms": sum(cpu.values()) if cpu else None,
        "cpu_ms_of": cpu,
    }


def figures_of(peer: Peer, loads: dict[int, Load], depths: Depths) -> Figures:
    """Reads the peak memory now: call it after the load, before the servers are stopped."""
    return {
        "speed": {str(senders): speed_of(load) for senders, load in loads.items()},
        "depth": {str(place): median(taken) for place, taken in sorted(depths.latencies.items())},
        "depth_failed": depths.failed,
        "start_up": peer.running.start_up,
        "peak_memory": peer.running.peak_memory(),
    }
