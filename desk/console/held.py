"""The conversations that people of the office hold now, and in which of them a family waits: for the top of the lists."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from desk.console.access import StaffRequest, may_write
from desk.console.live import asked_by_itself
from desk.record.holding import waits_since
from desk.record.models import Conversation

# Longer than it takes to read and to begin to write.
_RED_AFTER = timedelta(minutes=2)


@dataclass(frozen=True)
class Held:
    """One of them; ``waits_since`` is None when the family has its answer."""

    conversation: Conversation
    waits_since: datetime | None
    is_red: bool


def held(conversation: Conversation, now: datetime) -> Held:
    since = waits_since(conversation)
    return Held(conversation, since, is_red=since is not None and now - since > _RED_AFTER)


def held_now(user: User) -> dict[str, object]:
    """For the template: those where a family waits come first, and the page on which ``user`` sees one of them."""
    now = timezone.now()
    rows = Conversation.objects.filter(bot_silent=True).select_related("held_by").order_by("held_since")
    found = sorted((held(row, now) for row in rows), key=lambda one: one.waits_since or now)
    return {"held": found, "held_page": "console:writing" if may_write(user) else "console:transcript"}


@require_GET
@asked_by_itself
def show_held(request: StaffRequest) -> HttpResponse:
    """The part of the lists that changes by itself."""
    return render(request, "console/held_now.html", held_now(request.user))
