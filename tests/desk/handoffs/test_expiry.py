"""A request nobody could take in two weeks ends, so that the family is told the truth."""

from datetime import timedelta

import pytest
from django.utils import timezone

from desk.handoffs.expiry import WAITS_AT_MOST, expire_requests
from desk.handoffs.requesting import open_request
from desk.handoffs.stages import Stage, move
from tests.desk.handoffs.samples import a_handoff, a_lawyer, a_request

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.mark.parametrize("stages", [(), (Stage.NOTIFIED,)])
def test_it_expires_when_its_time_is_over_and_once(stages):
    handoff = a_handoff(at=NOW)
    for stage in stages:
        move(handoff, stage)
    assert expire_requests(NOW + WAITS_AT_MOST - timedelta(seconds=1)) == 0
    assert expire_requests(NOW + WAITS_AT_MOST) == 1
    assert expire_requests(NOW + WAITS_AT_MOST) == 0
    handoff.refresh_from_db()
    assert (handoff.stage, handoff.closed_at) == ("expired", NOW + WAITS_AT_MOST)


def test_what_a_lawyer_has_taken_never_expires():
    move(a_handoff(at=NOW), Stage.CLAIMED, by=a_lawyer())
    assert expire_requests(NOW + 10 * WAITS_AT_MOST) == 0


def test_the_time_counts_from_when_the_family_last_asked():
    handoff = a_handoff(at=NOW)
    week = timedelta(days=7)
    open_request(handoff.conversation, a_request(request_id="again"), now=NOW + week)
    assert expire_requests(NOW + WAITS_AT_MOST) == 0
    assert expire_requests(NOW + week + WAITS_AT_MOST) == 1
