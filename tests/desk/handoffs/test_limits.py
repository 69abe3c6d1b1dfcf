"""What floods the queue stands at its end, marked: nothing is dropped, and a real emergency is seen."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.utils import timezone

from desk.handoffs.limits import PER_CONVERSATION, PER_PHONE, PER_PLACE, note_place, phone_key
from desk.handoffs.models import Handoff, WebSource
from desk.handoffs.requesting import open_request
from desk.handoffs.retention import CONTACT_KEPT, forget_contacts
from desk.handoffs.stages import Stage, move
from desk.privacy.erasure import erase_record
from tests.desk.handoffs.samples import a_conversation, a_lawyer, a_request

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 25, 20, tzinfo=UTC)
FIRST_PAGE = 25


def asked_by(phone: str, address: str = "", urgency: str = "agents_now") -> Handoff:
    conversation = a_conversation(phone=phone)
    note_place(conversation, address)
    return open_request(conversation, a_request(request_id=f"{conversation.pk}:1", urgency=urgency)).handoff


def finish(handoff: Handoff) -> None:
    for stage in (Stage.CLAIMED, Stage.CLOSED):
        move(handoff, stage, by=a_lawyer())


def test_a_thousand_junk_requests_do_not_bury_a_real_emergency():
    talkative = a_conversation(phone="+13235559999")
    for number in range(1000):
        way = number % 3
        if way == 0:
            asked_by("+13235550100")
        elif way == 1:
            asked_by(f"+1323556{number:04}", "8.8.8.8")
        else:
            receipt = open_request(talkative, a_request(request_id=str(number), urgency="agents_now"))
            if receipt.is_new or number % 2:
                finish(receipt.handoff)
    real = asked_by("+13235550147", "9.9.9.9")
    queue = list(Handoff.objects.open().most_pressing_first())
    assert not real.is_suspicious
    assert queue.index(real) < FIRST_PAGE
    # 334 of one phone and 333 of one address: every one still stands in the queue.
    junk = [handoff for handoff in queue if handoff.is_suspicious]
    assert len(junk) == 334 - PER_PHONE + 333 - PER_PLACE
    assert queue[-len(junk) :] == junk
    assert Handoff.objects.filter(conversation=talkative, is_suspicious=False).count() == PER_CONVERSATION
    assert {event.remark for event in junk[0].events.all()} == {"", "suspected"}


def test_the_requests_of_one_phone_are_counted_while_they_are_open():
    few = [asked_by("+13235550100") for _ in range(PER_PHONE)]
    assert asked_by("+13235550100").is_suspicious
    assert not asked_by("+13235550101").is_suspicious
    for handoff in Handoff.objects.filter(is_suspicious=True):
        finish(handoff)
    finish(few[0])
    assert not asked_by("+13235550100").is_suspicious


def test_nobody_sinks_a_familys_request_by_naming_its_phone():
    for _ in range(PER_PHONE + 3):
        asked_by("+13235550147", urgency="other")
    for number in range(PER_PLACE + 3):
        asked_by(
            "+13235550147" if number >= PER_PLACE else f"+1323556{number:04}", "8.8.8.8", urgency="agents_now"
        )
    real = asked_by("+13235550147", "9.9.9.9", urgency="detained_now")
    assert not real.is_suspicious


def test_a_family_behind_the_others_is_called_through_those_that_stand_before_it():
    for _ in range(PER_PHONE):
        asked_by("+13235550147", urgency="agents_now")
    real = asked_by("+13235550147", "9.9.9.9", urgency="detained_now")
    assert real.is_suspicious
    first = Handoff.objects.open().most_pressing_first()[0]
    assert first.phone_key == real.phone_key


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


def test_the_hash_of_the_phone_is_forgotten_with_the_contact():
    handoff = asked_by("+13235550100")
    assert handoff.phone_key == phone_key("(323) 555-0100")
    finish(handoff)
    forget_contacts(timezone.now() + CONTACT_KEPT)
    handoff.refresh_from_db()
    assert handoff.phone_key == ""
