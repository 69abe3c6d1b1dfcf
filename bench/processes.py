"""Starts and stops server processes and reads their memory and CPU time from /proc (Linux)."""

import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

_TICKS_A_SECOND = os.sysconf("SC_CLK_TCK")


class DidNotStart(Exception):
    """A server ended, or did not answer in time; the message names its log."""


def free_ports(count: int) -> list[int]:
    """Ports of loopback that nobody uses at the moment."""
    probes = [socket.socket() for _ in range(count)]
    for probe in probes:
        probe.bind(("127.0.0.1", 0))
    ports = [int(probe.getsockname()[1]) for probe in probes]
    for probe in probes:
        probe.close()
    return ports


def start(command: list[str], cwd: Path, env: dict[str, str], log: Path) -> "subprocess.Popen[bytes]":
    """Starts a server in a process group of its own; all it prints goes to the log."""
    with log.open("wb") as output:
        return subprocess.Popen(
            command, cwd=cwd, env=env, stdout=output, stderr=subprocess.STDOUT, start_new_session=True
        )


def stop(process: "subprocess.Popen[bytes]", seconds: float = 60) -> None:
    """Ends a server as Ctrl-C does, and what is left of its family by force."""
    family = family_of(process.pid)
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGINT)
    try:
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        for pid in family:
            if Path(f"/proc/{pid}").exists():
                os.kill(pid, signal.SIGKILL)
        process.wait()


def wait_for_answers(
    urls: dict[str, str], process: "subprocess.Popen[bytes]", log: Path, seconds: float = 300
) -> dict[str, float]:
    """When each address answered first, in seconds since the machine started.

    Raises:
        DidNotStart: when the process ends or the time is over before all have answered.
    """
    answered: dict[str, float] = {}
    ends = time.monotonic() + seconds
    while len(answered) < len(urls):
        for name, url in urls.items():
            if name not in answered and _answers(url):
                answered[name] = time.clock_gettime(time.CLOCK_BOOTTIME)
        if process.poll() is not None or time.monotonic() > ends:
            missing = ", ".join(urls.keys() - answered.keys())
            raise DidNotStart(f"No answer from {missing}. See {log}.")
        time.sleep(0.05)
    return answered


def _answers(url: str) -> bool:
    try:
        urllib.request.urlopen(url, timeout=2).close()
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False
    return True


def _stat(pid: int) -> list[str]:
    """The fields of /proc/<pid>/stat from the third on: the name before them may hold spaces."""
    return Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()


def started_at(pid: int) -> float:
    """When a process was started, in seconds since the machine started."""
    return int(_stat(pid)[19]) / _TICKS_A_SECOND


def family_of(pid: int) -> list[int]:
    """A process and all that it and its children started."""
    parents: dict[int, int] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parents[int(entry.name)] = int(_stat(int(entry.name))[1])
            except (FileNotFoundError, ProcessLookupError):
                continue  # ended while we looked
    family = [pid]
    for member in family:
        family += [child for child, parent in parents.items() if parent == member]
    return family


def cpu_seconds(pid: int) -> float:
    """CPU time that a process and its family have used so far, in user and kernel mode."""
    return sum((int(fields[11]) + int(fields[12])) / _TICKS_A_SECOND for fields in map(_stat, family_of(pid)))


def peak_memory(pid: int) -> float:
    """The most memory that a process and its family ever held (VmHWM), in MB."""
    return sum(_peak_of_one(member) for member in family_of(pid))


def _peak_of_one(pid: int) -> float:
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    return 0.0
