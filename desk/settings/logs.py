"""The one format of every log: when, how bad, which part, what. Never the message of an error, which may quote a family."""

import logging
import time
import traceback
from types import TracebackType
from typing import Any

_FORMAT = "%(asctime)s %(levelname)s %(name)s %(message)s"
_PLACES = 4

type _Failure = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class ClassOnly(logging.Formatter):
    """Says of an exception its class and where it happened. Times are UTC."""

    converter = staticmethod(time.gmtime)
    default_time_format = "%Y-%m-%dT%H:%M:%S"
    default_msec_format = "%s.%03dZ"

    def formatException(self, ei: _Failure) -> str:  # noqa: N802
        kind, _, trace = ei
        if kind is None:
            return ""
        frames = traceback.extract_tb(trace)[-_PLACES:]
        places = " > ".join(f"{frame.filename}:{frame.lineno}" for frame in frames)
        return f"{kind.__module__}.{kind.__qualname__} at {places}"

    def formatStack(self, stack_info: str) -> str:  # noqa: N802
        return ""


def logging_settings() -> dict[str, Any]:
    """For Django's LOGGING. Libraries are heard from warnings on: at INFO some print what they send."""
    quiet: dict[str, Any] = {"handlers": [], "propagate": False}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"class_only": {"()": ClassOnly, "format": _FORMAT}},
        "filters": {"no_paths": {"()": NoPaths}},
        "handlers": {
            "console": {
                "class": "logging.StreamHandler",
                "formatter": "class_only",
                "filters": ["no_paths"],
            },
            "nobody": {"class": "logging.NullHandler"},
        },
        "root": {"handlers": ["console"], "level": "WARNING"},
        "loggers": {
            "desk": {"level": "INFO"},
            "django": {"level": "ERROR"},
            "django.server": quiet,
            "django.security.DisallowedHost": {"handlers": ["nobody"], "propagate": False},
            # It writes account names and addresses; django-axes keeps its own table.
            "axes": {"handlers": ["nobody"], "propagate": False},
            "uvicorn": {"handlers": ["console"], "level": "INFO", "propagate": False},
            "uvicorn.error": {"level": "INFO", "handlers": []},
            "uvicorn.access": {"handlers": ["nobody"], "propagate": False},
        },
    }


class NoPaths(logging.Filter):
    """Django says at which path a request failed, and anybody can type anything there: only the status stays."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.name == "django.request":
            record.msg, record.args = (
                "a request failed with %s",
                (getattr(record, "status_code", "an error"),),
            )
        return True
