"""A mail server and a case system in processes of their own, to be killed: what they take is in a file before they say so."""

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from email.message import Message
from pathlib import Path
from typing import Any, Self

from tests.desk.handoffs.alarms.receivers import CaseSystem, Mailbox, a_free_port
from tests.e2e.installation import ROOT, listens, until

Taken = tuple[dict[str, str], str]


class Receiver:
    """``kind`` is ``mail`` or ``cases``. Each thing that it takes has one name, however often it comes."""

    def __init__(self, kind: str, folder: Path) -> None:
        self.kind, self.port, self.file = kind, a_free_port(), folder / f"{kind}.jsonl"
        self.file.touch()
        self._name = {"mail": "Message-ID", "cases": "X-Amparo-Delivery"}[kind]

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()

    def start(self, seconds: float = 0) -> None:
        """Takes and answers; ``seconds`` lie between taking something and saying so."""
        command = [sys.executable, "-m", "tests.e2e.receivers", self.kind, str(self.port), str(self.file)]
        self._process = subprocess.Popen([*command, str(seconds)], cwd=ROOT, stdin=subprocess.PIPE)
        until(lambda: listens(self.port), every=0.05)

    def kill(self) -> None:
        """As the power switch would: what is under way gets no answer, and from then on nothing listens."""
        self._process.kill()
        self._process.communicate()

    def taken(self) -> list[Taken]:
        """Headers and body of each, also of what came again."""
        return [tuple(json.loads(line)) for line in self.file.read_text().splitlines()]

    def once(self) -> list[Taken]:
        """The same, each once."""
        return list({headers[self._name]: (headers, body) for headers, body in self.taken()}.values())

    def came_again(self) -> int:
        """How many came more than once: whoever sent them was not told that they had come, or was killed."""
        return sum(times > 1 for times in Counter(head[self._name] for head, _ in self.taken()).values())


class _Book(list[Any]):
    """A list that is on disk before anything else happens."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self._file = file

    def append(self, taken: Message | tuple[dict[str, str], bytes]) -> None:
        headers: Iterable[tuple[str, str]]
        if isinstance(taken, Message):
            headers, body = taken.items(), str(taken.get_payload())
        else:
            headers, body = taken[0].items(), taken[1].decode()
        with self._file.open("a") as file:
            file.write(json.dumps([dict(headers), body]) + "\n")


def _receive(kind: str, port: str, file: str, seconds: str) -> None:
    """Until it is killed, or whoever started it is gone."""
    book = _Book(Path(file))
    with Mailbox(int(port)) if kind == "mail" else CaseSystem(int(port)) as receiver:
        receiver.seconds = float(seconds)
        if isinstance(receiver, Mailbox):
            receiver.mails = book
        else:
            receiver.taken = book
        sys.stdin.read()


if __name__ == "__main__":
    _receive(*sys.argv[1:])
