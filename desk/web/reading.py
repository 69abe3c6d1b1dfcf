"""Reads the body of a request: JSON in UTF-8, and a problem that says what is wrong with anything else."""

import json
from typing import Any

from django.http import HttpRequest
from ninja.parser import Parser

from desk.problems import Problem

_DIGITS_OF_A_CURSOR = 18


class StrictJson(Parser):
    """Ninja's parser, but nothing is guessed: neither the type of the content nor its encoding."""

    def parse_body(self, request: HttpRequest) -> Any:
        if request.content_type != "application/json":
            raise Problem(415, "unsupported-media-type", "The body must be application/json.")
        try:
            text = request.body.decode("utf-8")
        except UnicodeDecodeError as error:
            raise Problem(400, "not-utf-8", "The body must be UTF-8.") from error
        try:
            body = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise Problem(400, "invalid-json", "The body must be JSON.") from error
        if not isinstance(body, dict):
            raise Problem(400, "invalid-json", "The body must be a JSON object.")
        return body


def idempotency_key(request: HttpRequest) -> str:
    """The key of this message: 1 to 200 visible ASCII characters.

    Raises:
        Problem: 400 for none, or one that is not.
    """
    key = request.headers.get("Idempotency-Key", "").strip()
    if not key or len(key) > 200 or not (key.isascii() and key.isprintable()):
        raise Problem(400, "missing-idempotency-key", "Idempotency-Key must be 1 to 200 characters of ASCII.")
    return key


def read_cursor(written: str) -> int:
    """A cursor as it was given out; empty means from the beginning.

    Raises:
        Problem: 422 for anything else.
    """
    if not written:
        return 0
    if not (written.isascii() and written.isdecimal() and len(written) <= _DIGITS_OF_A_CURSOR):
        raise Problem(422, "invalid-request", "A cursor is a number that an earlier answer gave.")
    return int(written)
