"""Who pulled an answer is in the audit, where the name is that of an account."""

import pytest
from django.contrib.auth.models import User

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
