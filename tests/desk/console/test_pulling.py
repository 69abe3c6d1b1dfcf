"""Who pulled an answer is in the audit, where the name is that of an account."""

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.core.management.base import CommandError

from desk.console.models import Audit
from desk.console.pulling import pull, put_back
from desk.record.models import PulledAnswer
from desk.record.pulling import PulledAlready

pytestmark = pytest.mark.django_db


def lines() -> list[tuple[str, str, str]]:
    return list(Audit.objects.order_by("id").values_list("who__username", "action", "subject"))


def test_pulling_and_putting_back_is_written_to_the_audit() -> None:
    User.objects.create(username="maria")
    pull("bond", "maria", "why")
    put_back("bond", "maria")
    assert lines() == [("maria", "pulled_answer", "bond"), ("maria", "put_back_answer", "bond")]


def test_nobody_needs_an_account_to_pull_an_answer() -> None:
    pull("bond", "the lawyer on call", "why")
    assert lines() == []
    assert PulledAnswer.objects.get().pulled_by == "the lawyer on call"


def test_what_did_not_happen_is_not_written_down() -> None:
    User.objects.create(username="maria")
    pull("bond", "maria", "why")
    with pytest.raises(PulledAlready):
        pull("bond", "maria", "why")
    assert len(lines()) == 1


@pytest.mark.parametrize(
    "why",
    ["asked by me llamo Maria Lopez", "call 818-555-0199 about it", "A123456789 was told this", "a" * 121],
)
def test_why_must_be_short_and_name_nobody(why: str) -> None:
    with pytest.raises(CommandError, match="WHY"):
        call_command("pull", "bond", by="maria", why=why)
    assert not PulledAnswer.objects.exists()


def test_a_reason_that_names_nobody_is_taken(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("pull", "bond", by="maria", why="the minimum has changed")
    assert PulledAnswer.objects.get().why == "the minimum has changed"
