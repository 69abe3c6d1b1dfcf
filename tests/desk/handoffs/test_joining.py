"""What a family asks again joins its open request, and nothing asked before is lost."""

import os
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import Any

import pytest
from django.db import IntegrityError, connections, transaction

from desk.handoffs.contact import PhoneUnknown, asked_in
from desk.handoffs.models import Addition, Handoff, HandoffEvent, higher
from desk.handoffs.requesting import Receipt, open_request
from desk.handoffs.stages import Stage, move
from desk.privacy.erasure import erase_record
from desk.privacy.values import remember
from desk.record.models import Conversation
from tests.desk.handoffs.samples import PHONE, a_conversation, a_handoff, a_lawyer, a_request

pytestmark = pytest.mark.django_db


@pytest.fixture
def ask():
    """``ask("second", urgency=...)`` in one conversation."""
    conversation = a_conversation()

    def asked(request_id: str, **changes) -> Receipt:
        return open_request(conversation, a_request(request_id=request_id, **changes))

    asked.conversation = conversation
    return asked


def test_the_second_asking_gets_the_same_code_and_a_line_in_the_history(ask):
    first, second = ask("first"), ask("second")
    assert (second.is_new, second.is_merged) == (False, True)
    assert second.handoff.code == first.handoff.code
    assert Handoff.objects.count() == 1
    assert [event.remark or event.stage for event in second.handoff.events.all()] == ["received", "joined"]


def test_earlier_contacts_and_notes_stay_and_the_newest_comes_last(ask):
    ask("first", callback_note="after six")
    remember(ask.conversation, [("[PHONE 2]", "+13235550188")])
    handoff = ask("second", phone="[PHONE 2]", callback_note="ask for my sister").handoff
    asked = asked_in(handoff, os.environ["LAWYERS_PRIVATE_KEY"])
    assert [(one.phone, one.callback_note) for one in asked] == [
        (PHONE, "after six"),
        ("+13235550188", "ask for my sister"),
    ]


@pytest.mark.parametrize(
    ("first", "second", "urgency", "topic"),
    [
        ("other", "agents_now", "agents_now", "second_topic"),
        ("detained_now", "other", "detained_now", "first_topic"),
        ("other", "other", "other", "first_topic"),
    ],
)
def test_the_higher_urgency_wins_and_brings_its_topic(ask, first, second, urgency, topic):
    ask("first", urgency=first, topic="first_topic")
    handoff = ask("second", urgency=second, topic="second_topic").handoff
    assert (handoff.urgency, handoff.topic) == (urgency, topic)


@pytest.mark.parametrize("items", [["call"], ["call", "share"]])
def test_the_consent_is_the_last_one_and_never_both_together(ask, items):
    ask("first", consent_items=["call", "share"], consent_version="1")
    ask("second", consent_items=items, consent_version="2")
    handoff = Handoff.objects.get()
    assert (handoff.consent_items, handoff.consent_version) == (items, "2")
    consents = [one.consent["version"] for one in asked_in(handoff, os.environ["LAWYERS_PRIVATE_KEY"])]
    assert consents == ["1", "2"]


def test_the_last_language_and_wish_about_calling_back_hold(ask):
    ask("first", language="es", callback="any_time")
    ask("second", language="en", callback="text_only")
    handoff = Handoff.objects.get()
    assert (handoff.language, handoff.callback) == ("en", "text_only")


def test_a_request_that_a_lawyer_has_is_joined_where_it_stands(ask):
    first = ask("first").handoff
    move(first, Stage.CLAIMED, by=a_lawyer())
    assert ask("second").handoff.stage == "claimed"


@pytest.mark.parametrize("way", [(Stage.CLAIMED, Stage.CLOSED), (Stage.EXPIRED,)], ids=["closed", "expired"])
def test_after_the_old_one_is_finished_it_is_a_new_one(ask, way):
    first = ask("first").handoff
    for stage in way:
        move(first, stage, by=a_lawyer())
    second = ask("second")
    assert (second.is_new, second.is_merged) == (True, False)
    assert second.handoff.code != first.code


def test_asking_again_makes_no_request_suspicious(ask):
    for number in range(30):
        handoff = ask(str(number)).handoff
    assert not handoff.is_suspicious
    assert handoff.additions.count() == 29


def test_a_repeated_asking_is_added_once(ask):
    ask("first")
    for _ in range(3):
        assert ask("second").is_merged
    assert Addition.objects.count() == 1


def test_a_phone_nobody_knows_is_not_joined(ask):
    ask("first")
    with pytest.raises(PhoneUnknown):
        ask("second", phone="[PHONE 9]")
    assert not Addition.objects.exists()


def test_requests_of_erased_conversations_stay_apart():
    handoffs = [a_handoff() for _ in range(2)]
    for handoff in handoffs:
        erase_record(handoff.conversation)
    assert Handoff.objects.open().filter(conversation=None).count() == 2


def test_the_database_itself_allows_one_open_request(ask):
    ask("first")
    with pytest.raises(IntegrityError), transaction.atomic():
        Handoff.objects.create(
            conversation=ask.conversation,
            request_id="beside",
            code="K7M-R4Q",
            sealed_contact=b"",
            created_at=Handoff.objects.get().created_at,
        )


@pytest.mark.django_db(transaction=True)
def test_five_different_askings_at_once_are_one_request():
    conversation = a_conversation()
    requests = [a_request(request_id=str(number)) for number in range(5)]
    asked = at_once(*(partial(open_request, conversation, request) for request in requests))
    receipts: list[Receipt] = [one.result() for one in asked]
    assert len({receipt.handoff.code for receipt in receipts}) == 1
    assert [receipt.is_new for receipt in receipts].count(True) == 1
    assert [receipt.is_merged for receipt in receipts].count(True) == 4
    assert (Handoff.objects.count(), Addition.objects.count(), HandoffEvent.objects.count()) == (1, 4, 5)


@pytest.mark.django_db(transaction=True)
def test_asking_while_a_lawyer_closes_is_never_lost_in_a_closed_request():
    """Whoever comes first: it is on the request before it is closed, or it is a new one."""
    for _ in range(5):
        conversation = a_conversation()
        handoff = open_request(conversation, a_request(request_id=f"{conversation.pk}:1")).handoff
        move(handoff, Stage.CLAIMED, by=a_lawyer())
        more = a_request(request_id=f"{conversation.pk}:2")
        asked, closed = at_once(
            partial(open_request, conversation, more), partial(move, handoff, Stage.CLOSED, by=a_lawyer())
        )
        assert closed.result()
        lines = [event.remark or event.stage for event in Handoff.objects.get(pk=handoff.pk).events.all()]
        if asked.result().is_new:
            assert lines == ["received", "claimed", "closed"]
        else:
            assert lines == ["received", "claimed", "joined", "closed"]


@pytest.mark.django_db(transaction=True)
def test_asking_again_while_the_conversation_is_erased_ends_for_both():
    """Whoever comes first: the request stays, with or without what was added, and the conversation goes."""
    for _ in range(5):
        conversation = a_conversation()
        open_request(conversation, a_request(request_id=f"{conversation.pk}:1"))
        more = a_request(request_id=f"{conversation.pk}:2")
        asked, erased = at_once(
            partial(open_request, conversation, more), partial(erase_record, conversation)
        )
        assert erased.exception() is None
        assert asked.exception() is None or isinstance(asked.exception(), Conversation.DoesNotExist)
        assert Addition.objects.filter(request_id=more.request_id).exists() is (asked.exception() is None)
    assert Handoff.objects.filter(conversation=None).count() == 5


def at_once(*works: Callable[[], Any]) -> list[Future[Any]]:
    """Each in a thread with a connection of its own, all begun at the same moment."""
    start = threading.Barrier(len(works))

    def run(work: Callable[[], Any]) -> Any:
        start.wait()
        try:
            return work()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(works)) as pool:
        return [pool.submit(run, work) for work in works]


def test_the_more_pressing_of_two_urgencies():
    assert higher("other", "agents_now") == higher("agents_now", "other") == "agents_now"
