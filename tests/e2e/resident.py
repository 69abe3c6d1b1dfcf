"""A management shell that stays: starting one takes longer than all that a test asks it."""

import json
import subprocess
from typing import Any, Self

from tests.e2e.installation import ROOT, Installation

# Each question is an empty line, each answer a line; the connection is not kept, for a test may cut it.
_AGAIN = """
import sys
from django.db import connection
for _ in sys.stdin:
    exec(CODE)
    print(flush=True)
    connection.close()
"""


class Resident:
    """Runs ``code`` each time it is asked; ``code`` prints one line of JSON."""

    def __init__(self, installation: Installation, code: str) -> None:
        command = [str(ROOT / ".venv-desk/bin/python"), "-m", "desk.manage", "shell", "--no-imports"]
        self._process = subprocess.Popen(
            [*command, "--command", f"CODE = compile({code!r}, 'asked', 'exec'){_AGAIN}"],
            cwd=ROOT,
            env=installation.env,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate(timeout=30)

    def ask(self) -> Any:
        """What it prints now."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        said = self._process.stdout.readline()
        assert self._process.stdout.readline() == "\n", "its error is above"
        return json.loads(said)
