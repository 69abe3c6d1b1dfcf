"""The lawyer's pages: both languages side by side, sources, where the review stands, and what has changed."""

import builtins
import shutil
from dataclasses import replace
from datetime import date, timedelta
from html import escape

import pytest

from answers import Catalogue, Office, review
from answers.around import words_around
from answers.catalogue import ROOT
from answers.review import NoPrinter, pages, print_to_pdf, state
from answers.signatures import Signature, hash_of, short_hash, strings_of

CATALOGUE = Catalogue.load(office=Office(name="The Office", phone="213-555-0100"))
BOND = CATALOGUE.file_of("bond")
HANDOFF = CATALOGUE.file_of("talk_to_lawyer")
WRITTEN, DUE = BOND.review["reviewed"], BOND.review["due"]
TODAY = date.fromisoformat(WRITTEN)
DAY = timedelta(days=1)


def catalogue_of(files, signatures={}):
    return Catalogue(files, CATALOGUE.needs, CATALOGUE.facts, CATALOGUE.phones, CATALOGUE.office, signatures)


def page_of(file, signed=None):
    signature = signed and Signature("Ana Example, SBN 0", WRITTEN, DUE, hash_of(signed), signed)
    # The choices of an answer carry the words of other files: all are there, one is looked at.
    catalogue = catalogue_of(
        [file if other.name == file.name else other for other in CATALOGUE.files],
        {file.name: signature} if signature else {},
    )
    catalogue.files = [file]
    return "".join(pages(catalogue, TODAY).values())


def signed(strings):
    signature = Signature("Ana Example, SBN 0", WRITTEN, DUE, hash_of(strings), strings)
    return catalogue_of([BOND], {"bond": signature})


def test_there_is_a_page_for_each_theme():
    assert pages(CATALOGUE, TODAY).keys() == {file.path.parent.name for file in CATALOGUE.files}


def test_a_page_shows_texts_measures_sources_and_a_box_to_sign():
    page = page_of(BOND)
    fact = CATALOGUE.facts[BOND.review["sources"][0]]
    for shown in (
        "Some people can leave detention on bond.",
        "Algunas personas pueden salir con fianza.",
        "Spanish, SMS <span>&middot; 3 segments, grade",
        f"Draft, not signed; prepared {WRITTEN}, due {DUE}",
        "MAY CHANGE",
        f'<a href="{fact["source"]["url"]}">',
        fact["source"]["as_of"],
        f"{fact['confidence']} &middot;",
        f"bond:{short_hash(BOND)}",
        "Bar no.",
    ):
        assert shown in page, shown


def test_the_words_around_the_answers_have_a_page_to_sign():
    window, clock = words_around(ROOT / "data")
    page = pages(CATALOGUE, TODAY, [window, clock])["around"]
    for shown in (
        ">Help for families in Los Angeles</td>",
        ">Ayuda para familias en Los Ángeles</td>",
        "Our office: 213-555-0100.",
        f"widget:{short_hash(window)}",
        f"clock:{short_hash(clock)}",
        "Monday, November 30 at 9:00 a.m. / el lunes 30 de noviembre a las 9:00 a.m.; ",
        " / el miércoles 1 de julio a la 1:00 p.m.",
    ):
        assert shown in page, shown


def test_what_to_look_at_first_is_marked_and_stands_first():
    rests_on = page_of(BOND).partition("<h3>Rests on</h3>")[2].partition("</ol>")[0]
    marked = [
        (name, fact.partition("</span>")[0])
        for fact in rests_on.split("<li>")[1:]
        for name in review.MARKS
        if f">{review.MARKS[name]}</span>" in fact
    ]
    names = [name for name, _ in marked]
    assert names == sorted(names, key=list(review.MARKS).index)
    facts = [CATALOGUE.facts[fact] for fact in BOND.review["sources"]]
    assert names == ["dangerous", "unconfirmed"] + ["known"] * sum(
        fact["confidence"] == "known" for fact in facts
    )
    assert "appeals courts were split" in marked[0][1]
    assert rests_on.split("<li>")[1] in rests_on.partition(marked[1][1])[0]
    assert "RESTS ON WHAT IS NOT SETTLED" in page_of(BOND)
    assert "NOT SETTLED" not in page_of(CATALOGUE.file_of("thanks"))


def test_phones_stand_as_families_get_them():
    page = page_of(BOND)
    assert "213-555-0100" in page
    assert "office.phone" not in page


def test_each_phone_of_an_answer_stands_once_with_the_page_that_was_read_and_when_it_was_called():
    page = page_of(CATALOGUE.file_of("distress"))
    read = CATALOGUE.phones["dmh_la"]["read"]
    listed = f"<li>{CATALOGUE.phones['dmh_la']['number']} LA County mental health line: day and night"
    assert page.count(listed) == 1
    assert f'called: unknown &middot; read: <a href="{read["url"]}">{read["page"]}</a>, undated' in page
    happens = CATALOGUE.phones["dmh_la"]["what_happens"]
    assert f"<br>{escape(happens['en'])} <i>{escape(happens['es'])}</i>" in page
    assert "no page found that gives it" in page_of(CATALOGUE.file_of("check_court_date"))


def test_the_buttons_of_a_question_are_shown():
    assert "<li>Only call me</li>" in page_of(HANDOFF)


@pytest.mark.parametrize(
    ("catalogue", "today", "said"),
    [
        (CATALOGUE, TODAY, f"Draft, not signed; prepared {WRITTEN}, due {DUE}"),
        (CATALOGUE, date.fromisoformat(DUE) + DAY, f"OVERDUE since {DUE}"),
        (signed(strings_of(BOND)), TODAY, f"Signed by Ana Example, SBN 0 on {WRITTEN}, due {DUE}"),
        (signed(strings_of(BOND)), date.fromisoformat(DUE) + DAY, f"OVERDUE since {DUE}"),
        (
            signed({**strings_of(BOND), "label en": "old"}),
            TODAY,
            f"VOID: signed by Ana Example, SBN 0 on {WRITTEN}, changed since",
        ),
    ],
)
def test_where_the_review_stands(catalogue, today, said):
    assert state(BOND, catalogue, today)[0] == said


def test_what_came_and_went_since_the_signature_is_marked():
    old = strings_of(BOND)
    old["utter_bond en web"] = old["utter_bond en web"].replace("Many are refused.", "Few get it.")
    old["label es"] = "La fianza"
    page = page_of(BOND, signed=old)
    assert "<del>Few get it. </del><ins>Many are refused. </ins>" in page
    assert "<del>La fianza</del><ins>Fianza</ins>" in page
    assert "<ins>" not in page_of(BOND, signed=strings_of(BOND)).partition("<section")[2]


def test_a_button_that_is_new_and_one_that_is_gone_are_marked():
    old = strings_of(HANDOFF)
    place = next(place for place, string in old.items() if string == "Only call me")
    old["utter_ask_handoff_consent en web button 9 /deny"] = "Never mind"
    del old[place]
    page = page_of(HANDOFF, signed=old)
    assert "<li><ins>Only call me</ins></li>" in page
    assert "<del>Never mind</del>" in page


def test_a_phone_that_was_signed_and_is_listed_no_more_is_shown_by_its_name():
    old = {**strings_of(BOND), "utter_bond en sms": "Call <nobody.phone>"}
    assert "&lt;nobody.phone&gt;" in page_of(BOND, signed=old)


def test_a_string_with_marks_of_html_is_shown_as_it_is():
    page = page_of(replace(BOND, label={"en": "<i>", "es": "&"}))
    assert "<b>&lt;i&gt;</b> / <b>&amp;</b>" in page


def test_a_page_is_printed_beside_itself(tmp_path):
    page = tmp_path / "detention.html"
    page.write_text(page_of(BOND))
    assert print_to_pdf(page) == tmp_path / "detention.pdf"
    assert (tmp_path / "detention.pdf").read_bytes().startswith(b"%PDF")


def test_a_missing_library_gets_one_line_and_the_html_is_written(tmp_path, monkeypatch, capsys):
    imported = builtins.__import__

    def without_pango(name, *rest):
        if name == "weasyprint":
            print("Many lines of advice.")
            raise OSError("cannot load library 'libpango-1.0-0'\nand more")
        return imported(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without_pango)
    with pytest.raises(NoPrinter):
        print_to_pdf(tmp_path / "bond.html")
    (tmp_path / "data").mkdir()
    for name in ("widget.yml", "clock.yml"):
        shutil.copy(ROOT / "data" / name, tmp_path / "data" / name)
    monkeypatch.setattr(review, "ROOT", tmp_path)
    monkeypatch.setattr(review, "FOLDER", tmp_path / "review")
    monkeypatch.setattr(Catalogue, "load", lambda: signed(strings_of(BOND)))
    monkeypatch.setattr(Catalogue, "label", lambda *which: "a label")
    assert review.main() == 0
    out, err = capsys.readouterr()
    assert out == "review/detention.html\nreview/around.html\n"
    assert err.count("\n") == 1
    assert "cannot load library 'libpango-1.0-0' (Debian" in err
    assert "Ana Example" in (tmp_path / "review" / "detention.html").read_text()
