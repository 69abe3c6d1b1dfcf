"""Who receives alarms in the tests: a real mail server and the web server of a case-management system."""

import asyncio
import re
import threading
import time
from collections.abc import Callable
from email import message_from_bytes
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socket import socket
from typing import Any, Self

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

_DOCS = Path(__file__).resolve().parents[4] / "docs/api.md"


def a_free_port() -> int:
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def documented_check() -> Callable[..., bool]:
    """The function ``is_genuine`` that the documentation gives to whoever receives a webhook."""
    code = re.search(r"```python\n(.*?def is_genuine.*?)```", _DOCS.read_text(), re.DOTALL)
    assert code
    names: dict[str, Any] = {}
    exec(code.group(1), names)
    check: Callable[..., bool] = names["is_genuine"]
    return check


class Mailbox:
    """``mails`` are what it took; ``refusals`` are the replies it gives to a recipient first."""

    def __init__(self, port: int) -> None:
        self.mails: list[Message] = []
        self.refusals: list[str] = []
        self.seconds = 0.0  # between taking a mail and saying so
        self._controller = Controller(self, hostname="127.0.0.1", port=port)

    def __enter__(self) -> Self:
        self._controller.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._controller.stop()

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.refusals:
            return self.refusals.pop(0)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        assert isinstance(envelope.content, bytes)
        self.mails.append(message_from_bytes(envelope.content))
        await asyncio.sleep(self.seconds)
        return "250 OK"


class CaseSystem:
    """``taken`` are the posts it answered with 204, as (headers, body); ``failures`` are statuses it gives first."""

    def __init__(self, port: int) -> None:
        self.taken: list[tuple[dict[str, str], bytes]] = []
        self.failures: list[int] = []
        self.seconds = 0.0  # between taking a post and saying so
        system = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                length = int(self.headers["content-length"])
                body = self.rfile.read(length)
                if len(body) < length:
                    return  # who sent it was killed half way
                status = system.failures.pop(0) if system.failures else 204
                if status == 204:
                    system.taken.append((dict(self.headers), body))
                    time.sleep(system.seconds)
                self.send_response(status)
                self.send_header("content-length", "0")
                try:
                    self.end_headers()
                except ConnectionError:
                    return  # who asked is gone

            def log_message(self, *_: Any) -> None:
                return

        self._server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True
        )

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(5)
