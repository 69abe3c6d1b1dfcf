"""Starts every process of one installation, waits until all answer, and prints where to go."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import yaml
from environs import Env

ROOT = Path(__file__).resolve().parent.parent
_SECONDS_TO_START = 240
_PORT_OF_URL = {
    "PUBLIC_URL": "PUBLIC_PORT",
    "STAFF_URL": "STAFF_PORT",
    "BOT_URL": "BOT_PORT",
    "ACTIONS_URL": "ACTIONS_PORT",
    "DESK_INTERNAL_URL": "INTERNAL_PORT",
}


def settings() -> dict[str, str]:
    """The environment of this shell over the settings of .env, with the folders for state and logs."""
    file = Env()
    names = [
        line.partition("=")[0]
        for line in (ROOT / ".env.example").read_text().splitlines()
        if line and not line.startswith("#")
    ]
    file.read_env(str(ROOT / ".env"), recurse=False, override=False)
    env = {**os.environ, **{name: file.str(name, "") for name in names}}
    state = Path(env["STATE"] or ROOT / "var").resolve()
    env.update(STATE=str(state), ROOT=str(ROOT), LOGS=str(state / "log"), PYTHONPATH=str(ROOT))
    for url, port in _PORT_OF_URL.items():
        env[url] = env[url] or f"http://127.0.0.1:{env[port]}"
    (state / "log").mkdir(parents=True, exist_ok=True)
    return env


def write_endpoints(env: dict[str, str]) -> None:
    """The bot's endpoints.yml with this installation's addresses, beside its state."""
    endpoints = yaml.safe_load((ROOT / "endpoints.yml").read_text())
    endpoints["action_endpoint"]["url"] = env["ACTIONS_URL"] + "/webhook"
    endpoints["tracker_store"]["path"] = str(Path(env["STATE"]) / "dialogues.sqlite3")
    (Path(env["STATE"]) / "endpoints.yml").write_text(yaml.safe_dump(endpoints))


def check_ports(env: dict[str, str]) -> None:
    """Ends with one clear line when a port is taken."""
    for name in ("PUBLIC_PORT", "STAFF_PORT", "INTERNAL_PORT", "BOT_PORT", "ACTIONS_PORT"):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((env["HOST"], int(env[name])))
            except OSError:
                sys.exit(f"Port {env[name]} ({name}) is in use. Stop what uses it, or set another {name}.")


def manage(env: dict[str, str], *words: str) -> str:
    """Runs a management command of the desk; its output."""
    command = [str(ROOT / ".venv-desk/bin/python"), "-m", "desk.manage", *words]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(words)} failed:\n{done.stdout}{done.stderr}")
    return done.stdout.strip()


def answers(url: str) -> bool:
    """True when a server answers there that it is ready."""
    try:
        urllib.request.urlopen(url, timeout=2)
    except OSError:
        return False
    return True


def addresses_to_wait_for(env: dict[str, str]) -> list[str]:
    return [
        f"http://{env['HOST']}:{env['PUBLIC_PORT']}/healthz",
        f"http://127.0.0.1:{env['STAFF_PORT']}/healthz",
        f"http://127.0.0.1:{env['INTERNAL_PORT']}/healthz",
        f"http://127.0.0.1:{env['ACTIONS_PORT']}/health",
        f"http://127.0.0.1:{env['BOT_PORT']}/webhooks/desk/",
    ]


def wait_until_ready(env: dict[str, str], supervisor: "subprocess.Popen[bytes]") -> None:
    """Returns when all answer; ends with the place of the logs when they do not."""
    waiting = addresses_to_wait_for(env)
    ends = time.monotonic() + _SECONDS_TO_START
    while waiting and time.monotonic() < ends and supervisor.poll() is None:
        waiting = [url for url in waiting if not answers(url)]
        time.sleep(0.3)
    if waiting:
        supervisor.terminate()
        sys.exit(f"No answer from {', '.join(waiting)}. See the logs in {env['LOGS']}.")


def demo_account(env: dict[str, str]) -> str:
    """How to log in at the demonstration, with a password for this run; nothing for a real office."""
    if env["DEMO"] != "1":
        return ""
    user, password = manage(env, "demo_staff").splitlines()[-1].split()
    return f"user {user}   one-time password {password}"


def main() -> None:
    os.umask(0o077)  # the record and the logs are nobody else's business
    os.chdir(ROOT)
    env = settings()
    check_ports(env)
    write_endpoints(env)
    print("Preparing the record ...", flush=True)
    manage(env, "migrate", "--no-input")
    account = demo_account(env)
    print("Starting (the bot takes about half a minute) ...", flush=True)
    supervisor = subprocess.Popen(
        [str(ROOT / ".venv-desk/bin/supervisord"), "--configuration", "deploy/local.conf"], env=env
    )
    signal.signal(signal.SIGTERM, lambda *_: supervisor.terminate())
    # A shell that starts this in the background would have it ignore Ctrl-C.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        wait_until_ready(env, supervisor)
        print(
            f"""
Amparo is running.

  Website demo page   http://{env["HOST"]}:{env["PUBLIC_PORT"]}/
  Staff console       http://127.0.0.1:{env["STAFF_PORT"]}/   {account}
  SMS webhook         {env["PUBLIC_URL"]}/sms/twilio

  Logs are in {env["LOGS"]}. Text it yourself:  make text TEXT="migra!!"
  Ctrl-C stops everything.
""",
            flush=True,
        )
        supervisor.wait()
    except KeyboardInterrupt:
        print("Stopping ...", flush=True)
        supervisor.terminate()
        supervisor.wait(timeout=60)


if __name__ == "__main__":
    main()
