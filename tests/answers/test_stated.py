"""Numbers, statutes and dates are read alike in both languages, and in facts."""

import pytest

from answers.stated import TYPED_PHONE, Carried, Date, stated_in


def carried_by(claim, note=None, as_of="unknown"):
    return Carried([{"claim": claim, "note": note, "source": {"as_of": as_of}}], frozenset({"911"}))


@pytest.mark.parametrize(
    ("text", "meanings"),
    [
        ("on June 6, 2025", [Date(2025, 6, 6)]),
        ("el 6 de junio de 2025", [Date(2025, 6, 6)]),
        ("6 June 2025", [Date(2025, 6, 6)]),
        ("desde Nov 2025 y feb 2026", [Date(2025, 11, None), Date(2026, 2, None)]),
        ("on April 7", [Date(None, 4, 7)]),
        ("schools to grade 12 may not", ["12"]),
        ("as of 2026-06-22", [Date(2026, 6, 22)]),
        ("AB 60, SB-54 and section 287(g)", [("AB", "60"), ("SB", "54"), ("", "287(g)")]),
        ("form I-130, forma EOIR-33, I-918B", [("I", "130"), ("EOIR", "33"), ("I", "918b")]),
        ("$1,500 or 1500 dollars, 47,000 homes", ["$1500", "$1500", "47000"]),
        ("1. Ask. 2. Wait 3 days. 3. Go.", ["3"]),
        ("1) Ask. 2) Sign.", []),
        ("call <larrn.phone>, {code}, 213-555-0100", []),
        ("twelve questions, one of them at once, two adults, once again", []),
        ("ninety days, noventa días, noventa dias", ["90", "90", "90"]),
        ("within one year, en un año, dos semanas", ["1", "1", "2"]),
        ("one day, un dia, a day", []),
        ("one hundred and fifty or twenty-five miles", ["150", "25"]),
        ("ciento veinte días, treinta y cinco, veintidós horas", ["120", "35", "22"]),
        ("mil quinientos dólares, two thousand dollars", ["$1500", "$2000"]),
        ("ten working days, diez por ciento", ["10", "10"]),
        ("Senate Bill 54, S.B. 54, sb 54", [("SB", "54")] * 3),
        ("Assembly Bill No. 60, Proposición 187", [("AB", "60"), ("PROP", "187")]),
        ("form I 246, Forma I246", [("I", "246")] * 2),
        ("06/05/2025, 23/11/2025, 6/2026", [Date(2025, 6, 5), Date(2025, 11, 23), Date(2026, 6, None)]),
        ("the 6th of June of 2025, June, 2025", [Date(2025, 6, 6), Date(2025, 6, None)]),
        ("el 1º de junio del 2025", [Date(2025, 6, 1)]),
    ],
)
def test_what_a_text_states(text, meanings):
    assert [stated.means for stated in stated_in(text)] == meanings


@pytest.mark.parametrize(
    ("claim", "said"),
    [
        ("On 6 June 2025 it began.", "En junio de 2025"),
        ("On 6 June 2025 it began.", "In 2025"),
        ("It costs 30 dollars.", "Cuesta $30"),
        ("A ten-year bar, and twenty-one days.", "10 years, 21 days"),
        ("Schools (K-12) must ask.", "grado 12"),
        ("Nothing with a number.", "In danger: 911"),
    ],
)
def test_what_a_fact_carries(claim, said):
    assert all(stated in carried_by(claim) for stated in stated_in(said))


@pytest.mark.parametrize(
    ("claim", "said"),
    [
        ("In June 2025 it began.", "On June 6, 2025"),
        ("It costs $30.", "$31"),
        ("The office is at 213-576-4701.", "213 people"),
        ("Form I-130.", "130 forms"),
        ("AB 60 licenses.", "SB 60"),
    ],
)
def test_what_a_fact_does_not_carry(claim, said):
    assert all(stated not in carried_by(claim) for stated in stated_in(said))


def test_the_note_and_the_day_of_the_page_belong_to_a_fact():
    assert all(
        stated in carried_by("It moves.", note="Changed in 2025.", as_of="2026-06-22")
        for stated in stated_in("Changed in 2025. As of June 2026.")
    )


@pytest.mark.parametrize(
    ("claim", "said"),
    [
        ("Wait 30 days.", "Espere un mes."),
        ("Kept for 14 days.", "dos semanas"),
        ("Renew 120 to 150 days early.", "four to five months"),
        ("After a year of unlawful stay.", "one year"),
        ("It takes ninety days.", "90 días"),
        ("It takes 90 days.", "noventa dias"),
    ],
)
def test_a_number_is_carried_however_it_is_written(claim, said):
    assert [stated for stated in stated_in(said) if stated not in carried_by(claim)] == []


@pytest.mark.parametrize("said", ["ninety days", "noventa días", "noventa dias", "two thousand dollars"])
def test_a_number_in_words_that_no_fact_carries_is_named_as_it_stands(said):
    [stated] = [stated for stated in stated_in(f"Wait {said} now.") if stated not in carried_by("30 days")]
    assert stated.written == said


@pytest.mark.parametrize(
    "typed",
    [
        "213-555-0142",
        "(213) 555-0142",
        "213.555.0142",
        "+1 213 555 0142",
        "2135550142",
        "555-0142",
        "1-800-FREE-LAW",
        "213\u2013555\u20130142",
    ],
)
def test_a_phone_is_found_however_it_is_typed(typed):
    assert TYPED_PHONE.search(f"Call {typed} now")


@pytest.mark.parametrize(
    "other", ["in 2025-2026", "10,000 visas", "No. 188441", "SB 54", "EOIR-33", "300 N. Los"]
)
def test_what_is_no_phone_is_none(other):
    assert not TYPED_PHONE.search(other)
