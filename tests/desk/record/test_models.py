"""What is stored of a message tells nobody its words; a migration keeps what was there."""

import json
from uuid import uuid4

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from desk.privacy.sealing import new_key, wrap
from desk.record.models import Conversation, Message

_UNDERSTOOD = {"intent": "bond", "because": ["fianza", "hermano"], "ranking": []}


@pytest.mark.django_db
def test_the_reasons_of_a_decision_are_sealed_like_the_text() -> None:
    now = timezone.now()
    conversation = Conversation.objects.create(
        channel="web", created_at=now, last_at=now, sealed_key=wrap(new_key())
    )
    message = Message.objects.create(
        conversation=conversation,
        author="you",
        created_at=now,
        sealed_text=conversation.seal("fianza de mi hermano"),
        sealed_nlu=conversation.seal(json.dumps(_UNDERSTOOD)),
    )
    assert Message.objects.get(pk=message.pk).nlu == _UNDERSTOOD
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM record_message WHERE id = %s", [message.pk])
        stored = b" ".join(
            bytes(value) if isinstance(value, (bytes, memoryview)) else str(value).encode()
            for value in cursor.fetchone()
        )
    assert b"hermano" not in stored


@pytest.mark.django_db(transaction=True)
def test_what_was_understood_before_is_kept_and_sealed() -> None:
    executor = MigrationExecutor(connection)
    executor.migrate([("record", "0002_pulled_answer")])
    old = executor.loader.project_state([("record", "0002_pulled_answer")]).apps
    key, now, pk = new_key(), timezone.now(), uuid4()
    conversation = old.get_model("record", "Conversation").objects.create(
        id=pk, channel="sms", created_at=now, last_at=now, sealed_key=wrap(key)
    )
    messages = old.get_model("record", "Message").objects
    understood = messages.create(
        conversation=conversation, author="you", sealed_text=b"", created_at=now, nlu=_UNDERSTOOD
    )
    waiting = messages.create(
        conversation=conversation, author="you", sealed_text=b"", created_at=now, idempotency_key="2"
    )
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())
    assert Message.objects.get(pk=understood.pk).nlu == _UNDERSTOOD
    assert Message.objects.get(pk=waiting.pk).nlu is None
