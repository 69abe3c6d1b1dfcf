"""A flood from many places: what is alike takes turns, so that what is different is seen; nobody is marked or dropped."""

from datetime import UTC, datetime, timedelta

import pytest

from desk.handoffs.flood import FLOOD
from desk.handoffs.limits import note_place
from desk.handoffs.models import Handoff
from desk.handoffs.requesting import open_request
from tests.desk.console.samples import say
from tests.desk.handoffs.samples import a_conversation, a_request

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 25, 20, tzinfo=UTC)
FIRST_PAGE = 50


def asked_after(messages: int, number: int = 0, urgency: str = "agents_now", minutes: float = 0) -> Handoff:
    """A request from a place and with a phone of its own, after so many messages."""
    conversation = a_conversation(phone=f"+1323{5560000 + number}")
    note_place(conversation, f"9.9.{number // 250}.{number % 250}", NOON)
    for _ in range(messages):
        say(conversation, "you", "words")
    request = a_request(request_id=f"{conversation.pk}:1", urgency=urgency)
    return open_request(conversation, request, now=NOON + timedelta(minutes=minutes)).handoff


@pytest.mark.parametrize("scripts", [1, 8])
def test_a_real_emergency_in_the_middle_of_a_thousand_from_a_thousand_places_is_on_the_first_page(scripts):
    for number in range(500):
        asked_after(number % scripts, number, minutes=number / 10)
    real = asked_after(9, 500, "detained_now", minutes=50)
    for number in range(501, 1001):
        asked_after(number % scripts, number, minutes=number / 10)
    queue = list(Handoff.objects.open().most_pressing_first())
    assert len(queue) == 1001
    assert queue.index(real) < FIRST_PAGE
    assert not any(handoff.is_suspicious for handoff in queue)


def test_without_a_flood_the_oldest_stands_first_however_alike_they_are():
    asked = [asked_after(0, number, minutes=number) for number in range(FLOOD)]
    assert list(Handoff.objects.most_pressing_first()) == asked


def test_what_somebody_took_or_what_is_older_than_a_day_is_no_flood():
    for number in range(FLOOD):
        asked_after(0, number, minutes=number)
    assert asked_after(0, 97, minutes=FLOOD).alike_before == FLOOD
    assert asked_after(0, 98, minutes=26 * 60).alike_before == 0
    Handoff.objects.update(stage="claimed")
    assert asked_after(0, 99, minutes=FLOOD).alike_before == 0


def test_an_emergency_that_looks_like_the_flood_still_stands_before_everything_lesser():
    lesser = asked_after(3, 0, "hearing_soon")
    for number in range(1, FLOOD + 5):
        last = asked_after(0, number, minutes=number)
    queue = list(Handoff.objects.most_pressing_first())
    assert (queue[-2], queue[-1]) == (last, lesser)
