"""What may change is stated with its own date, fact by fact, and what is not settled never as law."""

from pathlib import Path

import pytest

from answers import Catalogue, check
from answers.catalogue import ROOT
from answers.check import faults_of_facts
from answers.content import CHANNELS, LANGUAGES, ContentFile, Text
from answers.dated import faults_of_dates

CATALOGUE = Catalogue.load()
MAY_CHANGE = {"en": "It may have changed: ask.", "es": "Puede haber cambiado: pregunte."}


def fact(claim, as_of, status=None):
    return {
        "claim": claim,
        "source": {"as_of": as_of},
        "confidence": "confirmed",
        "volatile": True,
        "status": status,
    }


FACTS = {
    "old-rule": fact("A rule of February 2025 bars it.", "2025-06"),
    "new-rule": fact("In June 2026 a judge stopped it.", "2026-06-25"),
    "phone": fact("They answer questions.", "unknown"),
    "open": fact("The courts were split in June 2026.", "2026-06", "dangerous"),
}  # fmt: skip


def faults(said, *sources, language="en", channel="web", undated=()):
    review = {"sources": sources, "undated": dict.fromkeys(undated, "why")}
    file = ContentFile(Path("rule.yml"), review=review, label={}, next=(), responses={})
    facts = {name: {"id": name, **fact} for name, fact in FACTS.items()}
    catalogue = Catalogue([], {}, facts, {}, CATALOGUE.office)
    return [what for what, _ in faults_of_dates(Text("rule", language, channel, said), file, catalogue)]


@pytest.mark.parametrize(
    ("said", "undated"),
    [
        ("As of June 2026 it holds.", "old-rule"),
        ("In 2026 it holds.", "old-rule"),
        ("Since 2019 it holds.", "old-rule, new-rule"),
        ("Since May 2024 it holds.", "new-rule"),
        ("It holds.", "old-rule, new-rule"),
    ],
)
def test_one_date_does_not_speak_for_what_was_read_before_it(said, undated):
    assert faults(f"{said} {MAY_CHANGE['en']}", "old-rule", "new-rule") == [
        f"rule gives no date of what may change: {undated}"
    ]


@pytest.mark.parametrize(
    "said",
    [
        "A rule of February 2025 bars it; in June 2026 a judge stopped it.",
        "As of June 2025 it holds.",
        "A rule of 2025 bars it.",
    ],
)
def test_each_fact_has_a_date_of_its_own_or_one_of_the_year_before_its_page(said):
    assert faults(f"{said} {MAY_CHANGE['en']}", "old-rule", "new-rule") == []


def test_a_fact_without_a_date_is_excused_by_the_review_and_by_nothing_else():
    said = f"In 2026 they answer. {MAY_CHANGE['en']}"
    assert faults(said, "phone") == ["rule gives no date of what may change: phone"]
    assert faults(said, "phone", undated=["phone"]) == []


def test_the_date_in_a_note_is_not_the_date_of_the_fact(monkeypatch):
    monkeypatch.setitem(FACTS, "phone", {**FACTS["phone"], "note": "Today is 22 November 2026."})
    assert faults(f"In November 2026 they answer. {MAY_CHANGE['en']}", "phone") != []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("channel", CHANNELS)
def test_what_is_not_settled_is_never_stated_as_law(language, channel):
    def said(text):
        return faults(text, "open", language=language, channel=channel)

    (may_change, ask) = MAY_CHANGE[language].split(":")
    assert said(f"2026-06. {MAY_CHANGE[language]}") == []
    (fault,) = said(f"2026-06. {may_change}.")
    assert fault == "rule states as law what is not settled: open (dangerous)"
    assert said(f"2026-06. {may_change}.\n\n{ask}") == [fault]


def test_what_is_not_settled_may_be_left_out_by_sms_and_not_be_excused_on_the_website():
    assert faults("Call us.", "open", channel="sms", undated=["open"]) == []
    assert len(faults("Call us.", "open", channel="web", undated=["open"])) == 3


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("status: dangerous", "status: dangerus", "has the status 'dangerus' -> write dangerous or unconfirmed"),
        ("confidence: known", "confidence: sure", "has the confidence 'sure' -> write confirmed or known"),
        ("volatile: true\n  status: dangerous", "volatile: false\n  status: dangerous", "is dangerous and not volatile"),
    ],
)  # fmt: skip
def test_a_mark_that_would_guard_nothing_is_a_fault_of_its_line(tmp_path, monkeypatch, old, new, said):
    text = (ROOT / "data" / "facts.yml").read_text()
    assert old in text
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "facts.yml").write_text(text.replace(old, new, 1))
    for name in ("intents.yml", "phones.yml"):
        (tmp_path / "data" / name).write_text((ROOT / "data" / name).read_text())
    monkeypatch.setattr(check, "ROOT", tmp_path)
    (fault,) = map(str, faults_of_facts(Catalogue.load(tmp_path)))
    assert said in fault
    line = int(fault.split(":")[1])
    assert (tmp_path / "data" / "facts.yml").read_text().splitlines()[line - 1].startswith("- id: ")
