"""Replies as text messages."""

from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answers.texting import LONGEST, as_texts, in_parts


@dataclass
class Said:
    text: str
    kind: str = "answer"
    choices: list[dict[str, str]] = field(default_factory=list)
    answer_id: str = ""


BOND = {"label": "Bond", "value": "bond"}
LAWYER = {"label": "Lawyer", "value": "talk_to_lawyer"}
WELCOME = Said("Welcome.", "notice", [LAWYER])


def test_choices_are_numbered_under_the_words() -> None:
    said = [Said("One."), Said("Two.", choices=[BOND, LAWYER])]
    assert as_texts(said) == ["One.\n\nTwo.\n\n1 Bond\n2 Lawyer"]


def test_a_choice_offered_twice_has_one_number() -> None:
    said = [Said("A.", choices=[BOND]), Said("B.", choices=[BOND, LAWYER])]
    assert as_texts(said) == ["A.\n\nB.\n\n1 Bond\n2 Lawyer"]


def test_the_answers_to_an_open_question_keep_their_numbers_whatever_is_said_above_it() -> None:
    yes, no = {"label": "Yes", "value": "affirm"}, {"label": "No", "value": "deny"}
    question = Said("Did a judge sign?", "question", [yes, no, LAWYER])
    alone = as_texts([question])[0]
    told = as_texts([Said("A.", choices=[BOND, LAWYER]), question])[0]
    assert told.splitlines()[-4:] == [*alone.splitlines()[-3:], "4 Bond"]


def test_the_welcome_comes_first_and_its_choices_give_way() -> None:
    assert as_texts([Said("Answer.", choices=[BOND])], [WELCOME]) == ["Welcome.\n\nAnswer.\n\n1 Bond"]


def test_in_an_emergency_the_welcome_comes_after() -> None:
    said = [Said("Do not open.", "emergency", [BOND])]
    assert as_texts(said, [WELCOME]) == ["Do not open.\n\n1 Bond\n\nWelcome."]


def test_a_question_back_that_begins_with_what_protects_comes_before_the_welcome() -> None:
    said = [Said("Agents now? Stay silent. Which?", "clarify", [BOND], "clarify-emergency-en-sms")]
    assert as_texts(said, [WELCOME]) == ["Agents now? Stay silent. Which?\n\n1 Bond\n\nWelcome."]


def test_the_welcome_alone_offers_its_own_choices() -> None:
    assert as_texts([], [WELCOME]) == ["Welcome.\n\n1 Lawyer"]


def test_a_turn_over_its_limit_is_cut_between_its_bubbles_and_the_question_keeps_its_choices() -> None:
    protects, asks = Said("a" * 300, "emergency"), Said("Which paper?", "question", [BOND, LAWYER])
    assert as_texts([protects, asks]) == ["a" * 300, "Which paper?\n\n1 Bond\n2 Lawyer"]


def test_a_first_contact_in_an_emergency_is_protected_asked_and_welcomed_in_that_order() -> None:
    welcome = Said("w" * 600, "notice", [LAWYER])
    said = [Said("a" * 300, "emergency"), Said("Which paper?", "question", [BOND])]
    assert as_texts(said, [welcome]) == ["a" * 300, "Which paper?\n\n1 Bond", "w" * 600]


def test_bubbles_that_fit_into_one_text_stay_together() -> None:
    said = [Said("a" * 200), Said("b" * 200), Said("c" * 200)]
    assert as_texts(said) == ["a" * 200 + "\n\n" + "b" * 200, "c" * 200]


def test_choices_that_do_not_fit_under_a_question_are_a_text_of_their_own() -> None:
    assert as_texts([Said("a" * 455, "question", [BOND])]) == ["a" * 455, "1 Bond"]


def test_what_fits_into_one_text_of_an_answer_is_cut_in_an_emergency() -> None:
    assert len(as_texts([Said("a" * 200), Said("b" * 200)])) == 1
    assert len(as_texts([Said("a" * 200, "emergency"), Said("b" * 200)])) == 2


@given(
    st.lists(st.tuples(st.integers(1, 500), st.sampled_from(["answer", "emergency", "question"])), max_size=5)
)
def test_no_bubble_is_lost_doubled_or_overtaken(bubbles: list[tuple[int, str]]) -> None:
    said = [Said(str(place) * letters, kind, [BOND]) for place, (letters, kind) in enumerate(bubbles)]
    whole = [*(reply.text for reply in said), *(["1 Bond"] if said else [])]
    assert "\n\n".join(as_texts(said)) == "\n\n".join(whole)


def test_more_is_offered_under_the_choices() -> None:
    said = [Said("One.", choices=[BOND])]
    assert as_texts(said, offer="MORE for details") == ["One.\n\n1 Bond\nMORE for details"]


def test_more_is_not_offered_where_choices_are_not_listed() -> None:
    assert as_texts([Said("One.", choices=[BOND])], numbered=False, offer="MORE for details") == ["One."]


@pytest.mark.parametrize(
    ("letters", "kind", "is_offered"),
    [
        (150, "answer", True),
        (300, "answer", True),
        (300, "emergency", False),
        (455, "answer", False),
        (470, "answer", True),
    ],
)
def test_the_offer_of_more_never_costs_a_segment_over_the_limit(
    letters: int, kind: str, is_offered: bool
) -> None:
    [text] = as_texts([Said("a" * letters, kind)], offer="MORE for details")
    assert text.endswith("MORE for details") == is_offered


@pytest.mark.parametrize(
    ("letters", "kind", "stands"),
    [(100, "answer", True), (445, "answer", False), (290, "emergency", False), (150, "emergency", True)],
)
def test_the_line_about_the_review_never_costs_a_segment_over_the_limit(
    letters: int, kind: str, stands: bool
) -> None:
    [text] = as_texts([Said("a" * letters, kind)], line="Prepared Nov. 23.")
    assert text.endswith("\nPrepared Nov. 23.") == stands


def test_the_line_stands_under_the_choices_and_before_the_offer_of_more() -> None:
    [text] = as_texts([Said("One.", choices=[BOND])], line="Prepared.", offer="MORE for details")
    assert text == "One.\n\n1 Bond\nPrepared.\nMORE for details"


def test_in_an_emergency_the_line_comes_before_the_welcome() -> None:
    said = [Said("Do not open.", "emergency", [BOND])]
    assert as_texts(said, [WELCOME], line="Prepared.") == ["Do not open.\n\n1 Bond\nPrepared.\n\nWelcome."]


def test_the_rest_of_an_answer_is_sent_part_by_part_with_the_choices_under_the_last() -> None:
    parts = [Said("One.", answer_id="rest:bond-en"), Said("Two.", choices=[BOND], answer_id="rest:bond-en")]
    assert as_texts(parts) == ["One.", "Two.\n\n1 Bond"]


def test_choices_that_do_not_fit_under_the_last_part_are_a_text_of_their_own() -> None:
    assert as_texts([Said("a" * 455, choices=[BOND], answer_id="rest:bond-en")]) == ["a" * 455, "1 Bond"]


def test_nothing_to_say_is_an_empty_response() -> None:
    assert as_texts([]) == []


@pytest.mark.parametrize("text", ["a" * 5000, "word " * 1000, "paragraph of some words.\n\n" * 200])
def test_no_part_is_longer_than_twilio_takes(text: str) -> None:
    parts = in_parts(text)
    assert all(0 < len(part) <= LONGEST for part in parts)
    assert "".join("".join(parts).split()) == "".join(text.split())


@given(st.text(max_size=300), st.integers(10, 50))
def test_cutting_loses_no_letter(text: str, longest: int) -> None:
    assert "".join("".join(in_parts(text, longest)).split()) == "".join(text.split())


def test_what_is_filled_in_costs_no_dear_letters() -> None:
    assert as_texts([Said("Abre el sábado 5 de diciembre, año 2026.")]) == [
        "Abre el sabado 5 de diciembre, año 2026."
    ]
