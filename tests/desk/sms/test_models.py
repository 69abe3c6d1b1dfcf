"""What is stored of the texts that went out, also by a desk that was updated."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from desk.sms.models import Text

SID = "SM" + "a" * 32
BEFORE = ("sms", "0002_parts_taken")


@pytest.mark.django_db(transaction=True)
def test_an_id_that_was_noted_before_is_kept() -> None:
    executor = MigrationExecutor(connection)
    executor.migrate([BEFORE])
    old = executor.loader.project_state([BEFORE, *executor.loader.graph.leaf_nodes("record")]).apps
    now = timezone.now()
    conversation = old.get_model("record", "Conversation").objects.create(
        channel="sms", created_at=now, last_at=now, sealed_key=b""
    )
    messages, deliveries = old.get_model("record", "Message"), old.get_model("sms", "Delivery")
    for number, sid in enumerate(("", SID)):
        message = messages.objects.create(
            conversation=conversation, author="you", sealed_text=b"", created_at=now, idempotency_key=number
        )
        deliveries.objects.create(message=message, fate="sent", sid=sid)
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())
    assert [(text.sid, text.delivery.message_id) for text in Text.objects.all()] == [(SID, message.pk)]
