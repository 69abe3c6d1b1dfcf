"""A log line says where and what class of error, and never what the error says."""

import io
import logging
import sys

from desk.settings.logs import ClassOnly, NoPaths


def test_the_message_of_an_error_is_left_out() -> None:
    out = io.StringIO()
    handler = logging.StreamHandler(out)
    handler.setFormatter(ClassOnly("%(levelname)s %(name)s %(message)s"))
    logger = logging.getLogger("test.class_only")
    logger.addHandler(handler)
    logger.propagate = False
    try:
        raise ValueError("my number is 213-555-0147")
    except ValueError:
        logger.exception("job %s failed", "deliver")
    logger.removeHandler(handler)
    assert "213" not in out.getvalue()
    assert "job deliver failed" in out.getvalue()
    assert "ValueError at" in out.getvalue()


def test_a_path_that_failed_is_left_out() -> None:
    record = logging.LogRecord(
        "django.request", 40, "", 0, "%s: %s", ("Internal Server Error", "/213-555-0147"), None
    )
    record.status_code = 500
    assert NoPaths().filter(record)
    assert record.getMessage() == "a request failed with 500"


def test_nothing_is_logged_of_an_exception_without_one() -> None:
    assert ClassOnly().formatException((None, None, None)) == ""
    assert sys.exc_info() == (None, None, None)
