"""The queue: the most pressing first, then who waits longest; finished ones last."""

from datetime import timedelta

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
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
    doubtful = a_handoff(at=now - timedelta(days=2), urgency="agents_now")
    Handoff.objects.filter(pk=doubtful.pk).update(is_suspicious=True)
    done = a_handoff(urgency="agents_now")
    move(done, Stage.EXPIRED)
    assert list(Handoff.objects.most_pressing_first()) == [agents, early, late, other, doubtful, done]
    counted = {"agents_now": 1, "detained_now": 2, "hearing_soon": 0, "removal_order": 0, "other": 1}
    waiting = Handoff.objects.open().filter(is_suspicious=False)
    assert list(waiting.counted_by_urgency().items()) == list(counted.items())


@pytest.mark.django_db(transaction=True)
def test_of_several_open_requests_from_before_the_latest_stays_with_the_conversation():
    executor = MigrationExecutor(connection)
    executor.migrate([("handoffs", "0001_initial")])
    old = executor.loader.project_state([("handoffs", "0001_initial"), ("record", "0001_initial")]).apps
    now = timezone.now()
    talk = old.get_model("record", "Conversation").objects.create(
        channel="web", created_at=now, last_at=now, sealed_key=b""
    )
    for number in (2, 1):
        old.get_model("handoffs", "Handoff").objects.create(
            conversation=talk,
            request_id=str(number),
            code=f"C2C-C2{number}",
            sealed_contact=b"sealed",
            created_at=now + timedelta(hours=number),
        )
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())
    kept = Handoff.objects.order_by("code").values_list("code", "conversation_id", "stage")
    assert list(kept) == [("C2C-C21", None, "received"), ("C2C-C22", talk.pk, "received")]


def test_the_family_decides_whether_its_messages_are_shared():
    assert a_handoff(consent_items=["call", "share"]).may_share_messages
    assert not a_handoff(consent_items=["call"]).may_share_messages
