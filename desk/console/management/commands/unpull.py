"""`unpull bond --by maria`: a pulled answer is in force again."""

import argparse
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from desk.console.pulling import put_back
from desk.record.pulling import NotPulled


class Command(BaseCommand):
    help = "Put a pulled answer back."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("intent")
        parser.add_argument("--by", required=True, help="who puts it back; best the name of a staff account")

    def handle(self, *args: Any, **options: Any) -> None:
        intent, by = options["intent"].strip(), options["by"].strip()
        if not by:
            raise CommandError("Say who puts it back (BY).")
        try:
            put_back(intent, by)
        except NotPulled:
            raise CommandError(f"{intent} is not pulled.") from None
        self.stdout.write(f"{intent} is back: families get it again.")
