"""What floods the queue stands at its end, marked: nothing is dropped, and a real emergency is seen."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from desk.handoffs.limits import PER_CONVERSATION, PER_PLACE, note_place
from desk.handoffs.models import EMERGENCIES, Handoff, Urgency, WebSource
from desk.handoffs.requesting import open_request
from desk.handoffs.stages import Stage, move
from desk.privacy.erasure import erase_record
from tests.desk.handoffs.samples import PHONE, a_conversation, a_lawyer, a_request

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 25, 20, tzinfo=UTC)
FIRST_PAGE = 50


def asked_by(phone: str, address: str = "", urgency: str = "agents_now") -> Handoff:
    conversation = a_conversation(phone=phone)
    note_place(conversation, address)
    return open_request(conversation, a_request(request_id=f"{conversation.pk}:1", urgency=urgency)).handoff


def finish(handoff: Handoff) -> None:
    for stage in (Stage.CLAIMED, Stage.CLOSED):
        move(handoff, stage, by=a_lawyer())


def test_a_thousand_junk_requests_do_not_bury_a_real_emergency():
    talkative = a_conversation()
    for number in range(1000):
        if number % 2:
            asked_by(f"+1323556{number:04}", "8.8.8.8")
        else:
            receipt = open_request(talkative, a_request(request_id=str(number), urgency="agents_now"))
            if receipt.is_new or number % 4:
                finish(receipt.handoff)
    real = asked_by(PHONE, "9.9.9.9")
    queue = list(Handoff.objects.open().most_pressing_first())
    assert not real.is_suspicious
    assert queue.index(real) < FIRST_PAGE
    # 500 of one address: every one still stands in the queue.
    junk = [handoff for handoff in queue if handoff.is_suspicious]
    assert len(junk) >= 500 - PER_PLACE
    assert queue[-len(junk) :] == junk
    assert Handoff.objects.filter(conversation=talkative, is_suspicious=False).count() == PER_CONVERSATION
    assert {event.remark for event in junk[0].events.all()} == {"", "suspected"}


@given(
    strangers=st.lists(st.tuples(st.integers(1, 40), st.sampled_from(Urgency.values)), max_size=30),
    urgency=st.sampled_from([Urgency.AGENTS_NOW, Urgency.DETAINED_NOW]),
)
@examples(max_examples=15, deadline=None)
def test_nobody_elsewhere_can_push_the_emergency_of_a_phone_behind_what_is_lesser(strangers, urgency):
    with transaction.atomic():
        for place, asked in strangers:
            asked_by(PHONE, f"8.8.8.{place}", asked)
        real = asked_by(PHONE, "9.9.9.9", urgency)
        assert not real.is_suspicious
        queue = list(Handoff.objects.open().most_pressing_first())
        assert all(handoff.urgency in EMERGENCIES for handoff in queue[: queue.index(real)])
        transaction.set_rollback(True)


@pytest.mark.parametrize("junk", [5, 50])
def test_junk_that_names_the_phone_of_a_family_changes_nothing_of_its_request(junk):
    for _ in range(junk):
        asked_by(PHONE, "8.8.8.8", "other")
    real = asked_by(PHONE, "9.9.9.9")
    assert (real.is_suspicious, real.alike_before) == (False, 0)
    assert Handoff.objects.most_pressing_first().first() == real


def test_one_conversation_cannot_open_one_after_the_other():
    conversation, now = a_conversation(), timezone.now()

    def ask(number: int, at: datetime) -> Handoff:
        receipt = open_request(conversation, a_request(request_id=str(number)), now=at)
        finish(receipt.handoff)
        return receipt.handoff

    assert not any(ask(number, now).is_suspicious for number in range(PER_CONVERSATION))
    assert ask(98, now).is_suspicious
    assert not ask(99, now + timedelta(days=1)).is_suspicious


@pytest.mark.parametrize(
    ("one", "other", "is_one_place"),
    [
        ("8.8.8.8", "8.8.8.8", True),
        ("8.8.8.8", "8.8.4.4", False),
        ("2600:1700:1:2::1", "2600:1700:1:2:ffff::9", True),
        ("2600:1700:1:2::1", "2600:1700:1:3::1", False),
        ("::ffff:8.8.8.8", "8.8.8.8", True),
    ],
)
def test_a_place_is_an_address_or_what_a_household_shares_of_a_long_one(one, other, is_one_place):
    for address in (one, other):
        note_place(a_conversation(), address, NOON)
    assert (WebSource.objects.values("key").distinct().count() == 1) is is_one_place


@pytest.mark.parametrize(
    "address", ["127.0.0.1", "10.1.2.3", "172.17.0.1", "192.168.1.1", "::1", "", "testclient"]
)
def test_behind_a_proxy_of_ours_that_tells_no_address_families_are_not_one_place(address):
    note_place(a_conversation(), address)
    assert not WebSource.objects.exists()


def test_the_same_place_is_another_one_tomorrow():
    for now in (NOON, NOON + timedelta(days=1)):
        note_place(a_conversation(), "8.8.8.8", now)
    assert WebSource.objects.values("key").distinct().count() == 2


def test_the_place_goes_with_the_conversation_and_the_address_is_nowhere():
    handoff = asked_by("+13235550100", "8.8.44.77")
    for table in connection.introspection.table_names():
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT * FROM "{table}"')
            assert not any("8.8.44.77" in str(value) for row in cursor.fetchall() for value in row)
    erase_record(handoff.conversation)
    assert not WebSource.objects.exists()
