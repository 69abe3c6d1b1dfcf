"""Pages with a part that asks for itself again (static/console/live.js): that is no click of anybody."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate

from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponse

from desk.console.access import StaffRequest

type View[**P] = Callable[Concatenate[StaffRequest, P], HttpResponse]


def asked_by_itself[**P](view: View[P]) -> View[P]:
    """What a page asks for without anybody at the keyboard must not keep the session alive."""

    @wraps(view)
    def marked(request: StaffRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response.is_no_click = True  # type: ignore[attr-defined]
        return response

    return marked


class ClicksKeepSession(SessionMiddleware):
    """Django's sessions, prolonged by what people do and not by what pages do."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        if getattr(response, "is_no_click", False):
            return response
        return super().process_response(request, response)
