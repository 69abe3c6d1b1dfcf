"""Problem details (RFC 9457): the one shape of every error of the public and the internal side."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from asgiref.sync import iscoroutinefunction
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.utils.decorators import sync_and_async_middleware

CONTENT_TYPE = "application/problem+json"


@dataclass(eq=False)
class Problem(Exception):
    """A request that cannot be served; ``name`` is stable, ``detail`` is for the developer who reads it."""

    status: int
    name: str
    detail: str = ""
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def body(self) -> dict[str, Any]:
        """``{type, title, status}`` and ``detail`` where there is more to say."""
        body = {
            "type": f"/problems/{self.name}",
            "title": self.name.replace("-", " ").capitalize(),
            "status": self.status,
        }
        return {**body, "detail": self.detail} if self.detail else body

    def response(self) -> HttpResponse:
        return JsonResponse(self.body, status=self.status, content_type=CONTENT_TYPE, headers=self.headers)


def problem_of_status(status: int) -> Problem:
    """The problem for an error that says no more than its status."""
    try:
        phrase = HTTPStatus(status).phrase
    except ValueError:
        phrase = "Error"
    return Problem(status, phrase.lower().replace(" ", "-").replace("'", ""))


type _Next = Callable[[HttpRequest], HttpResponseBase]
type _AsyncNext = Callable[[HttpRequest], Awaitable[HttpResponseBase]]


@sync_and_async_middleware
def problems_for_errors(get_response: Any) -> _Next | _AsyncNext:
    """Middleware: an error that came as a page (404, 405, 500 ...) leaves as a problem."""
    if iscoroutinefunction(get_response):

        async def respond_async(request: HttpRequest) -> HttpResponseBase:
            return _as_problem(await get_response(request))

        return respond_async

    def respond(request: HttpRequest) -> HttpResponseBase:
        return _as_problem(get_response(request))

    return respond


def _as_problem(response: HttpResponseBase) -> HttpResponseBase:
    if response.status_code < 400 or response.headers.get("Content-Type", "").startswith(CONTENT_TYPE):
        return response
    problem = problem_of_status(response.status_code)
    problem.headers = {
        name: value for name, value in response.headers.items() if name in ("Allow", "Retry-After")
    }
    return problem.response()
