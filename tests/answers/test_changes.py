"""What has come and gone between two wordings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answers.changes import changed_words

WORDING = st.text(alphabet="ab ¿ñ.\n\t", max_size=40)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (None, "new words", [("same", "new words")]),
        ("pay it", "pay it", [("same", "pay it")]),
        ("", "pay it", [("ins", "pay it")]),
        ("pay it", "", [("del", "pay it")]),
        (
            "pay it in full now",
            "pay it now please",
            [("same", "pay it "), ("del", "in full "), ("same", "now "), ("ins", "please")],
        ),
        ("One.\n\nTwo.", "One.\nTwo.", [("same", "One.\n"), ("del", "\n"), ("same", "Two.")]),
    ],
)
def test_words_that_came_and_went_are_marked(old, new, words):
    assert changed_words(old, new) == words


@given(WORDING, WORDING)
def test_what_stays_and_comes_is_the_new_wording_to_the_letter(old, new):
    words = changed_words(old, new)
    assert "".join(some for kind, some in words if kind != "del") == new
