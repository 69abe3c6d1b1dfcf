"""The staff's sessions: half an hour without a click ends them, and what has ended is deleted."""

from datetime import datetime

from django.contrib.sessions.middleware import SessionMiddleware
from django.contrib.sessions.models import Session
from django.http import HttpRequest, HttpResponse


class ClickedSessions(SessionMiddleware):
    """Prolongs a session with every request but those that a page makes by itself (they answer ``X-Quiet``)."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        if response.headers.pop("X-Quiet", None):
            return response
        return super().process_response(request, response)


def forget_old_sessions(now: datetime) -> int:
    """Deletes the sessions that ended before ``now``; returns how many."""
    deleted, _ = Session.objects.filter(expire_date__lt=now).delete()
    return deleted
