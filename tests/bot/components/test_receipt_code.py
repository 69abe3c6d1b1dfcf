"""A receipt code is found however it was typed, and nothing else is taken for one."""

import pytest

from components.receipt_code import receipt_code_in


@pytest.mark.parametrize(
    "text",
    [
        "K7M-R4Q",
        "k7m r4q",
        "mi clave es k7mr4q",
        "it is k 7 m, r 4 q.",
        "K7M–R4Q?",
        "codigo K7M.R4Q gracias",
        "(k7m_r4q)",
    ],
)
def test_a_code_is_read_in_any_way_of_typing_it(text):
    assert receipt_code_in(text) == "K7M-R4Q"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "my form is I-589 and N-400",
        "call me at 4 or 7",
        "hearing 3/4 at 9",
        "xk7mr4q",
        "k7mr4q2",
        "[PHONE 1]",
        "room H2 or R4",
    ],
)
def test_other_words_are_no_code(text):
    assert receipt_code_in(text) is None
