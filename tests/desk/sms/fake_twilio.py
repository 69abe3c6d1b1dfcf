"""Twilio's REST interface for the tests: a real HTTP server that fails when it is told to."""

import json
import threading
import time
from datetime import UTC, datetime
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self
from urllib.parse import parse_qs, urlsplit


class FakeTwilio:
    """``taken`` are the texts it accepted; ``failures`` are the (status, error code) it answers with first.

    ``unsaid`` are the statuses with which it answers instead, though it takes the text; 0: it breaks the connection.
    """

    def __init__(self, port: int = 0) -> None:
        self.taken: list[dict[str, str]] = []
        self.failures: list[tuple[int, int]] = []
        self.unsaid: list[int] = []
        self.is_silent = False  # about what it took
        self.asked = 0
        self._noted: list[tuple[str, str]] = []  # id and time of each
        self._lock = threading.Lock()
        self.calls = 0
        self.seconds = 0.0  # between taking a text and saying so
        twilio = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                length = int(self.headers["content-length"])
                body = self.rfile.read(length)
                if len(body) < length:
                    return  # who sent it was killed half way
                form = parse_qs(body.decode())
                status, said = twilio.respond({name: values[0] for name, values in form.items()})
                self.reply(status, said)

            def do_GET(self) -> None:
                wanted = parse_qs(urlsplit(self.path).query).get("To", [""])[0]
                twilio.asked += 1
                self.reply(503 if twilio.is_silent else 200, twilio.taken_for(wanted))

            def reply(self, status: int, said: dict[str, Any]) -> None:
                if not status:
                    return
                data = json.dumps(said).encode()
                try:
                    self.send(status, data)
                except ConnectionError:
                    return  # who asked is gone

            def send(self, status: int, data: bytes) -> None:
                self.send_response(status)
                self.send_header("content-type", "application/json")
                self.send_header("content-length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, *_: Any) -> None:
                return

        self._server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_port}"
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

    def taken_for(self, number: str) -> dict[str, Any]:
        """The list of texts as Twilio gives it, the latest first."""
        texts = [
            {
                "sid": sid,
                "date_created": at,
                "direction": "outbound-api",
                "to": form["To"],
                "body": form["Body"],
            }
            for form, (sid, at) in zip(self.taken, self._noted, strict=False)
            if form["To"] == number
        ]
        return {"messages": texts[::-1], "next_page_uri": None}

    def respond(self, form: dict[str, str]) -> tuple[int, dict[str, Any]]:
        self.calls += 1
        if self.failures:
            status, code = self.failures.pop(0)
            return status, {"code": code, "message": f"no text to {form['To']}", "status": status}
        sid = self._take(form)
        time.sleep(self.seconds)
        if self.unsaid:
            status = self.unsaid.pop(0)
            return status, {"code": 0, "message": "not said", "status": status}
        return 201, {"sid": sid, "status": "queued"}

    def _take(self, form: dict[str, str]) -> str:
        with self._lock:
            sid = f"SM{len(self.taken) + 1:032x}"
            self._noted.append((sid, format_datetime(datetime.now(UTC))))
            self.taken.append(form)
        return sid
