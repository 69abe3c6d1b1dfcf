"""Who has a request open is told in every reply about it how to change its phone and how to take it back."""

import pytest

from answers import Catalogue

WORDS = Catalogue.load()
CHANGE = {
    "en": ("change your number", "change the number", "new number", "new one"),
    "es": ("cambiar", "el nuevo"),
}
TAKE_BACK = {"en": ("take it back", "take the request back"), "es": ("retirar",)}


@pytest.mark.parametrize("channel", ["web", "sms"])
@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(
    ("response", "said"),
    [
        ("utter_handoff_status_waiting", (CHANGE, TAKE_BACK)),
        ("utter_handoff_status_claimed", (CHANGE, TAKE_BACK)),
        ("utter_notice_request_phone", (CHANGE,)),
        ("utter_notice_request_stands", (TAKE_BACK,)),
    ],
)
def test_it_says_how_to_change_the_phone_and_to_take_it_back(
    response: str, said: tuple[dict[str, tuple[str, ...]], ...], language: str, channel: str
) -> None:
    text = WORDS.text(response, language, channel).text
    for wish in said:
        assert any(word in text for word in wish[language])
    assert "<office.phone>" in text
    assert "{code}" in text
