"""A moment in words: the day with its date, the hour of the office's clock, in both languages."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from answers.sms import outside_gsm7
from desk.handoffs.spoken import in_words

LOS_ANGELES = ZoneInfo("America/Los_Angeles")


@pytest.mark.parametrize(
    ("moment", "en", "es"),
    [
        (
            datetime(2026, 11, 30, 17, 0, tzinfo=UTC),
            "Monday, November 30 at 9:00 a.m.",
            "el lunes 30 de noviembre a las 9:00 a.m.",
        ),
        (
            datetime(2026, 7, 1, 16, 0, tzinfo=UTC),
            "Wednesday, July 1 at 9:00 a.m.",
            "el miércoles 1 de julio a las 9:00 a.m.",
        ),
        (
            datetime(2027, 1, 4, 21, 0, tzinfo=UTC),
            "Monday, January 4 at 1:00 p.m.",
            "el lunes 4 de enero a la 1:00 p.m.",
        ),
        (
            datetime(2027, 1, 4, 20, 30, tzinfo=UTC),
            "Monday, January 4 at 12:30 p.m.",
            "el lunes 4 de enero a las 12:30 p.m.",
        ),
        (
            datetime(2027, 1, 5, 8, 5, tzinfo=UTC),
            "Tuesday, January 5 at 12:05 a.m.",
            "el martes 5 de enero a las 12:05 a.m.",
        ),
    ],
)
def test_the_words_name_day_date_and_hour_of_the_office(moment, en, es):
    assert in_words(moment, LOS_ANGELES) == {"en": en, "es": es}


def test_no_moment_makes_a_text_message_dearer_but_by_the_accent_of_saturday():
    days = [datetime(2027, month, day, 18, 0, tzinfo=UTC) for month in range(1, 13) for day in range(1, 29)]
    words = "".join("".join(in_words(day, LOS_ANGELES).values()) for day in days)
    assert outside_gsm7(words) == "á"
