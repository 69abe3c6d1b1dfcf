"""What stands on every screen of the staff: requests that nobody took in time, and that nobody would be alarmed."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from desk.console.access import StaffRequest, is_lawyer, is_member
from desk.console.live import asked_by_itself
from desk.handoffs.alarms.ladder import can_alarm, waiting_red

_SHOWN = 5


def red_requests(request: HttpRequest) -> dict[str, Any]:
    """A context processor of the staff side: the banner, and whether the rota is open to the reader."""
    user = getattr(request, "user", AnonymousUser())
    if isinstance(user, AnonymousUser) or not is_member(user):
        return {}
    pressing = waiting_red().most_pressing_first()
    red = list(pressing[: _SHOWN + 1])
    more = pressing.count() - _SHOWN if len(red) > _SHOWN else 0
    return {
        "red": red[:_SHOWN],
        "more_red": more,
        "nobody_alarmed": not can_alarm(),
        "is_lawyer_here": is_lawyer(user),
    }


@require_GET
@asked_by_itself
def show_red(request: StaffRequest) -> HttpResponse:
    """Only the banner, for the script that keeps it up to date."""
    return render(request, "console/red.html")
