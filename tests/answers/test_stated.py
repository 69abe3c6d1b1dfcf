"""Numbers, statutes and dates are read alike in both languages, and in facts."""

import pytest

from answers.stated import Carried, Date, stated_in


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
        ("twelve questions", []),
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
