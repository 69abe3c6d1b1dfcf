"""The audit holds who, what and when for a year, and no text."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.db.models import ProtectedError
from django.utils import timezone

from desk.console.audit import AUDIT_KEPT, forget_old_audit, note
from desk.console.models import Action, Audit
from tests.desk.console.conftest import PASSWORD


def test_signing_in_is_written_down(client, lawyer):
    Audit.objects.all().delete()
    client.post("/sign-in/", {"username": "lara", "password": PASSWORD})
    line = Audit.objects.get()
    assert (line.who.username, line.action, line.subject) == ("lara", "signed_in", "")
    assert timezone.now() - line.at < timedelta(minutes=1)


def test_there_is_no_room_for_text():
    assert {field.name for field in Audit._meta.fields} == {"id", "at", "who", "action", "subject"}
    assert Audit._meta.get_field("subject").max_length == 64


def test_it_is_kept_for_a_year():
    now = timezone.now()
    note(User.objects.create(username="ana"), Action.OPENED_CONTACT, "x")
    assert forget_old_audit(now + AUDIT_KEPT - timedelta(minutes=1)) == 0
    assert forget_old_audit(now + AUDIT_KEPT + timedelta(minutes=1)) == 1


def test_an_account_in_the_audit_cannot_be_deleted():
    ana = User.objects.create(username="ana")
    note(ana, Action.OPENED_CONTACT, "x")
    with pytest.raises(ProtectedError):
        ana.delete()
