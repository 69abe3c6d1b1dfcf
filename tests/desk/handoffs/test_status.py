"""Who guesses receipt codes is slowed down; who mistypes one is not."""

from contextlib import suppress
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from desk.handoffs.limits import note_place
from desk.handoffs.models import WrongCode
from desk.handoffs.status import (
    WRONG_CODES,
    WRONG_CODES_OF_A_PLACE,
    TooManyWrongCodes,
    forget_wrong_codes,
    request_of,
    request_with,
)
from desk.privacy.erasure import erase_record
from tests.desk.handoffs.samples import a_conversation, a_handoff

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def test_right_codes_are_never_counted():
    handoff = a_handoff()
    for _ in range(WRONG_CODES + 1):
        assert request_with(handoff.code.lower(), handoff.conversation_id) == handoff


def test_wrong_codes_count_for_an_hour_and_in_their_conversation_only():
    handoff, guesser, other = a_handoff(), a_conversation(), a_conversation()
    for _ in range(WRONG_CODES):
        assert request_with("C2C-C2C", guesser.pk) is None
    with pytest.raises(TooManyWrongCodes):
        request_with(handoff.code, guesser.pk)
    assert request_with(handoff.code, other.pk) == handoff
    WrongCode.objects.update(at=timezone.now() - HOUR)
    assert request_with(handoff.code, guesser.pk) == handoff


def test_who_names_no_conversation_or_one_that_is_gone_is_slowed_down_too():
    handoff = a_handoff()
    for gone in [None, uuid4()] * 3:
        with suppress(TooManyWrongCodes):
            assert request_with("C2C-C2C", gone) is None
    for code in (handoff.code, "C2C-C2C"):
        with pytest.raises(TooManyWrongCodes):
            request_with(code)
    assert request_with(handoff.code, handoff.conversation_id) == handoff
    WrongCode.objects.update(at=timezone.now() - HOUR)
    assert request_with(handoff.code) == handoff


def test_who_begins_one_conversation_after_the_other_is_slowed_down_at_that_place_only():
    handoff = a_handoff()

    def ask(address: str, code: str) -> object:
        conversation = a_conversation()
        note_place(conversation, address)
        return request_with(code, conversation.pk)

    for _ in range(WRONG_CODES_OF_A_PLACE):
        assert ask("8.8.8.8", "C2C-C2C") is None
    for code in (handoff.code, "C2C-C2C"):
        with pytest.raises(TooManyWrongCodes):
            ask("8.8.8.8", code)
    assert ask("9.9.9.9", handoff.code) == handoff


def test_wrong_codes_are_forgotten_with_time_and_with_the_conversation():
    guesser = a_conversation()
    for _ in range(2):
        request_with("C2C-C2C", guesser.pk)
    now = timezone.now()
    assert forget_wrong_codes(now) == 0
    assert forget_wrong_codes(now + HOUR) == 2
    request_with("C2C-C2C", guesser.pk)
    erase_record(guesser)
    assert not WrongCode.objects.exists()


def test_a_conversation_that_asked_for_nothing_has_no_request():
    assert request_of(a_conversation().pk) is None
