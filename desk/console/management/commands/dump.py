"""`dump`: every string that a family can receive, one JSON object a line, and the same to read."""

from typing import Any

from django.core.management.base import BaseCommand

from answers.catalogue import ROOT
from answers.dump import write
from desk.console.dumping import every_string

FOLDER = ROOT / "var"


class Command(BaseCommand):
    help = "Write every string that a family can receive to var/dump.jsonl and var/dump.txt."

    def handle(self, *args: Any, **options: Any) -> None:
        found = list(every_string())
        write(found, FOLDER)
        self.stdout.write(f"{len(found)} strings in var/dump.jsonl and var/dump.txt")
