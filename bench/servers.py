"""Brings the compared servers up, each with a fresh store: the default bot, our bot, everything."""

import configparser
import json
import os
import shlex
import subprocess
import time
from pathlib import Path

import yaml

from bench.peers import Running
from bench.processes import DidNotStart, free_ports, start, started_at, stop, wait_for_answers

ROOT = Path(__file__).resolve().parent.parent
BOT_PYTHON = ROOT / ".venv-bot/bin/python"
DESK_PYTHON = ROOT / ".venv-desk/bin/python"
_PORTS = ("PUBLIC_PORT", "STAFF_PORT", "INTERNAL_PORT", "BOT_PORT", "ACTIONS_PORT")
_QUIET = {
    "RASA_TELEMETRY_ENABLED": "false",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
}
_ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}  # as the Makefile sets for ours
_OURS = (*_ONE_THREAD, "PYTHONPATH")


class Servers:
    """Starts servers in a folder of their own and stops them all, the last one first."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._started: list["subprocess.Popen[bytes]"] = []
        folder.mkdir(parents=True)

    def stop_all(self) -> None:
        while self._started:
            stop(self._started.pop())

    def default_bot(self, project: Path) -> Running:
        """The trained project of `rasa init` on the stock SQLite tracker store, with nothing tuned."""
        store = {"type": "SQL", "dialect": "sqlite", "db": str(self._folder / "default.sqlite3")}
        endpoints = self._write("default-endpoints.yml", {"tracker_store": store})
        port = free_ports(1)[0]
        command = [str(BOT_PYTHON), "-m", "rasa", "run", "--interface", "127.0.0.1", "--port", str(port)]
        command += ["--endpoints", str(endpoints)]
        untuned = {name: value for name, value in os.environ.items() if name not in _OURS}
        return self._one(command, project, {**untuned, **_QUIET}, port, "/webhooks/rest/", "default bot")

    def our_bot(self, model: str) -> Running:
        """Our bot as deploy/local.conf starts it, without anything around it."""
        endpoints = yaml.safe_load((ROOT / "endpoints.yml").read_text())
        endpoints["tracker_store"]["path"] = str(self._folder / "dialogues.sqlite3")
        self._write("endpoints.yml", endpoints)
        port = free_ports(1)[0]
        values = {"ENV_ROOT": ROOT, "ENV_STATE": self._folder, "ENV_HOST": "127.0.0.1", "ENV_BOT_PORT": port}
        deployed = configparser.RawConfigParser()
        deployed.read(ROOT / "deploy/local.conf")
        command = shlex.split(deployed.get("program:bot", "command") % values)
        command[command.index("--model") + 1] = model
        env = {"PYTHONPATH": str(ROOT), **os.environ, **_QUIET, **_ONE_THREAD, "BOT_TOKEN": ""}
        return self._one(command, ROOT, env, port, "/webhooks/desk/", "bot")

    def everything(self) -> Running:
        """A whole installation as `make run` starts it, with fresh secrets and an empty record."""
        state, log = self._folder / "installation", self._folder / "installation.log"
        env = _environment(state)
        at = {name: f"http://127.0.0.1:{env[name]}" for name in _PORTS}
        urls = {
            "desk, public side": at["PUBLIC_PORT"] + "/healthz",
            "desk, staff side": at["STAFF_PORT"] + "/healthz",
            "desk, internal API": at["INTERNAL_PORT"] + "/healthz",
            "bot": at["BOT_PORT"] + "/webhooks/desk/",
            "action server": at["ACTIONS_PORT"] + "/health",
        }
        began = time.clock_gettime(time.CLOCK_BOOTTIME)
        process = start([str(DESK_PYTHON), "deploy/start.py"], ROOT, env, log)
        self._started.append(process)
        answered = wait_for_answers(urls, process, log)
        pids = _supervised(env, state)
        start_up = {name: when - started_at(pids[name]) for name, when in answered.items()}
        start_up["everything"] = max(answered.values()) - began
        return Running(at["PUBLIC_PORT"], pids, start_up)

    def _one(
        self, command: list[str], cwd: Path, env: dict[str, str], port: int, health: str, name: str
    ) -> Running:
        url, log = f"http://127.0.0.1:{port}", self._folder / f"{name}.log"
        process = start(command, cwd, env, log)
        self._started.append(process)
        answered = wait_for_answers({name: url + health}, process, log)
        return Running(url, {name: process.pid}, {name: answered[name] - started_at(process.pid)})

    def _write(self, name: str, content: dict[str, object]) -> Path:
        file = self._folder / name
        file.write_text(yaml.safe_dump(content))
        return file


def _environment(state: Path) -> dict[str, str]:
    """Fresh secrets, free ports and a folder of its own; no real account is ever used."""
    make = "import json, make_env; print(json.dumps(make_env.secrets_for_a_new_installation()))"
    made = subprocess.run(
        [DESK_PYTHON, "-c", make], cwd=ROOT / "deploy", capture_output=True, text=True, check=True
    )
    ports = {name: str(port) for name, port in zip(_PORTS, free_ports(len(_PORTS)), strict=True)}
    at = "http://127.0.0.1:"
    return {
        **os.environ,
        **_QUIET,
        **_ONE_THREAD,
        **json.loads(made.stdout),
        **ports,
        "HOST": "127.0.0.1",
        "ALLOWED_HOSTS": "127.0.0.1,localhost",
        "STATE": str(state),
        "PUBLIC_URL": at + ports["PUBLIC_PORT"],
        "BOT_URL": at + ports["BOT_PORT"],
        "ACTIONS_URL": at + ports["ACTIONS_PORT"],
        "DESK_INTERNAL_URL": at + ports["INTERNAL_PORT"],
        "DATABASE_URL": f"sqlite:///{state}/record.sqlite3",
        **dict.fromkeys(("BOT_TOKEN", "TWILIO_ACCOUNT_SID", "TWILIO_FROM", "TWILIO_API_URL"), ""),
    }


def _supervised(env: dict[str, str], state: Path) -> dict[str, int]:
    """The process ids of an installation, by what each is."""
    titles = {
        "bot": "bot",
        "actions": "action server",
        "public": "desk, public side",
        "staff": "desk, staff side",
        "internal": "desk, internal API",
        "worker": "desk, worker",
    }
    command = [str(ROOT / ".venv-desk/bin/supervisorctl"), "-c", "deploy/local.conf", "status"]
    env = {**env, "ROOT": str(ROOT), "LOGS": str(state / "log")}
    said = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True).stdout
    lines = [line.replace(",", " ").split() for line in said.splitlines()]
    pids = {titles[line[0]]: int(line[3]) for line in lines if line[1:3] == ["RUNNING", "pid"]}
    if len(pids) < len(titles):
        raise DidNotStart(f"Not every process is running. See the logs in {state / 'log'}.")
    return pids
