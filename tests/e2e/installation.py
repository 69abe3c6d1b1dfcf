"""A whole installation for a test: every process real, on ports and in a folder of its own."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xmlrpc.client import Fault, ServerProxy

import httpx
from supervisor.xmlrpc import Faults, SupervisorTransport
from twilio.request_validator import RequestValidator

ROOT = Path(__file__).resolve().parents[2]
# How long a part takes to start is the machine's matter.
LONGEST_START = 120.0
PORTS = ("PUBLIC_PORT", "STAFF_PORT", "INTERNAL_PORT", "BOT_PORT", "ACTIONS_PORT")
# All is on this machine without TLS: a client that loads the world's certificates takes longer than what it asks.
NO_CERTIFICATES = False
sys.path.insert(0, str(ROOT / "deploy"))


def free_ports(count: int) -> list[int]:
    sockets = [socket.socket() for _ in range(count)]
    for each in sockets:
        each.bind(("127.0.0.1", 0))
    ports = [each.getsockname()[1] for each in sockets]
    for each in sockets:
        each.close()
    return ports


def environment(state: Path) -> dict[str, str]:
    """Fresh secrets, free ports and a folder of its own."""
    from make_env import secrets_for_a_new_installation

    ports = {name: str(port) for name, port in zip(PORTS, free_ports(len(PORTS)), strict=True)}
    at = "http://127.0.0.1:"
    return {
        **os.environ,
        **secrets_for_a_new_installation(),
        **ports,
        "STATE": str(state),
        "PUBLIC_URL": at + ports["PUBLIC_PORT"],
        "BOT_URL": at + ports["BOT_PORT"],
        "ACTIONS_URL": at + ports["ACTIONS_PORT"],
        "DESK_INTERNAL_URL": at + ports["INTERNAL_PORT"],
        "DATABASE_URL": f"sqlite:///{state}/record.sqlite3",
    }


@dataclass
class Installation:
    """What a test does with a running installation."""

    env: dict[str, str]
    process: "subprocess.Popen[str]"
    user: str
    password: str
    clients: list[httpx.Client] = field(default_factory=list)

    def client(self, base_url: str, **settings: Any) -> httpx.Client:
        """An HTTP client that is closed with the installation."""
        opened = httpx.Client(base_url=base_url, timeout=30, verify=NO_CERTIFICATES, **settings)
        self.clients.append(opened)
        return opened

    @property
    def public(self) -> str:
        return self.env["PUBLIC_URL"]

    @property
    def staff(self) -> str:
        return f"http://127.0.0.1:{self.env['STAFF_PORT']}"

    @property
    def state(self) -> Path:
        return Path(self.env["STATE"])

    def _supervise(self, method: str, program: str) -> Any:
        """What the supervisor answers; None when the program is stopped or started already."""
        transport = SupervisorTransport(serverurl=f"unix://{self.state}/supervisor.sock")
        with ServerProxy("http://supervisor", transport) as supervisor:
            try:
                return getattr(supervisor.supervisor, method)(program)
            except Fault as fault:
                if fault.faultCode not in (Faults.ALREADY_STARTED, Faults.NOT_RUNNING):
                    raise
                return None

    def manage(self, *words: str) -> str:
        """What a management command of the desk says, its log included; it must succeed."""
        command = [str(ROOT / ".venv-desk/bin/python"), "-m", "desk.manage", *words]
        done = subprocess.run(
            command, cwd=ROOT, env=self.env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        assert done.returncode == 0, done.stdout
        return done.stdout

    def stop(self, program: str) -> None:
        self._supervise("stopProcess", program)

    def start(self, program: str) -> None:
        self._supervise("startProcess", program)
        self.wait_for(program)

    def pid(self, program: str) -> int:
        """Its process now; 0 while it is being started again."""
        return int(self._supervise("getProcessInfo", program)["pid"])

    def kill(self, **pids: int) -> None:
        """As the power switch would: no warning. The supervisor starts them again; this waits until they are up."""
        for pid in pids.values():
            os.killpg(os.getpgid(pid), signal.SIGKILL)
        for program, pid in pids.items():
            until(lambda program=program, pid=pid: self.pid(program) not in (0, pid))
            self.wait_for(program)

    def wait_for(self, program: str, seconds: float = LONGEST_START) -> None:
        ports = {
            "bot": "BOT",
            "actions": "ACTIONS",
            "public": "PUBLIC",
            "staff": "STAFF",
            "internal": "INTERNAL",
        }
        if program not in ports:
            return
        until(lambda: listens(int(self.env[ports[program] + "_PORT"])), seconds)

    def text(self, body: str, sender: str, sid: str, **more: str) -> httpx.Response:
        """One signed inbound SMS."""
        url = self.public + "/sms/twilio"
        form = {
            "From": sender,
            "To": "+12135550100",
            "Body": body,
            "MessageSid": sid,
            "NumMedia": "0",
            **more,
        }
        signature = RequestValidator(self.env["TWILIO_AUTH_TOKEN"]).compute_signature(url, form)
        headers = {"X-Twilio-Signature": signature}
        return httpx.post(url, data=form, headers=headers, timeout=30, verify=NO_CERTIFICATES)


def listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def until(condition, seconds: float = 30, every: float = 0.2) -> None:  # type: ignore[no-untyped-def]
    """Waits for a condition; fails when it does not come true in time."""
    ends = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < ends, f"not within {seconds} s"
        time.sleep(every)


def running_installation(state: Path, **more: str) -> Iterator[Installation]:
    """Starts everything as `make run` does, with ``more`` settings, and stops it as Ctrl-C does."""
    env = {**environment(state), **more}
    process = subprocess.Popen(
        [sys.executable, "deploy/start.py"],
        cwd=ROOT,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    said = ""
    assert process.stdout is not None
    for line in process.stdout:
        said += line
        if "Ctrl-C stops everything" in line:
            break
    found = re.search(r"user (\S+)\s+one-time password (\S+)", said)
    assert found, said
    installation = Installation(env, process, found.group(1), found.group(2))
    try:
        yield installation
    finally:
        for client in installation.clients:
            client.close()
        os.killpg(process.pid, signal.SIGINT)
        process.wait(timeout=60)
        process.stdout.close()
