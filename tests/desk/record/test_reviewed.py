"""The line under an answer gives the day on which it was prepared, and once it is signed the day of its signature."""

from collections.abc import Callable

import pytest

from answers.signatures import Signature
from desk.record.catalogue import approved_words
from desk.record.reviewed import reviewed_line


def line(language: str, channel: str) -> str:
    return reviewed_line(approved_words().reviewed("utter_bond"), language, channel)


@pytest.mark.parametrize("channel", ["web", "sms"])
@pytest.mark.parametrize(
    ("language", "prepared", "signed_on"),
    [
        ("en", "prepared", "Dec. 3, 2026"),
        ("es", "preparada", "3 de diciembre de 2026"),
    ],
)
def test_a_signed_answer_gives_the_day_of_its_signature(
    signed: Callable[..., Signature], language: str, channel: str, prepared: str, signed_on: str
) -> None:
    draft = line(language, channel)
    assert prepared in draft
    assert "2026" in draft
    signed("bond")
    assert signed_on in line(language, channel)
    assert prepared not in line(language, channel)


@pytest.mark.parametrize("channel", ["web", "sms"])
def test_an_answer_carries_its_day_to_the_family(signed: Callable[..., Signature], channel: str) -> None:
    signed("bond")
    for bubble in approved_words().say("utter_bond", "en", channel):
        assert bubble["reviewed"] == {"on": "2026-12-03", "due": "2027-03-03", "by": "Ana Example"}
