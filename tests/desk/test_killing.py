"""Real processes killed while families write: every message that got a 2xx is answered exactly once."""

import os
import signal
import subprocess
import sys
import threading
import time
import uuid
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.desk.fake_bot import FakeBot

ROOT = Path(__file__).resolve().parents[2]
PORT = 18_000 + os.getpid() % 10_000
WORKER = [sys.executable, "-m", "desk.manage", "work"]
PUBLIC = [
    sys.executable,
    "-m",
    "uvicorn",
    "desk.asgi_public:application",
    "--port",
    str(PORT),
    "--no-access-log",
]
QUESTIONS = ["bond", "privacy", "dont_sign", "sanctuary_meaning"]


class Processes:
    """Public side and worker, each started again after a kill, as a supervisor does."""

    def __init__(self, state: Path, bot: FakeBot) -> None:
        worker = {"DJANGO_SETTINGS_MODULE": "desk.settings.worker"}
        self.env = {**os.environ, **worker, "STATE": str(state), "BOT_URL": bot.url, "PYTHONPATH": str(ROOT)}
        subprocess.run([*WORKER[:-1], "migrate", "--no-input", "-v0"], cwd=ROOT, env=self.env, check=True)
        self.running = {"public": self._start(PUBLIC), "worker": self._start(WORKER)}

    def kill(self, name: str) -> None:
        self.running[name].send_signal(signal.SIGKILL)
        self.running[name].wait()
        self.running[name] = self._start(PUBLIC if name == "public" else WORKER)

    def stop(self) -> None:
        for process in self.running.values():
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=15)

    def _start(self, command: list[str]) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(command, cwd=ROOT, env=self.env, stderr=subprocess.DEVNULL)


class Family(threading.Thread):
    """Sends each message with one key until it gets its 200, as the widget does."""

    def __init__(self) -> None:
        super().__init__()
        self.client = httpx.Client(base_url=f"http://127.0.0.1:{PORT}", timeout=20, trust_env=False)
        started = self.insist("conversations", {}).json()
        self.client.headers["Authorization"] = f"Bearer {started['token']}"

    def insist(self, path: str, body: dict[str, str]) -> httpx.Response:
        key = {"Idempotency-Key": uuid.uuid4().hex}
        for _ in range(150):
            try:
                response = self.client.post(f"/api/chat/{path}", json=body, headers=key)
                if response.is_success:
                    return response
            except httpx.HTTPError:
                pass
            time.sleep(0.2)
        raise AssertionError(path)

    def run(self) -> None:
        for question in QUESTIONS:
            self.insist("messages", {"text": question})

    def history(self) -> list[dict[str, str]]:
        messages: list[dict[str, str]] = self.client.get("/api/chat/messages").json()["messages"]
        return messages

    def close(self) -> None:
        self.client.close()

    def answered(self) -> set[str]:
        return {message["topic"] for message in self.history() if message["from"] == "bot"}


@pytest.fixture
def processes(tmp_path: Path, bot: FakeBot) -> Iterator[Processes]:
    running = Processes(tmp_path, bot)
    yield running
    running.stop()


@pytest.mark.parametrize("name", ["public", "worker"])
def test_what_got_a_2xx_is_answered_exactly_once(processes: Processes, bot: FakeBot, name: str) -> None:
    bot.seconds = 0.1
    families = [Family() for _ in range(4)]
    for family in families:
        family.start()
    for _ in range(2):
        time.sleep(0.15)
        processes.kill(name)
    for family in families:
        family.join(timeout=100)
    ends = time.monotonic() + 40
    while any(family.answered() != set(QUESTIONS) for family in families) and time.monotonic() < ends:
        time.sleep(0.5)
    for family in families:
        history = family.history()
        said = Counter(message["text"] for message in history if message["from"] == "bot")
        assert family.answered() == set(QUESTIONS)
        assert set(said.values()) == {1}
        assert [message["text"] for message in history if message["from"] == "you"] == QUESTIONS
        family.close()
    assert set(bot.turns.values()) == {1}


def test_a_bot_that_is_away_and_comes_back_answers_what_waited(processes: Processes, bot: FakeBot) -> None:
    family = Family()
    bot.stop()
    card = family.insist("messages", {"text": "bond"}).json()["messages"]
    assert {message["from"] for message in card} == {"system"}
    bot.start()
    ends = time.monotonic() + 20
    while family.answered() != {"bond"}:
        assert time.monotonic() < ends
        time.sleep(0.2)
    assert set(bot.turns.values()) == {1}
    family.close()
