"""Names of phones and of the office in a text."""

from dataclasses import replace

import pytest

from answers.office import Office, UnknownReference, fill, office_from_environment

OFFICE = Office(name="Oficina", phone="213-555-0100", address="1 Main St", hours="Mon-Fri 09:00-18:00")
PHONES = {
    "larrn": {
        "number": "888-624-4752",
        "en": "the network",
        "es": "la red",
        "hours": {"en": "day", "es": "de dia"},
    }
}


@pytest.mark.parametrize(
    ("text", "language", "filled"),
    [
        ("Call <office.phone>.", "en", "Call 213-555-0100."),
        ("<office.name>, <office.hours>", "en", "Oficina, Mon-Fri 09:00-18:00"),
        ("<larrn.name>: <larrn.phone>, <larrn.hours>", "es", "la red: 888-624-4752, de dia"),
        ("<not a reference> 1 < 2", "en", "<not a reference> 1 < 2"),
    ],
)
def test_references_are_filled_in(text, language, filled):
    assert fill(text, OFFICE, PHONES, language) == filled


@pytest.mark.parametrize("text", ["<nobody.phone>", "<larrn.address>"])
def test_an_unknown_reference_is_an_error(text):
    with pytest.raises(UnknownReference):
        fill(text, OFFICE, PHONES, "en")


@pytest.mark.parametrize(
    ("url", "filled"),
    [
        (
            "https://chat.example.org",
            "Write it down. To print it: https://chat.example.org/lists/first_call/es",
        ),
        ("", "Write it down."),
    ],
)
def test_a_list_is_named_by_its_address_or_not_at_all(url, filled):
    text = "Write it down. To print it: <lists.first_call>"
    assert fill(text, replace(OFFICE, url=url), PHONES, "es").strip() == filled


def test_the_address_is_that_of_the_public_side():
    assert (
        office_from_environment({"PUBLIC_URL": "https://chat.example.org/"}).url == "https://chat.example.org"
    )


def test_without_settings_the_phone_is_one_that_exists_nowhere():
    office = office_from_environment({})
    assert office.name == "Goldstein Immigration Lawyers"
    assert "555-01" in office.phone
    assert office.address == ""
    assert office.hours == ""
