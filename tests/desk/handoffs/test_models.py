"""The queue: the most pressing first, then who waits longest; finished ones last."""

from datetime import timedelta

import pytest
from django.utils import timezone

from desk.handoffs.models import Handoff
from desk.handoffs.stages import Stage, move
from tests.desk.handoffs.samples import a_handoff

pytestmark = pytest.mark.django_db


def test_the_queue_is_worked_through_by_urgency_then_age():
    now = timezone.now()
    other = a_handoff(at=now - timedelta(days=1), urgency="other")
    late = a_handoff(at=now, urgency="detained_now")
    early = a_handoff(at=now - timedelta(hours=1), urgency="detained_now")
    agents = a_handoff(at=now, urgency="agents_now")
    done = a_handoff(urgency="agents_now")
    move(done, Stage.EXPIRED)
    assert list(Handoff.objects.most_pressing_first()) == [agents, early, late, other, done]


def test_the_family_decides_whether_its_messages_are_shared():
    assert a_handoff(consent_items=["call", "share"]).may_share_messages
    assert not a_handoff(consent_items=["call"]).may_share_messages
