"""Runs a management command: ``python -m desk.manage work``."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "desk.settings.worker")
    from django.core.management import execute_from_command_line

    execute_from_command_line(["manage", *sys.argv[1:]])


if __name__ == "__main__":
    main()
