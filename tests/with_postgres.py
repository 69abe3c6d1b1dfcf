"""Runs a command with TEST_DATABASE_URL set to a new PostgreSQL that is gone afterwards: ``with_postgres.py pytest ...``."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

_SERVERS = Path("/usr/lib/postgresql")
# PostgreSQL does not run as root.
_USER = "postgres" if os.geteuid() == 0 else None


def programs() -> Path:
    """The folder of the newest PostgreSQL of this machine, 15 or later."""
    on_path = shutil.which("initdb")
    found = sorted(_SERVERS.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if not found and not on_path:
        sys.exit("PostgreSQL is missing: apt-get install postgresql")
    return found[-1].parent if found else Path(str(on_path)).parent


def main(command: list[str]) -> int:
    at = programs()
    with tempfile.TemporaryDirectory(prefix="amparo-postgres-") as folder, socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        probe.close()
        if _USER:
            shutil.chown(folder, _USER)
        data = f"{folder}/data"

        def run(*words: str) -> None:
            subprocess.run(
                words, user=_USER, cwd=folder, check=True, stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL
            )

        run(f"{at}/initdb", "-D", data, "-U", "amparo", "-A", "trust", "-E", "UTF8", "--no-sync")
        listen = (
            f"-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories={folder} -c fsync=off"
        )
        run(f"{at}/pg_ctl", "-D", data, "-w", "-l", f"{folder}/log", "-o", listen, "start")
        try:
            url = f"postgres://amparo@127.0.0.1:{port}/postgres"
            return subprocess.run(command, env={**os.environ, "TEST_DATABASE_URL": url}).returncode
        finally:
            run(f"{at}/pg_ctl", "-D", data, "-m", "immediate", "stop")


if __name__ == "__main__":
    # Stopped from outside: the server is stopped as well.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    sys.exit(main(sys.argv[1:]))
