"""Reads settings from the environment; one that is missing stops the start and says its name."""

import base64
import binascii
from datetime import timedelta
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured
from environs import Env

_KEY_BYTES = 32

_env = Env()


def optional(name: str, default: str = "") -> str:
    """The setting, or ``default`` when it is not set or empty."""
    return _env.str(name, "").strip() or default


def required(name: str) -> str:
    """The setting.

    Raises:
        ImproperlyConfigured: not set, or empty.
    """
    value = optional(name)
    if not value:
        raise ImproperlyConfigured(f"{name} is not set. .env.example says what it is for.")
    return value


def key(name: str) -> bytes:
    """A key of 32 bytes, written in base64.

    Raises:
        ImproperlyConfigured: not set, or something else. The message does not repeat the value.
    """
    written = required(name)
    try:
        value = base64.b64decode(written, validate=True)
    except (binascii.Error, ValueError):
        value = b""
    if len(value) != _KEY_BYTES:
        raise ImproperlyConfigured(f"{name} must be {_KEY_BYTES} bytes in base64.") from None
    return value


def minutes(name: str, default: int) -> timedelta:
    """A time in whole minutes, at least one.

    Raises:
        ImproperlyConfigured: it is something else.
    """
    written = optional(name, str(default))
    if not (written.isascii() and written.isdecimal() and int(written)):
        raise ImproperlyConfigured(f"{name} must be a number of minutes, at least 1.")
    return timedelta(minutes=int(written))


def words(name: str, default: str) -> list[str]:
    """A list with commas between its parts."""
    return [part.strip() for part in optional(name, default).split(",") if part.strip()]


def number(name: str, default: int) -> int:
    """A whole number.

    Raises:
        ImproperlyConfigured: something else.
    """
    value = optional(name, str(default))
    if not value.isdecimal():
        raise ImproperlyConfigured(f"{name} must be a whole number.")
    return int(value)


def address(name: str, default: str = "", longest: int = 2000) -> str:
    """Where something is reached: https, or http on this machine; without a slash at the end. Empty is allowed.

    Raises:
        ImproperlyConfigured: something else, or longer than ``longest`` letters.
    """
    value = optional(name, default).rstrip("/")
    parts = urlsplit(value)
    is_here = parts.scheme == "http" and parts.hostname in ("127.0.0.1", "localhost")
    if value and not (parts.hostname and (parts.scheme == "https" or is_here)):
        raise ImproperlyConfigured(f"{name} must begin with https://.")
    if len(value) > longest:
        raise ImproperlyConfigured(f"{name} may have at most {longest} letters.")
    return value


def encryption(name: str, default: str) -> tuple[bool, bool]:
    """How a connection is made safe: (STARTTLS, TLS from the first byte), from ``starttls``, ``tls`` or ``none``.

    Raises:
        ImproperlyConfigured: something else.
    """
    value = optional(name, default).lower()
    if value not in ("starttls", "tls", "none"):
        raise ImproperlyConfigured(f"{name} must be starttls, tls or none.")
    return value == "starttls", value == "tls"


def is_on(name: str, default: bool) -> bool:
    """A switch: 1 or 0, true or false."""
    return _env.bool(name, default) if optional(name) else default
