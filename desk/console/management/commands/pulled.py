"""`pulled`: which answers families do not get, or get with a warning, and why."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from desk.record.due import Overdue, Standing, overdue
from desk.record.pulling import pulled_now


class Command(BaseCommand):
    help = "List the answers that are pulled, and those that are due to be checked again."

    def handle(self, *args: Any, **options: Any) -> None:
        pulled, late = list(pulled_now()), overdue(timezone.localdate())
        for one in pulled:
            at = timezone.localtime(one.pulled_at)
            self.stdout.write(f"{one.intent}: pulled {at:%Y-%m-%d %H:%M} by {one.pulled_by}: {one.why}")
        for late_one in late:
            self.stdout.write(f"{late_one.name}: due {late_one.due}, {_fate(late_one)}")
        if not pulled and not late:
            self.stdout.write("No answer is pulled or overdue.")


def _fate(late: Overdue) -> str:
    if not late.is_answer:
        return "given as it is"
    return "withdrawn" if late.standing is Standing.WITHDRAWN else "given with a warning"
