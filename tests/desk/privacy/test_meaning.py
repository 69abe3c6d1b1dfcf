"""Words that say something are no name; finding that out never holds up a family."""

import pytest

from desk.privacy import meaning
from desk.record.catalogue import the_lexicon
from desk.web.warming import warm_up
from lexicon import Lexicon, Reading


@pytest.mark.parametrize("text", ["gracias", "Gracias!!", "la migra", "detuvieron a mi esposo", "thx u"])
def test_words_of_a_need_say_something(text: str) -> None:
    assert meaning.says_something(text)


@pytest.mark.parametrize("text", ["Xochiquetzalina", "Ixchel Kukulkan", "Nguyen Tran"])
def test_a_name_says_nothing(text: str) -> None:
    assert not meaning.says_something(text)


def test_the_first_name_a_family_gives_is_read_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading all examples for it took 44 s, and every family waited."""
    read = Lexicon.read
    texts: list[str] = []

    def reading(self: Lexicon, text: str) -> Reading:
        texts.append(text)
        return read(self, text)

    meaning._short_messages.cache_clear()
    the_lexicon()
    monkeypatch.setattr(Lexicon, "read", reading)
    meaning.says_something("Xochiquetzalina")
    assert texts == ["Xochiquetzalina"]


def test_the_examples_are_at_hand_before_the_first_family_comes() -> None:
    meaning._short_messages.cache_clear()
    warm_up()
    assert meaning._short_messages.cache_info().currsize == 1
