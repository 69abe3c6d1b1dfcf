"""Django's ASGI handler without what only synchronous views with a database need: a thread and a connection per request."""

from typing import Any

import django
from django.core.handlers.asgi import ASGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, reset_queries


class LightHandler(ASGIHandler):
    """For the public side, whose views ask the store only through ``desk.record.store``.

    Every detour through a thread costs a message about half a millisecond; Django takes four of them.
    """

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        # Without a ThreadSensitiveContext the rest of the detours share one thread that is there already.
        await self.handle(scope, receive, send)


def light_application() -> LightHandler:
    """The application of a process that uses no connection outside ``desk.record.store``."""
    django.setup(set_prefix=False)
    request_started.disconnect(reset_queries)
    request_started.disconnect(close_old_connections)
    request_finished.disconnect(close_old_connections)
    return LightHandler()
