"""Pulling takes effect at once, once, and stays written down."""

import pytest

from desk.record.models import PulledAnswer
from desk.record.pulling import (
    NotPulled,
    PulledAlready,
    UnknownAnswer,
    answers,
    pull,
    pulled_among,
    pulled_now,
    put_back,
)

pytestmark = pytest.mark.django_db


def test_a_pulled_answer_is_known_until_it_is_put_back() -> None:
    pull("bond", "maria", "the fee has changed")
    assert pulled_among(["bond", "dont_sign"]) == {"bond"}
    put_back("bond", "luis")
    assert pulled_among(["bond", "dont_sign"]) == set()


def test_the_history_stays_and_the_answer_can_be_pulled_again() -> None:
    pull("bond", "maria", "the fee has changed")
    put_back("bond", "luis")
    pull("bond", "luis", "again")
    kept = PulledAnswer.objects.order_by("id").values_list("pulled_by", "why", "put_back_by")
    assert list(kept) == [("maria", "the fee has changed", "luis"), ("luis", "again", "")]
    assert PulledAnswer.objects.order_by("id")[0].put_back_at


@pytest.mark.parametrize("intent", ["bonds", "", "fallback", "notice_pulled", "handoff_status"])
def test_only_an_answer_can_be_pulled(intent: str) -> None:
    with pytest.raises(UnknownAnswer):
        pull(intent, "maria", "why")


def test_what_is_pulled_is_not_pulled_again_and_keeps_its_reason() -> None:
    pull("bond", "maria", "first")
    with pytest.raises(PulledAlready):
        pull("bond", "luis", "second")
    assert [one.why for one in pulled_now()] == ["first"]


def test_what_is_in_force_cannot_be_put_back() -> None:
    with pytest.raises(NotPulled):
        put_back("bond", "maria")


def test_every_list_to_print_can_be_pulled() -> None:
    assert {"first_call_list", "family_plan_list"} <= set(answers())


def test_every_need_with_an_answer_can_be_pulled() -> None:
    assert {"bond", "ice_at_door", "talk_to_lawyer", "notice_to_appear", "menu"} <= set(answers())
