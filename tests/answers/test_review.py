"""The lawyer's pages: both languages side by side, sources, where the review stands, and what has changed."""

import shutil
from dataclasses import replace
from datetime import date

import pytest

from answers import Catalogue, Office
from answers.review import changed_words, pages, print_to_pdf, state
from answers.signatures import Signature, hash_of, strings_of

TODAY = date(2026, 12, 24)
CATALOGUE = Catalogue.load(office=Office(name="The Office", phone="213-555-0100"))
BOND = CATALOGUE.file_of("bond")


def catalogue_of(files, signatures={}):
    return Catalogue(files, CATALOGUE.needs, CATALOGUE.facts, CATALOGUE.phones, CATALOGUE.office, signatures)


def signed(strings, due="2027-03-01"):
    signature = Signature("Ana Example, SBN 0", "2026-12-01", due, hash_of(strings), strings)
    return catalogue_of([BOND], {"bond": signature})


@pytest.fixture(scope="module")
def detention():
    return pages(
        catalogue_of([file for file in CATALOGUE.files if file.path.parent.name == "detention"]), TODAY
    )["detention"]


def test_there_is_a_page_for_each_theme():
    taxes = CATALOGUE.file_of("taxes")
    assert pages(catalogue_of([BOND, taxes]), TODAY).keys() == {"detention", "daily"}


def test_a_page_shows_texts_sources_and_a_box_to_sign(detention):
    for shown in (
        "Some people can leave detention on bond.",
        "Algunas personas pueden salir con fianza.",
        "bond-en-sms &middot; SMS, 3 segments, grade",
        "Draft, not signed; prepared 2026-11-23",
        "confirmed, may change",
        hash_of(strings_of(BOND))[:12],
        "Bar no.",
    ):
        assert shown in detention
    assert detention.count("<section>") == sum(
        file.path.parent.name == "detention" for file in CATALOGUE.files
    )


@pytest.mark.parametrize(
    ("catalogue", "today", "said"),
    [
        (CATALOGUE, TODAY, "Draft, not signed; prepared 2026-11-23, due 2027-02-20"),
        (CATALOGUE, date(2027, 2, 21), "OVERDUE since 2027-02-20"),
        (signed(strings_of(BOND)), TODAY, "Signed by Ana Example, SBN 0 on 2026-12-01, due 2027-03-01"),
        (signed(strings_of(BOND)), date(2027, 3, 2), "OVERDUE since 2027-03-01"),
        (
            signed({**strings_of(BOND), "bond-en": "old"}),
            TODAY,
            "VOID: signed by Ana Example, SBN 0 on 2026-12-01, changed since",
        ),
    ],
)
def test_where_the_review_stands(catalogue, today, said):
    assert state(BOND, catalogue, today)[0] == said


def test_what_came_and_went_since_the_signature_is_marked():
    assert changed_words("pay it in full now", "pay it now please") == [
        ("same", "pay it"), ("del", "in full"), ("same", "now"), ("ins", "please"),
    ]  # fmt: skip
    assert changed_words(None, "new words") == [("same", "new words")]
    old = {
        **strings_of(BOND),
        "bond-en": strings_of(BOND)["bond-en"].replace("Many are refused.", "Few get it."),
    }
    page = pages(signed(old), TODAY)["detention"]
    assert "<del>Few get it.</del> <ins>Many are refused.</ins>" in page


def test_a_string_with_marks_of_html_is_shown_as_it_is():
    label = replace(BOND, label={"en": "<b>", "es": "&"})
    page = pages(catalogue_of([label]), TODAY)["detention"]
    assert "<b>&lt;b&gt;</b> / <b>&amp;</b>" in page


@pytest.mark.skipif(not shutil.which("chromium"), reason="chromium is not installed")
def test_a_page_is_printed_beside_itself(tmp_path, detention):
    page = tmp_path / "detention.html"
    page.write_text(detention)
    print_to_pdf("chromium", page)
    assert page.with_suffix(".pdf").read_bytes().startswith(b"%PDF")
