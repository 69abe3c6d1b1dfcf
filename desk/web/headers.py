"""Headers of the public side: nothing from elsewhere is loaded, nothing is kept in a cache, no address is passed on."""

from collections.abc import Awaitable, Callable
from typing import Any

from asgiref.sync import iscoroutinefunction
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils.decorators import sync_and_async_middleware

_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "form-action 'none'; frame-ancestors 'none'; base-uri 'none'"
    ),
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), browsing-topics=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
}

type _Next = Callable[[HttpRequest], HttpResponseBase]
type _AsyncNext = Callable[[HttpRequest], Awaitable[HttpResponseBase]]


@sync_and_async_middleware
def public_headers(get_response: Any) -> _Next | _AsyncNext:
    """Middleware: sets the headers, also of errors, without a detour through a thread."""
    if iscoroutinefunction(get_response):

        async def respond_async(request: HttpRequest) -> HttpResponseBase:
            return _with_headers(await get_response(request))

        return respond_async

    def respond(request: HttpRequest) -> HttpResponseBase:
        return _with_headers(get_response(request))

    return respond


@sync_and_async_middleware
def known_hosts(get_response: Any) -> _Next | _AsyncNext:
    """Middleware: 400 for a host that is not in ALLOWED_HOSTS."""
    if iscoroutinefunction(get_response):

        async def respond_async(request: HttpRequest) -> HttpResponseBase:
            request.get_host()
            response: HttpResponseBase = await get_response(request)
            return response

        return respond_async

    def respond(request: HttpRequest) -> HttpResponseBase:
        request.get_host()
        response: HttpResponseBase = get_response(request)
        return response

    return respond


def _with_headers(response: HttpResponseBase) -> HttpResponseBase:
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
    response.headers.setdefault("Cache-Control", "no-store")
    if settings.SECURE_HSTS_SECONDS:
        response.headers["Strict-Transport-Security"] = f"max-age={settings.SECURE_HSTS_SECONDS}"
    return response
