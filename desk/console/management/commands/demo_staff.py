"""`demo_staff`: the user of the demonstration, lawyer and reviewer, with a fresh password each time."""

from typing import Any

from django.core.management.base import BaseCommand

from desk.console.access import LAWYERS, REVIEWERS
from desk.console.accounts import set_account


class Command(BaseCommand):
    help = "Create or update the user demo and print its new password."

    def handle(self, *args: Any, **options: Any) -> None:
        password = set_account("demo", [LAWYERS, REVIEWERS], one_time=False)
        self.stdout.write(f"demo {password}")
