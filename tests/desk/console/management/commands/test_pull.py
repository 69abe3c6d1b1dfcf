"""`make pull`, `make unpull` and `make pulled`, as an operator types them."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from desk.record.catalogue import approved_words

pytestmark = pytest.mark.django_db
DUE = approved_words().reviewed("utter_bond")["due"]


@pytest.fixture
def on_day(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """``on_day(30)``: it is now 30 days past the day of the answer on bond."""

    def move(days: int) -> None:
        noon = datetime.fromisoformat(f"{DUE}T20:00").replace(tzinfo=UTC)
        monkeypatch.setattr(timezone, "now", lambda: noon + timedelta(days))

    return move


def run(*words: str) -> str:
    said = StringIO()
    call_command(*words, stdout=said)
    return said.getvalue().strip()


def refusal(*words: str) -> str:
    with pytest.raises(CommandError) as refused:
        run(*words)
    return str(refused.value)


def test_an_answer_is_pulled_listed_and_put_back(on_day: Callable[[int], None]) -> None:
    on_day(-80)
    assert "bond is pulled" in run("pull", "bond", "--by", "maria", "--why", "the fee has changed")
    assert run("pulled").endswith("by maria: the fee has changed")
    assert "bond is back" in run("unpull", "bond", "--by", "maria")
    assert run("pulled") == "No answer is pulled or overdue."


def test_what_cannot_be_done_is_said_in_one_line() -> None:
    maria = ("--by", "maria", "--why", "first")
    run("pull", "bond", *maria)
    assert refusal("pull", "bond", *maria) == "bond is already pulled, by maria: first"
    assert refusal("pull", "bonds", *maria) == "No answer is called 'bonds'. Did you mean bond?"
    assert refusal("pull", "xyzzy", *maria) == "No answer is called 'xyzzy'."
    assert refusal("pull", "dont_sign", "--by", " ", "--why", "x").startswith("Say who pulls it")
    assert refusal("pull", "dont_sign", "--by", "maria", "--why", "").startswith("Say who pulls it")
    assert refusal("unpull", "dont_sign", "--by", "maria") == "dont_sign is not pulled."
    assert refusal("unpull", "bond", "--by", "") == "Say who puts it back (BY)."


def test_overdue_answers_are_listed_with_what_families_get(on_day: Callable[[int], None]) -> None:
    on_day(1)
    assert f"bond: due {DUE}, given with a warning" in run("pulled")
    on_day(30)
    assert f"bond: due {DUE}, withdrawn" in run("pulled")


def test_an_overdue_notice_or_question_is_listed_as_given_and_never_withdrawn(
    on_day: Callable[[int], None],
) -> None:
    on_day(2000)
    listed = run("pulled").splitlines()
    for name in ("notice_welcome", "clarify", "fallback", "handoff_status"):
        (line,) = [line for line in listed if line.startswith(f"{name}: ")]
        assert line.endswith(", given as it is")
    assert f"bond: due {DUE}, withdrawn" in listed
