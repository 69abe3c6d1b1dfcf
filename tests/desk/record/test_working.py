"""The worker keeps at its jobs until it is told to stop, whatever a job does."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from desk.record.working import Job, work

ROOT = Path(__file__).resolve().parents[3]


async def test_a_job_that_fails_is_tried_again_and_holds_up_no_other() -> None:
    stop, ran = asyncio.Event(), {"good": 0, "bad": 0}

    async def good() -> None:
        ran["good"] += 1
        if ran["good"] >= 3 <= ran["bad"]:
            stop.set()

    async def bad() -> None:
        ran["bad"] += 1
        raise RuntimeError("no")

    async with asyncio.timeout(5):
        await work([Job("good", good, 0.01), Job("bad", bad, 0.01)], stop)
    assert min(ran.values()) >= 3


async def test_what_is_under_way_is_finished() -> None:
    stop, done = asyncio.Event(), False

    async def slow() -> None:
        nonlocal done
        stop.set()
        await asyncio.sleep(0.1)
        done = True

    await work([Job("slow", slow, 1)], stop)
    assert done


@pytest.mark.parametrize("wish", [signal.SIGTERM, signal.SIGINT])
def test_the_worker_process_stops_cleanly_when_told(tmp_path: Path, wish: signal.Signals) -> None:
    env = {
        **os.environ,
        "STATE": str(tmp_path),
        "PYTHONPATH": str(ROOT),
        "DJANGO_SETTINGS_MODULE": "desk.settings.worker",
    }
    manage = [sys.executable, "-m", "desk.manage"]
    subprocess.run([*manage, "migrate", "--no-input", "-v0"], cwd=ROOT, env=env, check=True)
    with subprocess.Popen([*manage, "work"], cwd=ROOT, env=env, stderr=subprocess.PIPE, text=True) as worker:
        assert worker.stderr
        assert "worker started" in worker.stderr.readline()
        began = time.monotonic()
        worker.send_signal(wish)
        rest = worker.stderr.read()
    assert worker.returncode == 0
    assert "worker stopped" in rest
    assert "failed" not in rest
    assert time.monotonic() - began < 5
