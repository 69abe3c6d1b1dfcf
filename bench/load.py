"""The load generator: senders who write one message after another, and conversations that grow long."""

import asyncio
import time
from dataclasses import dataclass, field

from aiohttp import ClientError, ClientSession, ClientTimeout, TCPConnector

from bench.peers import Peer
from bench.questions import ROUND

Turn = tuple[str, str]  # which conversation, what is said


@dataclass
class Load:
    """What one peer did under so many senders at once: milliseconds of each answered message."""

    latencies: list[float] = field(default_factory=list)
    failed: int = 0
    seconds: float = 0.0
    cpu_seconds: dict[str, float] = field(default_factory=dict)

    def add(self, other: "Load") -> None:
        self.latencies += other.latencies
        self.failed += other.failed
        self.seconds += other.seconds
        for name, used in other.cpu_seconds.items():
            self.cpu_seconds[name] = self.cpu_seconds.get(name, 0.0) + used


@dataclass
class Depths:
    """Milliseconds of the messages measured at each place of a conversation."""

    latencies: dict[int, list[float]] = field(default_factory=dict)
    failed: int = 0


def client() -> ClientSession:
    """One client for all senders; connections are kept open, as the desk and a proxy do."""
    return ClientSession(connector=TCPConnector(limit=0), timeout=ClientTimeout(total=60))


async def senders_at_once(
    peer: Peer, web: ClientSession, senders: int, messages: int, seconds: float
) -> Load:
    """Measures until about so many messages are answered or the seconds are over, whichever comes first.

    Every conversation is one round of messages; its opening is not measured.
    """
    each = max(1, messages // senders)
    languages = list(peer.messages)
    opened = [await _open(peer, web, languages[sender % len(languages)], each) for sender in range(senders)]
    load = Load()
    before = peer.running.cpu_seconds()
    began = time.perf_counter()
    await asyncio.gather(*(_send(peer, web, turns, began + seconds, load) for turns in opened))
    load.seconds = time.perf_counter() - began
    load.cpu_seconds = {name: used - before[name] for name, used in peer.running.cpu_seconds().items()}
    return load


async def _open(peer: Peer, web: ClientSession, language: str, messages: int) -> list[Turn]:
    """As many conversations as one sender needs, and what is said in them one after another."""
    turns: list[Turn] = []
    while len(turns) < messages:
        conversation = await peer.begin(web, language)
        turns += [(conversation, text) for text in peer.messages[language]]
    return turns[:messages]


async def _send(peer: Peer, web: ClientSession, turns: list[Turn], deadline: float, load: Load) -> None:
    for conversation, text in turns:
        if time.perf_counter() > deadline:
            return
        taken = await _ask(peer, web, conversation, text)
        if taken is None:
            load.failed += 1
        else:
            load.latencies.append(taken)


async def _ask(peer: Peer, web: ClientSession, conversation: str, text: str) -> float | None:
    """Milliseconds until the reply was read; None when there was none."""
    began = time.perf_counter()
    try:
        answered = await peer.ask(web, conversation, text)
    except (ClientError, asyncio.TimeoutError):
        return None
    return (time.perf_counter() - began) * 1000 if answered else None


async def grow_one_conversation(
    peer: Peer, web: ClientSession, language: str, places: tuple[int, ...], seconds: float, depths: Depths
) -> None:
    """One sender alone; adds the round of messages that ends at each place, until the seconds are over.

    Place 1 is the first message of fresh conversations, one for each message of the round.
    """
    texts = peer.messages[language]
    for text in texts:
        await _note(peer, web, await peer.begin(web, language), text, 1, depths)
    conversation = await peer.begin(web, language)
    ends = time.perf_counter() + seconds
    for number in range(1, max(places) + 1):
        if time.perf_counter() > ends:
            return
        place = next((place for place in places if place - ROUND < number <= place and place > 1), None)
        await _note(peer, web, conversation, texts[(number - 1) % ROUND], place, depths)


async def _note(
    peer: Peer, web: ClientSession, conversation: str, text: str, place: int | None, depths: Depths
) -> None:
    taken = await _ask(peer, web, conversation, text)
    if taken is None:
        depths.failed += 1
    elif place is not None:
        depths.latencies.setdefault(place, []).append(taken)
