"""`pull bond --by maria --why "the fee has changed"`: families no longer get this answer, from the next message on."""

import argparse
from difflib import get_close_matches
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from desk.console.pulling import pull
from desk.record.pulling import PulledAlready, UnknownAnswer, answers, pulled_now


class Command(BaseCommand):
    help = "Pull an answer: families get the office's phone instead, on every channel, at once."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("intent")
        parser.add_argument("--by", required=True, help="who pulls it; best the name of a staff account")
        parser.add_argument("--why", required=True, help="for the office; nothing about a family")

    def handle(self, *args: Any, **options: Any) -> None:
        intent, by, why = (options[name].strip() for name in ("intent", "by", "why"))
        if not by or not why:
            raise CommandError("Say who pulls it (BY) and why (WHY).")
        try:
            pull(intent, by, why)
        except UnknownAnswer:
            near = ", ".join(get_close_matches(intent, answers()))
            hint = f" Did you mean {near}?" if near else ""
            raise CommandError(f"No answer is called '{intent}'.{hint}") from None
        except PulledAlready:
            before = pulled_now().get(intent=intent)
            raise CommandError(f"{intent} is already pulled, by {before.pulled_by}: {before.why}") from None
        self.stdout.write(f"{intent} is pulled: families get the office's phone instead.")
