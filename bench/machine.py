"""Describes the machine and the versions of a measurement, so that figures can be judged years later."""

import os
import platform
import subprocess
from datetime import date
from importlib.metadata import version
from pathlib import Path

from bench.servers import DESK_PYTHON


def describe_machine() -> dict[str, str]:
    """What stands under the figures, in the order to print."""
    return {
        "date": date.today().isoformat(),
        "cores": str(os.cpu_count()),
        "processor": _field("/proc/cpuinfo", "model name"),
        "memory": f"{int(_field('/proc/meminfo', 'MemTotal').split()[0]) / 1024**2:.0f} GB",
        "kernel": f"{platform.system()} {platform.release()}",
        "bot": f"Python {platform.python_version()}, Rasa {version('rasa')}",
        "desk": _of_desk(),
        "load before the run": f"{os.getloadavg()[0]:.1f} (processes that wanted a core, last minute)",
    }


def _field(file: str, name: str) -> str:
    for line in Path(file).read_text().splitlines():
        key, _, value = line.partition(":")
        if key.strip() == name:
            return value.strip()
    return "unknown"


def _of_desk() -> str:
    ask = "import platform, django; print(f'Python {platform.python_version()}, Django {django.__version__}')"
    if not DESK_PYTHON.exists():
        return "not installed"
    return (
        subprocess.run([DESK_PYTHON, "-c", ask], capture_output=True, text=True).stdout.strip()
        or "not installed"
    )
