"""The list of phones: what its numbers and hours rest on, and the pages that were read, can be looked up."""

import pytest
import yaml

from answers import Catalogue, check
from answers.catalogue import ROOT
from answers.check import faults_of_phones
from answers.phones import is_dated, wrong_with
from answers.sms import outside_gsm7

CATALOGUE = Catalogue.load()
READ = 'read: {page: "Alternative Crisis Response, Los Angeles County Department of Mental Health", url: "https://'


@pytest.fixture
def faults_after(tmp_path, monkeypatch):
    """The faults of the list once ``old`` in it reads ``new``, and its lines."""

    def changed(old, new):
        text = (ROOT / "data" / "phones.yml").read_text()
        assert old in text
        (tmp_path / "data").mkdir()
        path = tmp_path / "data" / "phones.yml"
        path.write_text(text.replace(old, new, 1))
        monkeypatch.setattr(check, "ROOT", tmp_path)
        phones = yaml.safe_load(path.read_text())
        listed = Catalogue([], CATALOGUE.needs, CATALOGUE.facts, phones, CATALOGUE.office)
        return [str(fault) for fault in faults_of_phones(listed)], path.read_text().splitlines()

    return changed


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('number: "800-854-7771"', 'number: "800-854-7772"', "dmh_la has 800-854-7772, which does not stand in"),
        ("rests_on: [phone-dmh-hours]", "rests_on: [phone-dmh]", "dmh_la rests on 'phone-dmh', which is no fact"),
        (READ, 'read: {page: " ", url: "https://', "'read' of dmh_la names no page"),
        (READ, READ.replace("https", "http"), "'read' of dmh_la has no https address"),
        (READ, READ.replace("page:", "title:"), "'read' of dmh_la is not page, url, on"),
        (READ, f"read: nothing  # {READ}", "'read' of dmh_la is not page, url, on"),
        ('gov/acr/", "on": "undated"', 'gov/acr/", on: "undated"', "'read' of dmh_la is not page, url, on"),
        ('gov/acr/", "on": "undated"', 'gov/acr/", "on": "last May"', "is of 'last May', which is no date"),
        ('gov/acr/", "on": "undated"', 'gov/acr/", "on": 2026-02-11', "is of '2026-02-11', which is no date"),
    ],
)  # fmt: skip
def test_a_fault_of_an_entry_is_found_on_its_line(faults_after, old, new, said):
    (fault,), lines = faults_after(old, new)
    assert said in fault
    assert " -> " in fault
    at = (
        lines.index("dmh_la:") + 1
        if "has 800" in said
        else next(n for n, line in enumerate(lines, 1) if new in line)
    )
    assert fault.startswith(f"data/phones.yml:{at}: ")


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("hours", None, "dmh_la has no hours in en"),
        ("hours", {"en": "day and night", "es": " "}, "dmh_la has no hours in es"),
        ("what_happens", {"en": "A person answers."}, "dmh_la has no what_happens in es"),
        ("languages", None, "the languages of dmh_la are no list of en and es"),
        ("languages", ["fr"], "the languages of dmh_la are no list of en and es"),
        ("verified", None, "'verified' of dmh_la is 'None', no day in quotes"),
        ("verified", "yes", "'verified' of dmh_la is 'yes', no day in quotes"),
        ("verified", "2026-02-30", "no day in quotes up to today"),
        ("verified", "2999-01-01", "no day in quotes up to today"),
    ],
)
def test_an_entry_has_no_gap(field, value, said):
    phone = {**CATALOGUE.phones["dmh_la"], field: value}
    found = [wrong.what for wrong in wrong_with("dmh_la", phone, CATALOGUE.facts)]
    assert any(said in what for what in found), found
    del phone[field]
    assert list(wrong_with("dmh_la", phone, CATALOGUE.facts))


@pytest.mark.parametrize("verified", ["unknown", "2026-11-23"])
def test_a_phone_was_called_on_a_day_or_nobody_knows(verified):
    phone = {**CATALOGUE.phones["dmh_la"], "verified": verified}
    assert list(wrong_with("dmh_la", phone, CATALOGUE.facts)) == []


def test_an_entry_needs_no_page_that_was_read():
    unread = {name: value for name, value in CATALOGUE.phones["dmh_la"].items() if name != "read"}
    assert list(wrong_with("dmh_la", unread, CATALOGUE.facts)) == []


@pytest.mark.parametrize("on", ["2026", "2026-02", "2026-02-11", "undated"])
def test_a_page_is_of_a_year_a_month_a_day_or_undated(on):
    assert is_dated(on)


@pytest.mark.parametrize(
    "on", ["", "26", "2026-13", "2026-02-30", "2026-2", "2026-02-11-04", "unknown", 2026, None]
)
def test_anything_else_is_no_date(on):
    assert not is_dated(on)


@pytest.mark.parametrize("name", CATALOGUE.phones)
def test_hours_can_go_by_text_message_without_costing_more(name):
    assert not [
        letter for hours in CATALOGUE.phones[name]["hours"].values() for letter in outside_gsm7(hours)
    ]


@pytest.mark.parametrize("name", CATALOGUE.phones)
def test_a_line_speaks_spanish_where_a_fact_says_so(name):
    phone = CATALOGUE.phones[name]
    facts = (phone["source"], *phone.get("rests_on", ()))
    claims = " ".join(CATALOGUE.facts[fact]["claim"] for fact in facts)
    assert set(phone["languages"]) <= {"en", "es"}
    assert "es" not in phone["languages"] or "Spanish" in claims
