"""`add_staff NAME --lawyer --staff --reviewer`: a member of the staff, who must then choose an own password."""

import argparse
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from desk.console.access import LAWYERS, REVIEWERS, STAFF
from desk.console.accounts import set_account


class Command(BaseCommand):
    help = "Create or update a member of the staff and print a one-time password."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("name")
        parser.add_argument("--lawyer", action="store_true", help="may open how to reach a family")
        parser.add_argument("--staff", action="store_true", help="reads conversations and writes to families")
        parser.add_argument("--reviewer", action="store_true", help="reads conversations")

    def handle(self, *args: Any, **options: Any) -> None:
        chosen = {LAWYERS: options["lawyer"], STAFF: options["staff"], REVIEWERS: options["reviewer"]}
        groups = [group for group, wanted in chosen.items() if wanted]
        if not groups:
            raise CommandError("Say --lawyer, --staff or --reviewer, or several of them.")
        password = set_account(options["name"], groups, one_time=True)
        self.stdout.write(f"{options['name']} {password}")
