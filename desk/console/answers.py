"""The page of the answers that families do not get, or get with a warning: what happened to each, since when, by whom."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from desk.console.access import StaffRequest
from desk.record.due import Overdue, Standing, overdue
from desk.record.pulling import answers, pulled_now

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
    withdrawable = set(answers())
    for late in overdue(timezone.localdate(now)):
        yield _late(late, late.name in withdrawable)


def _late(late: Overdue, is_withdrawable: bool) -> Affected:
    """A notice or a question is given as ever, however long it is past its day."""
    standing = late.standing if is_withdrawable else Standing.OVERDUE
    return Affected(late.name, standing.value, late.since(standing), due=late.due)
