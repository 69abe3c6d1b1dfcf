"""Every part killed, or away, at every step of a handoff: one request with every detail, true words, one alarm a way."""

import random
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing

import pytest

from tests.e2e.installation import until
from tests.e2e.promises import holds, holds_when_alarms_are_cut_short
from tests.e2e.scene import Scene, set_up
from tests.e2e.walking import walked
from tests.e2e.walks import BY_TEXT

# No turn of a family passes through the staff's side: it dies together with the worker.
VICTIMS = ["bot", "actions", "public", "internal", "worker staff"]
SEED = 5


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    yield from set_up(tmp_path_factory.mktemp("killed"))


def moments() -> list[tuple[str, float]]:
    """Which to kill, and how long after the families have spoken."""
    chance = random.Random(SEED)
    return [(victims, round(chance.uniform(0, 0.4), 2)) for victims in chance.sample(VICTIMS, len(VICTIMS))]


@pytest.mark.parametrize(("victims", "seconds"), moments())
def test_a_part_killed_at_every_step(scene: Scene, victims: str, seconds: float) -> None:
    pids = {victim: scene.installation.pid(victim) for victim in victims.split()}

    def strike() -> None:
        time.sleep(seconds)
        scene.installation.kill(**pids)

    holds(scene, walked(scene, strike))


def test_every_part_asked_to_end_and_started_again_as_an_update_does(scene: Scene) -> None:
    """SIGTERM in the middle of a turn, one part after the other."""

    def strike() -> None:
        for program in " ".join(VICTIMS).split():
            scene.installation.stop(program)
            scene.installation.start(program)

    holds(scene, walked(scene, strike))


def test_the_worker_killed_while_it_alarms_by_every_way(scene: Scene) -> None:
    pid = scene.installation.pid("worker")
    holds_when_alarms_are_cut_short(scene, lambda: scene.installation.kill(worker=pid))


def test_the_worker_killed_while_it_texts_late_answers(scene: Scene) -> None:
    bot, worker = scene.installation.pid("bot"), scene.installation.pid("worker")

    def strike() -> None:
        scene.twilio.seconds = 2
        before = len(scene.family_texts())
        scene.installation.kill(bot=bot)
        until(lambda: len(scene.family_texts()) > before, 60, every=0.02)
        scene.installation.kill(worker=worker)
        scene.twilio.seconds = 0
        # What the worker was sending is due at once.
        scene.look()

    holds(scene, walked(scene, strike, BY_TEXT))


def test_mail_server_and_case_system_killed_as_they_take_an_alarm_and_away_for_a_while(scene: Scene) -> None:
    log = scene.installation.state / "log/worker.log"

    def kill() -> None:
        scene.twilio.failures += [(503, 20503)] * 6
        said = len(log.read_text())
        for receiver in (scene.mail, scene.cases):
            receiver.kill()
        until(lambda: {"ConnectionRefusedError", "ConnectError"} <= set(log.read_text()[said:].split()))

    holds_when_alarms_are_cut_short(scene, kill)
    assert scene.twilio.failures == []


def test_the_database_locked_at_every_step(scene: Scene) -> None:
    def strike() -> None:
        store = scene.installation.state / "record.sqlite3"
        with closing(sqlite3.connect(store, timeout=20, isolation_level=None)) as record:
            record.execute("BEGIN IMMEDIATE")
            time.sleep(8)
            record.execute("ROLLBACK")

    holds(scene, walked(scene, strike))
