"""Writes .env with fresh random secrets from .env.example; never touches one that is there."""

import base64
import secrets
import sys
from collections.abc import Callable
from pathlib import Path

from nacl.public import PrivateKey

ROOT = Path(__file__).resolve().parent.parent


def _key() -> str:
    return base64.b64encode(secrets.token_bytes(32)).decode()


def secrets_for_a_new_installation() -> dict[str, str]:
    """A random value for each secret of .env.example, by name; keys are 32 bytes in base64."""
    lawyers = PrivateKey.generate()
    makers: dict[str, Callable[[], str]] = {
        "DJANGO_SECRET_KEY": lambda: secrets.token_urlsafe(48),
        "RECORD_KEY": _key,
        "VALUES_KEY": _key,
        "LOOKUP_KEY": _key,
        "LAWYERS_PUBLIC_KEY": lambda: base64.b64encode(bytes(lawyers.public_key)).decode(),
        "LAWYERS_PRIVATE_KEY": lambda: base64.b64encode(bytes(lawyers)).decode(),
        "INTERNAL_TOKEN": lambda: secrets.token_urlsafe(32),
        "ALARM_WEBHOOK_SECRET": lambda: secrets.token_urlsafe(32),
        "TWILIO_AUTH_TOKEN": lambda: secrets.token_hex(16),
    }
    return {name: make() for name, make in makers.items()}


def fill_in(example: str, values: dict[str, str]) -> str:
    """The lines of .env.example with each empty secret given its value."""
    lines = []
    for line in example.splitlines():
        name, equals, value = line.partition("=")
        lines.append(f"{name}={values[name]}" if equals and not value and name in values else line)
    return "\n".join(lines) + "\n"


def main() -> None:
    target = ROOT / ".env"
    if target.exists():
        return
    text = fill_in((ROOT / ".env.example").read_text(), secrets_for_a_new_installation())
    target.touch(mode=0o600)
    target.write_text(text)
    sys.stdout.write("Wrote .env with new random secrets.\n")


if __name__ == "__main__":
    main()
