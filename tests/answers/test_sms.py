"""Counting the parts of a text message."""

import pytest

from answers.sms import in_cheap_letters, outside_gsm7, segments


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", 1),
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("a" * 306, 2),
        ("a" * 307, 3),
        ("ñ" * 160, 1),
        ("€" * 80, 1),
        ("€" * 81, 2),
        ("á" * 70, 1),
        ("á" * 71, 2),
        ("á" * 134, 2),
        ("á" * 135, 3),
        ("🙏" * 35, 1),
        ("🙏" * 36, 2),
        ("🙏" * 67, 3),
        ("€" * 153, 3),
    ],
)
def test_parts_of_a_message(text, parts):
    assert segments(text) == parts


def test_the_spanish_letters_that_cost():
    assert outside_gsm7("¿Dónde está mañana? ¡Él, tú, aquí, é ü ñ!") == "óáúí"


def test_only_letters_that_cost_lose_their_accents():
    assert (
        in_cheap_letters("¿Dónde está? ¡Él, aquí, niño, güera, ÁÚ!")
        == "¿Donde esta? ¡Él, aqui, niño, güera, AU!"
    )


def test_what_has_no_plain_letter_stays():
    assert in_cheap_letters("🙏") == "🙏"
