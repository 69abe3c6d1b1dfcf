"""Serves the public side on a free port in a thread, as uvicorn does in real life."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import httpx
import uvicorn


@dataclass
class Served:
    """Where it is served, and a client for it."""

    url: str
    client: httpx.Client


@contextmanager
def serve(application: str = "desk.asgi_public:application") -> Iterator[Served]:
    config = uvicorn.Config(
        application,
        port=0,
        log_config=None,
        access_log=False,
        lifespan="off",
        # uvloop, which the real processes run on, cannot be stopped from another thread without a warning.
        loop="asyncio",
        timeout_graceful_shutdown=1,
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    ends = time.monotonic() + 10
    while not server.started:
        assert time.monotonic() < ends
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    with httpx.Client(base_url=url, timeout=15, trust_env=False) as client:
        yield Served(url, client)
    server.should_exit = True
    thread.join(timeout=10)
