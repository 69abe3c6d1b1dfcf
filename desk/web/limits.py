"""Turns away bodies that no message can need before Django reads them, so that none is ever put on the disk."""

from typing import Any

from desk.problems import CONTENT_TYPE, Problem

# 4,000 letters of four bytes each, or escaped as JSON, and room for the rest.
LARGEST_BODY = 64 * 1024


class SmallBodies:
    """ASGI middleware around the public side: reads the whole body, which is small, or refuses it."""

    def __init__(self, application: Any, largest: int = LARGEST_BODY) -> None:
        self._application = application
        self._largest = largest

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            await self._application(scope, receive, send)
            return
        first = None if _announced(scope) > self._largest else await self._read(receive)
        if first is None:
            await _refuse(send)
            return

        async def replay() -> Any:
            nonlocal first
            event, first = first, None
            return event or await receive()

        await self._application(scope, replay, send)

    async def _read(self, receive: Any) -> dict[str, Any] | None:
        """The body as one event, or that the caller went away; None when it is too large."""
        body = bytearray()
        while True:
            event = await receive()
            if event["type"] != "http.request":
                return dict(event)
            body += event.get("body", b"")
            if len(body) > self._largest:
                return None
            if not event.get("more_body"):
                return {"type": "http.request", "body": bytes(body), "more_body": False}


def _announced(scope: Any) -> int:
    for name, value in scope["headers"]:
        if name == b"content-length":
            return int(value) if value.isdigit() else 0
    return 0


async def _refuse(send: Any) -> None:
    detail = f"A body may have at most {LARGEST_BODY} bytes."
    response = Problem(413, "too-large", detail).response()
    headers = [(b"content-type", CONTENT_TYPE.encode()), (b"connection", b"close")]
    await send({"type": "http.response.start", "status": response.status_code, "headers": headers})
    await send({"type": "http.response.body", "body": response.content})
