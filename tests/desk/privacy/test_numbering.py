"""Placeholders: one number per value, never the same number for two."""

from desk.privacy.numbering import Numbering, canonical, kind_of


def test_a_value_keeps_its_number_and_another_gets_the_next() -> None:
    numbering = Numbering()
    assert numbering.placeholder("PHONE", "213-555-0123") == "[PHONE 1]"
    assert numbering.placeholder("PHONE", "818-555-0199") == "[PHONE 2]"
    assert numbering.placeholder("PHONE", "+1 (213) 555 0123") == "[PHONE 1]"
    assert numbering.placeholder("NAME", "Maria") == "[NAME 1]"


def test_names_are_the_same_whatever_their_accents_and_capitals() -> None:
    assert canonical("NAME", "María  LÓPEZ.") == canonical("NAME", "maria lopez")


def test_the_number_of_a_forgotten_value_is_never_given_again() -> None:
    numbering = Numbering([("", "[PHONE 1]"), ("PHONE:2135550123", "[PHONE 4]"), ("", "[THIS NUMBER]")])
    assert numbering.placeholder("PHONE", "2135550123") == "[PHONE 4]"
    assert numbering.placeholder("PHONE", "8185550199") == "[PHONE 5]"


def test_the_kind_of_a_placeholder() -> None:
    assert kind_of("[A-NUMBER 12]") == "A-NUMBER"
    assert kind_of("[THIS NUMBER]") == ""
    assert kind_of("Maria") == ""
