"""By the calendar an answer is good up to its day, then given with a warning, and withdrawn after 30 days."""

import logging
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from answers.signatures import Signature
from desk.record.catalogue import approved_words
from desk.record.due import Standing, name_overdue, overdue, standing
from desk.record.pulling import answers

DUE = date(2027, 2, 20)
DAYS = [date.fromisoformat(file.review["due"]) for file in approved_words().files]


@pytest.mark.parametrize(
    ("day", "stands"),
    [
        (date(2027, 2, 20), Standing.CURRENT),
        (date(2027, 2, 21), Standing.OVERDUE),
        (date(2027, 3, 21), Standing.OVERDUE),
        (date(2027, 3, 22), Standing.WITHDRAWN),
    ],
)
def test_an_answer_ages_by_the_day(day: date, stands: Standing) -> None:
    assert standing(DUE, day) is stands


def test_every_content_file_is_found_once_it_is_past_its_day() -> None:
    names = {late.name for late in overdue(max(DAYS) + timedelta(days=1))}
    assert names == {file.name for file in approved_words().files}
    assert overdue(min(DAYS)) == []


def test_only_answers_and_lists_are_withdrawn() -> None:
    late = {one.name: one for one in overdue(max(DAYS) + timedelta(days=31))}
    assert {name for name, one in late.items() if one.standing is Standing.WITHDRAWN} == set(answers())
    assert late["bond"].since == late["bond"].due + timedelta(days=30)
    assert late["notice_welcome"].since == late["notice_welcome"].due + timedelta(days=1)


def test_a_signed_answer_is_overdue_by_the_day_of_its_signature(signed: Callable[..., Signature]) -> None:
    drafted = date.fromisoformat(approved_words().reviewed("utter_bond")["due"])
    signature = signed("bond")
    assert "bond" not in {late.name for late in overdue(drafted + timedelta(days=1))}
    assert "bond" in {late.name for late in overdue(date.fromisoformat(signature.due) + timedelta(days=1))}


def test_the_log_names_what_is_overdue_by_the_clock_of_los_angeles(caplog: pytest.LogCaptureFixture) -> None:
    due = date.fromisoformat(approved_words().reviewed("utter_bond")["due"])
    midnight_in_london = datetime(due.year, due.month, due.day, tzinfo=UTC) + timedelta(days=1)
    with caplog.at_level(logging.WARNING):
        name_overdue(midnight_in_london)
    assert "bond (" not in caplog.text
    with caplog.at_level(logging.WARNING):
        name_overdue(midnight_in_london + timedelta(hours=9))
    assert f"bond (overdue, due {due})" in caplog.text
