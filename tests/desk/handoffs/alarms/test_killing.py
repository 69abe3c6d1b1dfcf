"""A real worker killed again and again while alarms are on their way: each arrives, and none can be taken for a second one."""

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from tests.desk.handoffs.alarms.receivers import CaseSystem, Mailbox, a_free_port
from tests.desk.sms.fake_twilio import FakeTwilio

ROOT = Path(__file__).resolve().parents[4]
REQUESTS = 12
OPEN = f"""
from tests.desk.handoffs.rota.samples import a_person, always
from tests.desk.handoffs.samples import a_handoff
always(a_person())
for _ in range({REQUESTS}):
    a_handoff()
"""
# What a dead worker holds is free again after a minute and a half.
LATER = """
from django.utils import timezone
from desk.handoffs.alarms.models import Alarm
Alarm.objects.filter(fate__in=("waiting", "sending")).update(again_at=timezone.now())
"""
LEFT = """
from desk.handoffs.alarms.models import Alarm
print(Alarm.objects.exclude(fate="sent").count())
"""


class Installation:
    """The record and the worker of a folder of their own."""

    def __init__(self, state: Path, ports: list[int]) -> None:
        self.env = {
            **os.environ,
            "STATE": str(state),
            "PYTHONPATH": str(ROOT),
            "DJANGO_SETTINGS_MODULE": "desk.settings.worker",
            "TWILIO_API_URL": f"http://127.0.0.1:{ports[0]}",
            "TWILIO_ACCOUNT_SID": "AC" + "1" * 32,
            "TWILIO_FROM": "+12135550100",
            "SMTP_HOST": "127.0.0.1",
            "SMTP_PORT": str(ports[1]),
            "SMTP_SECURITY": "none",
            "ALARM_FROM": "amparo@example.org",
            "ALARM_WEBHOOK_URL": f"http://127.0.0.1:{ports[2]}/hook",
        }
        subprocess.run(self._manage("migrate", "--no-input", "-v0"), cwd=ROOT, env=self.env, check=True)

    def run(self, code: str, side: str = "worker") -> str:
        script = f"import django; django.setup()\n{code}"
        env = {**self.env, "DJANGO_SETTINGS_MODULE": f"desk.settings.{side}"}
        done = subprocess.run(
            [sys.executable, "-c", script], cwd=ROOT, env=env, capture_output=True, check=True
        )
        return done.stdout.decode().strip()

    def worker(self) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(self._manage("work"), cwd=ROOT, env=self.env, stderr=subprocess.DEVNULL)

    def _manage(self, *words: str) -> list[str]:
        return [sys.executable, "-m", "desk.manage", *words]


def until(is_so: Callable[[], bool], seconds: float = 30) -> None:
    ends = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < ends
        time.sleep(0.02)


def test_a_worker_that_is_killed_loses_no_alarm_and_doubles_none(tmp_path: Path) -> None:
    ports = [a_free_port() for _ in range(3)]
    installation = Installation(tmp_path, ports)
    installation.run(OPEN, side="internal")
    with FakeTwilio(ports[0]) as twilio, Mailbox(ports[1]) as mailbox, CaseSystem(ports[2]) as cases:
        for receiver in (twilio, mailbox, cases):
            receiver.seconds = 0.4
        for taken in (twilio.taken, mailbox.mails, cases.taken):
            before = len(taken)
            worker = installation.worker()
            # In the middle: the other side has taken it and not said so yet.
            until(lambda taken=taken, before=before: len(taken) > before)
            worker.send_signal(signal.SIGKILL)
            worker.wait()
            installation.run(LATER)
        worker = installation.worker()
        until(lambda: installation.run(LEFT) == "0", 60)
        worker.send_signal(signal.SIGTERM)
        worker.wait(timeout=15)
    texts = Counter(text["Body"] for text in twilio.taken)
    deliveries = Counter(headers["X-Amparo-Delivery"] for headers, _ in cases.taken)
    mails = Counter(mail["Message-ID"] for mail in mailbox.mails)
    assert (len(texts), len(deliveries), len(mails)) == (REQUESTS, REQUESTS, REQUESTS)
    assert set(texts.values()) == {1}
