"""`pull bond --by maria --why "the fee has changed"`: families no longer get this answer, from the next message on."""

import argparse
from difflib import get_close_matches
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from desk.console.pulling import pull
from desk.privacy.redaction import identify
from desk.record.pulling import PulledAlready, UnknownAnswer, answers, pulled_now

LONGEST_WHY = 120


class Command(BaseCommand):
    help = "Pull an answer: families get the office's phone instead, on every channel, at once."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("intent")
        parser.add_argument("--by", required=True, help="who pulls it; best the name of a staff account")
        parser.add_argument(
            "--why",
            required=True,
            help=f"for the office, in at most {LONGEST_WHY} letters; it is kept for good, so it must name no person",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        intent, by, why = (options[name].strip() for name in ("intent", "by", "why"))
        if not by or not why:
            raise CommandError("Say who pulls it (BY) and why (WHY).")
        if len(why) > LONGEST_WHY:
            raise CommandError(f"WHY has more than {LONGEST_WHY} letters.")
        if identify(why, expects=None).spans:
            raise CommandError(
                "WHY names a person, a phone or the like. It is kept for good: say it without."
            )
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
