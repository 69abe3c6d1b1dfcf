"""How to reach a family is forgotten 30 days after its request was finished, and not before."""

from datetime import timedelta

import pytest
from django.utils import timezone

from desk.handoffs.models import Addition
from desk.handoffs.requesting import open_request, receipt_of
from desk.handoffs.retention import CONTACT_KEPT, forget_contacts
from desk.handoffs.stages import Stage, move
from tests.desk.handoffs.samples import a_handoff, a_request

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.mark.parametrize("way", [(Stage.CLAIMED, Stage.CLOSED), (Stage.EXPIRED,)], ids=["closed", "expired"])
def test_the_contact_goes_when_its_time_is_over(way):
    handoff = a_handoff()
    for stage in way:
        move(handoff, stage, now=NOW)
    assert forget_contacts(NOW + CONTACT_KEPT - timedelta(seconds=1)) == 0
    assert forget_contacts(NOW + CONTACT_KEPT) == 1
    assert forget_contacts(NOW + CONTACT_KEPT) == 0
    handoff.refresh_from_db()
    assert bytes(handoff.sealed_contact) == b""
    assert handoff.is_contact_deleted


def test_an_open_request_is_never_forgotten():
    a_handoff()
    assert forget_contacts(NOW + timedelta(days=3650)) == 0


def test_what_was_added_goes_with_the_first_contact():
    handoff = a_handoff()
    open_request(handoff.conversation, a_request(request_id="again"))
    move(handoff, Stage.EXPIRED, now=NOW)
    assert forget_contacts(NOW + CONTACT_KEPT) == 1
    assert [bytes(addition.sealed_contact) for addition in Addition.objects.all()] == [b""]
    assert receipt_of("again").is_merged
