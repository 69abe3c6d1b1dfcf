"""How fast the bot is, side by side with the bot that `rasa init` makes (run it with ``make bench``)."""

from __future__ import annotations

import argparse
import asyncio
import json
import shutil
import signal
import sys
import time
from dataclasses import dataclass

from bench.default_bot import default_bot
from bench.figures import Figures, figures_of
from bench.load import Depths, Load, client, grow_one_conversation, senders_at_once
from bench.machine import describe_machine
from bench.peers import DefaultBot, DeskAndBot, OurBot, Peer
from bench.processes import DidNotStart
from bench.report import report, write_between_markers
from bench.servers import ROOT, Servers

CACHE = ROOT / "var/bench"
PAGE = ROOT / "docs/benchmarks.md"


@dataclass(frozen=True)
class Plan:
    """How much is measured; whatever is slow, the seconds end it."""

    messages: dict[int, int]  # by number of senders, in each round
    rounds: int
    seconds_a_load: float
    places: tuple[int, ...]
    conversations: int
    seconds_a_conversation: float
    warm_up: int


class DoesNotAnswer(Exception):
    """A server is up but its replies are not the bot's; a measurement would mean nothing."""


FULL = Plan({1: 150, 8: 240, 32: 320}, 2, 45, (1, 50, 200, 500), 2, 240, 40)
QUICK = Plan({1: 10, 8: 40, 32: 64}, 1, 15, (1, 20, 50), 1, 30, 10)


def start_peers(servers: Servers, chosen: argparse.Namespace) -> list[Peer]:
    """Starts one after the other, so that none slows the start of another.

    Ours goes first: the default bot then finds TensorFlow in the memory of the file system.
    """
    project = None if chosen.skip_default else default_bot(CACHE)
    say("Starting our bot ...")
    peers: list[Peer] = [OurBot(servers.our_bot(chosen.model))]
    if project is not None:
        say("Starting the bot of `rasa init` ...")
        peers.insert(0, DefaultBot(servers.default_bot(project)))
    if not chosen.skip_desk:
        say("Starting a whole installation ...")
        peers.append(DeskAndBot(servers.everything()))
    return peers


async def measure(peers: list[Peer], plan: Plan) -> dict[str, Figures]:
    """The peers take turns, in the other order each time, so that a busy minute hits all of them."""
    loads = {peer.name: {senders: Load() for senders in plan.messages} for peer in peers}
    depths = {peer.name: Depths() for peer in peers}
    async with client() as web:
        for peer in peers:
            say(f"Warming up: {peer.name}")
            warm = await senders_at_once(peer, web, 1, plan.warm_up, plan.seconds_a_load)
            if warm.failed:
                raise DoesNotAnswer(f"{warm.failed} first messages had no reply from {peer.name}.")
        order = list(peers)
        for number in range(plan.rounds):
            for senders, messages in plan.messages.items():
                for peer in order:
                    load = await senders_at_once(peer, web, senders, messages, plan.seconds_a_load)
                    loads[peer.name][senders].add(load)
                    rate = len(load.latencies) / load.seconds
                    say(f"Round {number + 1}: {peer.name}, {senders} senders: {rate:.1f} messages a second")
                order.reverse()
        for number in range(plan.conversations):
            for peer in order:
                languages = list(peer.messages)
                language = languages[number % len(languages)]
                seconds, depth = plan.seconds_a_conversation, depths[peer.name]
                await grow_one_conversation(peer, web, language, plan.places, seconds, depth)
                say(f"Long conversation {number + 1}: {peer.name}")
            order.reverse()
    return {peer.name: figures_of(peer, loads[peer.name], depths[peer.name]) for peer in peers}


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, epilog="Only a whole run changes docs/benchmarks.md."
    )
    parser.add_argument("--quick", action="store_true", help="a few messages, to see that it runs")
    parser.add_argument("--skip-default", action="store_true", help="without the bot of `rasa init`")
    parser.add_argument("--skip-desk", action="store_true", help="without the desk")
    parser.add_argument("--model", default="models/amparo.tar.gz", help="of our bot alone")
    return parser.parse_args()


def say(line: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {line}", flush=True)


def _stopped(number: int, frame: object) -> None:
    raise KeyboardInterrupt  # so that the servers are stopped when we are


def main() -> None:
    """Starts all, measures, stops all, writes."""
    chosen = options()
    signal.signal(signal.SIGTERM, _stopped)
    machine = describe_machine()
    folder = CACHE / time.strftime("run-%Y%m%d-%H%M%S")
    servers = Servers(folder)
    try:
        figures = asyncio.run(measure(start_peers(servers, chosen), QUICK if chosen.quick else FULL))
    except (DidNotStart, DoesNotAnswer) as error:
        sys.exit(f"{error} The logs are in {folder}.")
    finally:
        servers.stop_all()
    shutil.rmtree(folder)
    tables = report(figures, machine)
    print(tables)
    write(chosen, {"machine": machine, "figures": figures}, tables)


def write(chosen: argparse.Namespace, measured: dict[str, object], tables: str) -> None:
    """The page changes only with a whole run; the numbers are kept of every run."""
    whole = not (chosen.quick or chosen.skip_default or chosen.skip_desk)
    numbers = CACHE / ("speed.json" if whole else "speed-part.json")
    numbers.write_text(json.dumps(measured, indent=1))
    say(f"Numbers: {numbers.relative_to(ROOT)}")
    if whole:
        write_between_markers(PAGE, tables)
        say(f"Tables: {PAGE.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
