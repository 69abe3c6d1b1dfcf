"""The page of the answers that families do not get, or get with a warning: what happened to each, since when, by whom."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from desk.console.access import StaffRequest
from desk.record.due import overdue
from desk.record.pulling import pulled_now

_PULLED = "pulled"


@dataclass(frozen=True)
class Affected:
    """One line: ``by`` is empty for what the calendar did, ``due`` is None for what a person pulled."""

    name: str
    happened: str
    since: date | datetime
    by: str = ""
    due: date | None = None


@require_GET
def show_answers(request: StaffRequest) -> HttpResponse:
    """Any member of the staff may see it: nothing here is about a family."""
    return render(request, "console/answers.html", {"affected": list(affected(timezone.now()))})


def affected(now: datetime) -> Iterator[Affected]:
    """What was pulled, the latest first, then what is past its day, the longest overdue first."""
    for one in pulled_now():
        yield Affected(one.intent, _PULLED, timezone.localtime(one.pulled_at), one.pulled_by)
    for late in overdue(timezone.localdate(now)):
        yield Affected(late.name, late.standing.value, late.since, due=late.due)
